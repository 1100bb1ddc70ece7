"""How the collections of a migration are read and loaded, whatever they are. A part of Reloquent."""

import argparse
import json
import sys
import time
from collections import namedtuple
from functools import reduce
from pathlib import Path

import opening
import surroundings
from pyspark.sql import functions as F
from reading import Source, cause

HERE = Path(__file__).resolve().parent

# For each collection, by its name, what gives its rows, and who puts them together: "kernel" or "dataframe". How the
# source is reached, without a secret, what its sessions begin with, and the target's database.
Plan = namedtuple("Plan", "collections engines properties statements database")

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
    "out-of-memory": "the rows of a document did not fit into the memory that Spark has; run it with --engine kernel,"
    " which does not hold them, or give Spark more: spark.executor.memory, or spark.driver.memory on one machine",
    "failed": "the {server} broke off: {message}",
}


def assembled(jvm_class, source, plan, number, name, engine, *more):
    """Has the kernel or a DataFrame put the documents of a collection together, for what a class of the writer does."""
    context = source.spark.sparkContext
    work = source.artefacts.read(f"plans/{number}.work")
    if engine == "kernel":
        return jvm_class.kernel(context._jsc, work, source.snapshot, *more)
    return jvm_class.dataFrame(context._jsc, plan.collections[name](source)._jdf, work, *more)


def load(source, plan, number, name, engine, again):
    """Loads one collection, says what happens line by line, and returns what came of it."""
    jvm = source.spark.sparkContext._jvm.io.reloquent.spark
    if not again and jvm.Standalone.documents(plan.database, name) > 0:
        return {"error": "the collection holds documents already; --again replaces what an interrupted run left"}
    job = assembled(jvm.Job, source, plan, number, name, engine, again)
    began = time.monotonic()
    documents = 0
    error = "Spark ended without a word"
    for line in iter(job.next, None):
        event = json.loads(line)
        print(json.dumps({"collection": name, "seconds": round(time.monotonic() - began, 1), **event}), flush=True)
        if event["event"] == "range":
            documents += event["documents"]
        elif event["event"] == "done":
            error = None
        elif event["event"] in SENTENCES:
            error = SENTENCES[event["event"]].format(**event)
    if error is None:
        jvm.Standalone.fence(plan.database, name)
    return {"documents": documents, "error": error}


def parser(description, plan):
    """Understands what every script is called with."""
    arguments = argparse.ArgumentParser(description=description, allow_abbrev=False)
    arguments.add_argument("--collection", action="append", choices=list(plan.collections), help="this one; may be repeated")
    arguments.add_argument(
        "--engine", choices=["kernel", "dataframe"], help="who puts rows together; else what the plan recommends for each"
    )
    surroundings.add_arguments(arguments, HERE)
    opening.add_arguments(arguments)
    return arguments


def each(plan, arguments, writes, do):
    """Does something with every collection that is asked for, under one snapshot. One that fails does not keep the others."""
    secrets = opening.secrets(arguments)
    spark = surroundings.start("reloquent", HERE / "jars", "io.reloquent.spark.Standalone")
    standalone = spark.sparkContext._jvm.io.reloquent.spark.Standalone
    # Tasks bring them along in memory; what Spark writes down or shows has nothing of them.
    standalone.open(secrets.password, secrets.uri)
    statements = list(plan.statements)
    try:
        held = standalone.hold(plan.properties, statements)
    except Exception as failure:  # Whatever it is, a sentence says more than a trace.
        sys.exit(f"error: The source cannot be read: {cause(failure)}")
    snapshot = list(held.transaction())
    context = spark.sparkContext._jsc
    trouble = standalone.preflight(context, plan.properties, statements, snapshot, plan.database, writes)
    if trouble:
        sys.exit(f"error: {trouble}")
    artefacts = surroundings.Artefacts(arguments.artefacts)
    source = Source(spark, {**plan.properties, "password": secrets.password or ""}, statements, snapshot, artefacts)
    numbers = {name: number for number, name in enumerate(plan.collections)}
    asked = arguments.collection or list(plan.collections)

    def one(name):
        return do(source, numbers[name], name, arguments.engine or plan.engines[name])

    results, running = surroundings.each([name for name in numbers if name in asked], one, SENTENCES["out-of-memory"])
    if running:
        held.close()
    return results


def main(plan):
    """Loads what the arguments ask for."""
    known = parser("Loads the collections of a plan into MongoDB.", plan)
    known.add_argument("--again", action="store_true", help="replace documents that an interrupted run left")
    arguments = surroundings.parse(known)

    def do(source, number, name, engine):
        return load(source, plan, number, name, engine, arguments.again)

    surroundings.end(arguments.artefacts, each(plan, arguments, True, do), "summary.json")
