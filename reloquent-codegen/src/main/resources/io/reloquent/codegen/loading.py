"""How the collections of a migration are read and loaded, whatever they are. A part of Reloquent."""

import argparse
import json
import os
import sys
import time
from functools import reduce
from pathlib import Path

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

HERE = Path(__file__).resolve().parent

# A page is 8 kilobytes. One piece is read by one task over one connection.
PAGES_PER_PIECE = 4096
MOST_PIECES = 200


class Source:
    """The source, as every reader sees it: at one moment, and without a way to change it."""

    def __init__(self, spark, properties, statements):
        """Takes the driver's properties, and the statements that each session begins with."""
        self.spark = spark
        # Rows of one document stay in their task, however many keys lie between them and the document's own.
        spark.conf.set("spark.sql.requireAllClusterKeysForCoPartition", "false")
        self.properties = {
            **properties,
            "driver": "org.postgresql.Driver",
            # With 0 the driver would hold all rows of a task at once.
            "fetchsize": "10000",
            # Values come in the source's binary form from the first query on; as text they take longer to read.
            "prepareThreshold": "-1",
            "sessionInitStatement": ";".join(statements),
        }

    def read(self, schema, columns, rows, pages, by):
        """The rows of a table, those of one document together: equal in the columns that hold the document's key."""
        table = self._read(schema, columns, rows, pages)
        return table.repartition(*by) if by else table

    def _read(self, schema, columns, rows, pages):
        """As many pieces as the table's size asks for: by where rows lie, which needs no index."""
        pieces = min(self._pages(pages) // PAGES_PER_PIECE, MOST_PIECES)
        properties = {**self.properties, "customSchema": schema}
        if pieces < 2:
            return self._table(columns, rows, properties, None)
        ends = [PAGES_PER_PIECE * piece for piece in range(1, pieces)]
        places = [f"piece < '({ends[0]},0)'::tid"]
        places += [f"piece >= '({a},0)'::tid AND piece < '({b},0)'::tid" for a, b in zip(ends, ends[1:])]
        places += [f"piece >= '({ends[-1]},0)'::tid"]
        return self._table([*columns, "t0.ctid AS piece"], rows, properties, places).drop("piece")

    def _pages(self, query):
        table = self.spark.read.jdbc("jdbc:postgresql://", f"({query}) AS q", properties=self.properties)
        return table.collect()[0][0]

    def _table(self, columns, rows, properties, places):
        query = "(SELECT " + ",\n".join(columns) + "\n" + rows + ") AS q"
        return self.spark.read.jdbc("jdbc:postgresql://", query, predicates=places, properties=properties)


def nest(parents, children, on):
    """Adds an array to each parent row: the children whose columns are equal to the parent's, pair by pair."""
    array = f"a{len(parents.columns)}"
    keys = [f"on{i}" for i in range(len(on))]
    grouped = children.groupBy(*[children[child].alias(key) for key, (_, child) in zip(keys, on)]).agg(
        F.collect_list(F.struct(*children.columns)).alias(array)
    )
    # A key may have nulls where it orders rows by another column, and null is equal to null then.
    pairs = [parents[parent].eqNullSafe(grouped[key]) for key, (parent, _) in zip(keys, on)]
    same = reduce(lambda a, b: a & b, pairs)
    return parents.join(grouped, same, "left").drop(*keys)


# How a collection may end other than well.
SENTENCES = {
    "unmakable": "the document with key {key} cannot be made: {field} {why}",
    "not-a-key": "the key {key} {why}",
    "already-there": "there is a document with _id {id} already",
    "failed": "the {server} broke off: {message}",
}


def origin(failure):
    """Where a failure in Java began; None if it is none of Java's."""
    thrown = getattr(failure, "java_exception", None)
    while thrown is not None and thrown.getCause() is not None:
        thrown = thrown.getCause()
    return thrown


def cause(failure):
    """What a failure says of itself, without the way it took."""
    began = origin(failure)
    return str(failure) if began is None else began.getMessage() or began.toString()


def load(spark, database, number, name, rows, again):
    """Loads one collection, says what happens line by line, and returns what came of it."""
    context = spark.sparkContext
    jvm = context._jvm.io.reloquent.spark
    if not again and jvm.Standalone.documents(database, name) > 0:
        return {"error": "the collection holds documents already; --again replaces what an interrupted run left"}
    work = (HERE / "plans" / f"{number}.work").read_text()
    job = jvm.Job.dataFrame(context._jsc, rows._jdf, work, again)
    documents = 0
    error = "Spark ended without a word"
    for line in iter(job.next, None):
        event = json.loads(line)
        print(json.dumps({"collection": name, **event}), flush=True)
        if event["event"] == "range":
            documents += event["documents"]
        elif event["event"] == "done":
            error = None
        elif event["event"] in SENTENCES:
            error = SENTENCES[event["event"]].format(**event)
    if error is None:
        jvm.Standalone.fence(database, name)
    return {"documents": documents, "error": error}


def run(spark, collections, properties, statements, database, again):
    """Loads collections under one snapshot, but for those whose rows are None. One that fails does not keep the others."""
    standalone = spark.sparkContext._jvm.io.reloquent.spark.Standalone
    try:
        held = standalone.hold(properties, list(statements))
    except Exception as failure:  # Whatever it is, a sentence says more than a trace.
        sys.exit(f"error: The source cannot be read: {cause(failure)}")
    snapshot = list(held.transaction())
    trouble = standalone.preflight(spark.sparkContext._jsc, properties, list(statements), snapshot, database)
    if trouble:
        sys.exit(f"error: {trouble}")
    password = os.environ.get("RELOQUENT_SOURCE_PASSWORD", "")
    source = Source(spark, {**properties, "password": password}, [*snapshot, *statements])
    results = {}
    for number, (name, rows) in enumerate(collections.items()):
        if rows is not None:
            began = time.monotonic()
            try:
                results[name] = load(spark, database, number, name, rows(source), again)
            except Exception as failure:  # Whatever it is, the other collections are not to suffer.
                results[name] = {"error": cause(failure)}
            results[name]["seconds"] = round(time.monotonic() - began, 1)
    held.close()
    return results


def main(collections, properties, statements, database):
    """Loads what the arguments ask for, and ends with 1 if something went wrong."""
    parser = argparse.ArgumentParser(description="Loads the collections of a plan into MongoDB.")
    parser.add_argument("--collection", action="append", choices=list(collections), help="load this one; may be repeated")
    parser.add_argument("--again", action="store_true", help="replace documents that an interrupted run left")
    arguments = parser.parse_args()
    jars = ",".join(str(jar) for jar in sorted((HERE / "jars").glob("*.jar")))
    spark = SparkSession.builder.appName("reloquent").config("spark.jars", jars).getOrCreate()
    asked = arguments.collection or list(collections)
    wanted = {name: rows if name in asked else None for name, rows in collections.items()}
    results = run(spark, wanted, properties, statements, database, arguments.again)
    summary = HERE / "reports" / "summary.json"
    summary.parent.mkdir(exist_ok=True)
    summary.write_text(json.dumps(results, indent=2) + "\n")
    for name, result in results.items():
        print(json.dumps({"event": "summary", "collection": name, **result}), flush=True)
    sys.exit(1 if any(result["error"] for result in results.values()) else 0)
