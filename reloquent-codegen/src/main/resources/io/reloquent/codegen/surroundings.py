"""What a script finds around it: a Spark of the kind it is for, and its own directory, wherever that is. A part of Reloquent."""

import sys
from pathlib import Path

from py4j.java_gateway import JavaPackage
from pyspark.sql import SparkSession

PYTHON = [(${python})]
SPARK = [(${spark})]
SCALA = [(${scala})]
JAVA = [(${java})]

# Given to every script by Glue, beside those of the job.
OF_GLUE = "--JOB_NAME"


def parse(parser):
    """The arguments; Glue adds some of its own."""
    arguments, others = parser.parse_known_args()
    if others and OF_GLUE not in others:
        parser.error(f"unrecognized arguments: {' '.join(others)}")
    return arguments


def trouble(spark):
    """What about this Spark is not as it has to be, as a sentence; None where nothing is."""
    jvm = spark.sparkContext._jvm
    scala = jvm.scala.util.Properties.versionNumberString()
    java = int(jvm.java.lang.System.getProperty("java.specification.version").split(".")[-1])
    if not spark.version.startswith(SPARK + ".") or not scala.startswith(SCALA + "."):
        return f"This is Spark {spark.version} with Scala {scala}. The script is for Spark {SPARK} with Scala {SCALA}; run it there."
    if java < JAVA:
        return f"This Spark runs on Java {java}. Let JAVA_HOME name a JDK {JAVA} for the driver and the executors."
    if sys.version_info < PYTHON:
        return f"This is Python {sys.version.split()[0]}. Let PYSPARK_PYTHON name {'.'.join(map(str, PYTHON))} or later."
    if isinstance(jvm.io.reloquent.spark.Standalone, JavaPackage):
        return "The writer is not there. Name the files of jars/ with --jars."
    return None


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
