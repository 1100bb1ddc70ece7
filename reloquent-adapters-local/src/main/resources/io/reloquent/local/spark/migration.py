"""Runs Reloquent's requests on Spark: one line in for each collection, JSON lines out.

Every request names key ranges; each of them becomes a task that runs Reloquent's kernel, from the JARs given, between
the source and the target. The source's password and the target's connection string come from the environment.
"""

import argparse
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
            lines.put(line.strip())
        os._exit(0)

    threading.Thread(target=read, daemon=True).start()
    while True:
        yield lines.get()


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
    kernel_job = spark.sparkContext._jvm.io.reloquent.spark.KernelJob
    for request in requests_from_input():
        job = kernel_job.start(spark.sparkContext._jsc, request)
        for event in iter(job.next, None):
            print(event, flush=True)


if __name__ == "__main__":
    main()
