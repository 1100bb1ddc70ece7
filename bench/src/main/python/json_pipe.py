"""What a user would reach for: PostgreSQL writes each document as JSON text, and something imports it.

Pipes into mongoimport if there is one on the PATH, else parses the JSON and inserts by pymongo, 1,000 documents a batch.
"""
import argparse
import json
import resource
import shutil
import subprocess
import sys
import time

import psycopg


def arguments():
    parser = argparse.ArgumentParser()
    for name in ("source", "target", "database", "collection", "query"):
        parser.add_argument("--" + name, required=True)
    return parser.parse_args()


def lines(source, query):
    with psycopg.connect(source) as connection, connection.cursor() as cursor:
        cursor.execute("set work_mem = '128MB'")
        with cursor.copy("COPY (" + query + ") TO STDOUT") as copy:
            copy.set_types(["text"])
            for (line,) in copy.rows():
                yield line


def by_mongoimport(program, options):
    command = [program, "--uri", options.target, "--db", options.database, "--collection", options.collection,
               "--numInsertionWorkers", "2", "--writeConcern", '{"w": 1}', "--quiet"]
    importer = subprocess.Popen(command, stdin=subprocess.PIPE)
    for line in lines(options.source, options.query):
        importer.stdin.write(line.encode() + b"\n")
    importer.stdin.close()
    if importer.wait() != 0:
        sys.exit("mongoimport ended with code %d" % importer.returncode)


def by_pymongo(options):
    from pymongo import MongoClient, WriteConcern

    with MongoClient(options.target) as client:
        collection = client[options.database].get_collection(options.collection, write_concern=WriteConcern(w=1))
        batch = []
        for line in lines(options.source, options.query):
            batch.append(json.loads(line))
            if len(batch) == 1000:
                collection.insert_many(batch, ordered=False)
                batch = []
        if batch:
            collection.insert_many(batch, ordered=False)


def main():
    options = arguments()
    began = time.monotonic()
    program = shutil.which("mongoimport")
    if program:
        by_mongoimport(program, options)
    else:
        by_pymongo(options)
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(json.dumps({"seconds": time.monotonic() - began, "peak_rss_mb": peak / 1024}))


main()
