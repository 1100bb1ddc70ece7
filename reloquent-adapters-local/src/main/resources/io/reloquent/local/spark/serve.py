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
import shutil
import signal
import sys
import threading

from pyspark import SparkContext
from pyspark.sql import SparkSession
from reading import Source, cause, origin
from surroundings import OUT_OF_MEMORY, exit_code

# Held while everything is ended on purpose.
ENDING = threading.Lock()


def end_at_once():
    """Tasks must not go on writing, so the JVM is not asked; what it kept on disk goes with it."""
    with ENDING:
        gateway = SparkContext._gateway
        if gateway is not None:
            gateway.proc.kill()
            gateway.proc.wait()
        shutil.rmtree(os.environ["SPARK_LOCAL_DIRS"], ignore_errors=True)
        os._exit(0)


def requests_from_input():
    """Requests as they come in. Whoever sends them keeps the input open; its end means that nobody waits any more."""
    requests = queue.Queue()

    def read():
        for line in sys.stdin:
            requests.put(json.loads(line))
        end_at_once()

    threading.Thread(target=read, daemon=True).start()
    return requests


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
    source = Source(spark, {**request["properties"], "password": password}, request["statements"])
    rows = migration.PLAN.collections[request["collection"]](source)
    return jobs.dataFrame(context, rows._jdf, request["work"], False)


def failed(failure):
    """What is said where no job says anything: Spark looks at the columns of a query before any task, or is no more."""
    code = exit_code(failure)
    if code == OUT_OF_MEMORY:
        return {"event": "out-of-memory"}
    if code is not None:
        raise failure
    began = origin(failure)
    of_source = began is not None and began.getClass().getName() == "org.postgresql.util.PSQLException"
    server, code = ("source", began.getSQLState() or "") if of_source else ("spark", "")
    return {"event": "failed", "server": server, "code": code, "message": cause(failure)}


def main():
    # An interrupted run is ended by whoever started this process, in order.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parser = argparse.ArgumentParser()
    parser.add_argument("--conf", action="append", default=[], metavar="NAME=VALUE")
    requests = requests_from_input()
    builder = SparkSession.builder.appName("reloquent")
    for setting in parser.parse_args().conf:
        name, _, value = setting.partition("=")
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    while True:
        try:
            job = start(spark, requests.get())
            for event in iter(job.next, None):
                print(event, flush=True)
        except Exception as failure:  # Whatever it is, the other side must hear of it.
            print(json.dumps(failed(failure)), flush=True)


if __name__ == "__main__":
    try:
        main()
    finally:
        # Whoever ends the JVM makes the line above fail, and is not done by then.
        with ENDING:
            pass
