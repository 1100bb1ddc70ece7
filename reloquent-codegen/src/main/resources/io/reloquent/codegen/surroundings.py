"""What a script finds around it: a Spark of the kind it is for, and its own directory, wherever that is. A part of Reloquent."""

import json
import subprocess
import sys
import time
from functools import reduce
from pathlib import Path

from py4j.java_gateway import JavaPackage
from py4j.protocol import Py4JError, Py4JJavaError
from pyspark import SparkContext
from pyspark.sql import SparkSession
from reading import cause

PYTHON = [(${python})]
SPARK = [(${spark})]
SCALA = [(${scala})]
JAVA = [(${java})]

# What Spark's JVM ends with when its heap is full, and how long it takes to.
OUT_OF_MEMORY = 52
JVM_ENDS_SECONDS = 10

# Given to every script by Glue, beside those of the job.
OF_GLUE = "--JOB_NAME"


def add_arguments(parser, here):
    """Lets the directory be elsewhere than the script."""
    parser.add_argument("--artefacts", metavar="PLACE", default=str(here), help="where plans/ and reports/ are, if not here")


def parse(parser):
    """The arguments; Glue adds some of its own."""
    arguments, others = parser.parse_known_args()
    if others and OF_GLUE not in others:
        parser.error(f"unrecognized arguments: {' '.join(others)}")
    return arguments


def start(name, jars, writer):
    """A Spark that has the JARs; ends with 2 and a sentence where it is not one that the script is for."""
    builder = SparkSession.builder.appName(name)
    files = ",".join(str(jar) for jar in sorted(jars.glob("*.jar")))
    # Where none are here, spark-submit was told of them.
    spark = (builder.config("spark.jars", files) if files else builder).getOrCreate()
    wrong = trouble(spark, writer)
    if wrong:
        print(f"error: {wrong}", file=sys.stderr)
        sys.exit(2)
    return spark


def trouble(spark, writer):
    """What about this Spark is not as it has to be, as a sentence; None where nothing is. The writer is a class of Java."""
    jvm = spark.sparkContext._jvm
    scala = jvm.scala.util.Properties.versionNumberString()
    java = int(jvm.java.lang.System.getProperty("java.specification.version").split(".")[-1])
    if not spark.version.startswith(SPARK + ".") or not scala.startswith(SCALA + "."):
        return f"This is Spark {spark.version} with Scala {scala}. The script is for Spark {SPARK} with Scala {SCALA}; run it there."
    if java < JAVA:
        return f"This Spark runs on Java {java}. Let JAVA_HOME name a JDK {JAVA} for the driver and the executors."
    if sys.version_info < PYTHON:
        return f"This is Python {sys.version.split()[0]}. Let PYSPARK_PYTHON name {'.'.join(map(str, PYTHON))} or later."
    if isinstance(reduce(getattr, writer.split("."), jvm), JavaPackage):
        return "The writer is not there. Name the files of jars/ with --jars."
    return None


def exit_code(failure):
    """What Spark's own process ended with, if that is why a call of it failed; None while it runs."""
    # There is none to wait for where spark-submit began with Java: this script ends with that then.
    process = SparkContext._gateway.proc
    if process is None or not isinstance(failure, Py4JError) or isinstance(failure, Py4JJavaError):
        return None
    try:
        return process.wait(JVM_ENDS_SECONDS)
    except subprocess.TimeoutExpired:
        return None


def sentence(failure, code, out_of_memory):
    """What a summary says of a failure, after which Spark's own process ended with a code or did not."""
    if code is None:
        return cause(failure)
    return out_of_memory if code == OUT_OF_MEMORY else f"Spark ended with exit code {code}"


def each(names, do, out_of_memory):
    """What comes of doing something with each, and whether Spark still runs. One that fails does not keep the others."""
    results = {}
    code = None
    for name in names:
        if code is not None:
            results[name] = {"error": "not begun, because Spark had ended"}
            continue
        began = time.monotonic()
        try:
            results[name] = do(name)
        except Exception as failure:  # Whatever it is, the other collections are not to suffer.
            code = exit_code(failure)
            results[name] = {"error": sentence(failure, code, out_of_memory)}
        results[name]["seconds"] = round(time.monotonic() - began, 1)
    return results, code is None


class Artefacts:
    """The directory of the plans and the reports, on any file system that Hadoop reaches."""

    def __init__(self, place):
        """Takes a place as Hadoop writes it, such as s3://bucket/prefix, or a directory of this machine."""
        self._place = place
        # Read and written without Spark, which may have ended when there is a report to write.
        self._directory = None if ":/" in place else Path(place)

    def read(self, name):
        """The text of a file."""
        if self._directory:
            return (self._directory / name).read_text()
        path, files = self._find(name)
        stream = files.open(path)
        try:
            return bytes(stream.readAllBytes()).decode()
        finally:
            stream.close()

    def write(self, name, text):
        """Writes a file, in the place of one that is there."""
        if self._directory:
            (self._directory / name).parent.mkdir(exist_ok=True)
            (self._directory / name).write_text(text)
            return
        path, files = self._find(name)
        stream = files.create(path, True)
        try:
            stream.write(bytearray(text.encode()))
        finally:
            stream.close()

    def _find(self, name):
        spark = SparkSession.active().sparkContext
        path = spark._jvm.org.apache.hadoop.fs.Path(f"{self._place.rstrip('/')}/{name}")
        files = path.getFileSystem(spark._jsc.hadoopConfiguration())
        # On this machine Hadoop would put a checksum beside each file.
        files.setWriteChecksum(False)
        return path, files


def end(place, results, report):
    """Writes down what came of each collection, and ends with 1 if something is wrong."""
    for name, result in results.items():
        print(json.dumps({"event": "summary", "collection": name, **result}), flush=True)
    Artefacts(place).write(f"reports/{report}", json.dumps(results, indent=2) + "\n")
    # Whatever ends by sys.exit() may pass for a failure where a script is not a process of its own.
    if any(result["error"] for result in results.values()):
        sys.exit(1)
