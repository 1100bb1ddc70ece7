"""Runs Reloquent's requests on Spark: one line in for each collection, JSON lines out.

A request for the kernel names ranges of keys; each of them becomes a task that runs Reloquent's kernel between the
source and the target. A request for DataFrames names a script that reads and nests the rows. The source's password and
the target's connection string come from the environment.
"""

import argparse
import importlib.util
import json
import os
import queue
import signal
import sys
import threading

from pyspark.sql import SparkSession


def requests_from_input():
    """Requests as they come in. Whoever sends them keeps the input open; its end means that nobody waits any more."""
    lines = queue.Queue()

    def read():
        for line in sys.stdin:
            lines.put(line)
        os._exit(0)

    threading.Thread(target=read, daemon=True).start()
    while True:
        yield json.loads(lines.get())


def script(path):
    specification = importlib.util.spec_from_file_location("migration", path)
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def start(spark, request):
    """The job of a request."""
    jobs = spark.sparkContext._jvm.io.reloquent.spark.Job
    context = spark.sparkContext._jsc
    if "script" not in request:
        return jobs.kernel(context, request["work"])
    migration = script(request["script"])
    password = os.environ.get("RELOQUENT_SOURCE_PASSWORD", "")
    source = migration.Source(spark, {**request["properties"], "password": password}, request["statements"])
    rows = migration.COLLECTIONS[request["collection"]](source)
    return jobs.dataFrame(context, rows._jdf, request["work"], False)


def main():
    # An interrupted run is ended by whoever started this process, in order.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parser = argparse.ArgumentParser()
    parser.add_argument("--conf", action="append", default=[], metavar="NAME=VALUE")
    builder = SparkSession.builder.appName("reloquent")
    for setting in parser.parse_args().conf:
        name, _, value = setting.partition("=")
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    for request in requests_from_input():
        try:
            job = start(spark, request)
        except Exception as failure:  # Whatever it is, the other side must hear of it.
            event = {"event": "failed", "server": "spark", "code": "", "message": str(failure)}
            print(json.dumps(event), flush=True)
            continue
        for event in iter(job.next, None):
            print(event, flush=True)


if __name__ == "__main__":
    main()
