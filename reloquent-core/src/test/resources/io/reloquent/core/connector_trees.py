"""Runs generated directories one after the other, and some a second time, on one Spark.

A line of standard input is a directory, or `again` and a directory; a line of standard output is what came of it.
"""

import importlib.util
import json
import os
import sys
import time
from multiprocessing.pool import ThreadPool
from pathlib import Path

from pyspark.sql import SparkSession

first = Path(sys.argv[1])
sys.path.insert(0, str(first))
import connector  # noqa: E402  It is the same in every directory.
import opening  # noqa: E402

SECRETS = opening.Secrets(None, os.environ["RELOQUENT_TARGET_URI"])

spark = (
    SparkSession.builder.master("local[2]")
    .config("spark.jars", ",".join(str(jar) for jar in sorted((first / "jars").glob("*.jar"))))
    .config("spark.ui.enabled", "false")
    .config("spark.sql.shuffle.partitions", "2")
    .config("spark.sql.adaptive.enabled", "false")
    # Small tables are not worth a compiler.
    .config("spark.sql.codegen.wholeStage", "false")
    .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
    # Nothing depends on where Spark thinks that it is.
    .config("spark.driver.extraJavaOptions", "-Duser.timezone=America/New_York")
    .getOrCreate()
)


def run(line):
    """What came of one line."""
    began = time.monotonic()
    words = line.split()
    path = Path(words[-1]) / "migration.py"
    specification = importlib.util.spec_from_file_location("migration", path)
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    again = words[0] == "again"
    try:
        results = connector.run(spark, module.COLLECTIONS, module.PROPERTIES, module.STATEMENTS, module.DATABASE, SECRETS, again)
    except SystemExit as end:
        results = {"": {"error": str(end)}}
    print(round(time.monotonic() - began, 1), "seconds:", line.strip(), file=sys.stderr)
    return results


done = []
with ThreadPool(4) as pool:
    for line in sys.stdin:
        if line.startswith("again"):
            for result in done:
                result.wait()
        done.append(pool.apply_async(run, (line,)))
    for result in done:
        print("results " + json.dumps(result.get()), flush=True)
