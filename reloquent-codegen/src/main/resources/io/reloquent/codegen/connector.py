"""How the collections of a migration are put together and written by MongoDB's connector. A part of Reloquent."""

import argparse
import json
import sys
import uuid
from functools import reduce
from pathlib import Path

import opening
import surroundings
from pyspark.sql import functions as F
from reading import Source, cause

HERE = Path(__file__).resolve().parent
WRITER = "com.mongodb.spark.sql.connector.MongoTableProvider"
OUT_OF_MEMORY = (
    "the rows of a document did not fit into the memory that Spark has; give it more: spark.executor.memory, or"
    " spark.driver.memory on one machine"
)
AT_ONE_MOMENT = "set transaction isolation level repeatable read read only"
PREFLIGHT = "reloquent_preflight"

# Everything that changes what is in a document. Dates come as milliseconds since 1970, so no time zone touches them; and
# from 1900 on, before which the source lets none pass, no calendar does.
SETTINGS = {
    "spark.sql.caseSensitive": "true",
    "spark.sql.datetime.java8API.enabled": "false",
    "spark.sql.session.timeZone": "UTC",
    # Neither plans nor logs are to show the connection string.
    "spark.sql.redaction.options.regex": "(?i)url|uri|secret|password|token",
}

# What a lost task wrote is replaced by the one that takes its place, and what was cut off by --again: by _id, so nothing
# is there twice. Larger batches need more memory and are no faster.
WRITING = {
    "operationType": "replace",
    "upsertDocument": "true",
    "ordered": "false",
    "maxBatchSize": "512",
    "convertJson": "false",
    "writeConcern.w": "1",
    "writeConcern.journal": "false",
}


def with_array(parents, name, children, on, order, element, limit=0):
    """Adds an array to each parent row: of the children whose columns are equal to the parent's, pair by pair."""
    keys = [f"{name}_{i}" for i in range(len(on))]
    row = F.struct(F.struct(*order).alias("order"), element.alias("element"))
    rows = children.select(*[F.col(child).alias(key) for key, (_, child) in zip(keys, on)], row.alias("row"))
    array = F.transform(F.sort_array(F.collect_list("row")), lambda found: found.getField("element"))
    if limit:
        array = F.slice(array, 1, limit)
    grouped = rows.groupBy(*keys).agg(array.alias(name))
    # A key may have nulls where it orders rows by another column, and null is equal to null then.
    pairs = [parents[parent].eqNullSafe(grouped[key]) for key, (parent, _) in zip(keys, on)]
    joined = parents.join(grouped, reduce(lambda a, b: a & b, pairs), "left").drop(*keys)
    # Without children an array is empty, and not null.
    empty = F.array().cast(grouped.schema[name].dataType)
    return joined.withColumn(name, F.coalesce(F.col(name), empty))


class Target:
    """The database that documents go to."""

    def __init__(self, spark, database, uri):
        """Connects; whether somebody is there shows when it is first asked."""
        self.uri = uri
        self.database = database
        self.jvm = spark.sparkContext._jvm
        self.client = self.jvm.com.mongodb.client.MongoClients.create(self.uri)

    def collection(self, name):
        """A collection as MongoDB's driver has it."""
        return self.client.getDatabase(self.database).getCollection(name)

    def write(self, rows, name, options):
        """Writes each row as a document; its columns are the fields."""
        place = {"connection.uri": self.uri, "database": self.database, "collection": name}
        rows.write.format("mongodb").mode("append").options(**place, **WRITING, **options).save()

    def fence(self, name):
        """Returns when a majority has on disk what was written: nothing is deleted, but an answer to that says so."""
        document = self.jvm.org.bson.Document
        concern = self.jvm.com.mongodb.WriteConcern.MAJORITY.withJournal(True)
        self.collection(name).withWriteConcern(concern).deleteOne(document("_id", document("no", "document")))


def hold(spark, properties, statements):
    """Holds the source's present state: the connection that does, and what other sessions see the same by."""
    jvm = spark.sparkContext._jvm
    options = jvm.java.util.Properties()
    for name, value in properties.items():
        options.setProperty(name, value)
    connection = jvm.org.postgresql.Driver().connect("jdbc:postgresql://", options)
    statement = connection.createStatement()
    for line in statements:
        statement.execute(line)
    connection.setAutoCommit(False)
    statement.execute(AT_ONE_MOMENT)
    rows = statement.executeQuery("select pg_export_snapshot()")
    rows.next()
    return connection, [AT_ONE_MOMENT, f"set transaction snapshot '{rows.getString(1)}'"]


def preflight(spark, source, target):
    """Looks from an executor whether the source can be read, and the target be written to."""
    try:
        source.read(schema="c0 INT", columns=["1 AS c0"], rows="", pages="SELECT 0::bigint AS pages", pieces=1, by=[]).collect()
    except Exception as failure:  # Whatever it is, a sentence says more than a trace.
        sys.exit(f"error: An executor cannot read the source: {cause(failure)}")
    try:
        target.write(spark.createDataFrame([(str(uuid.uuid4()),)], "_id STRING"), PREFLIGHT, {})
        target.collection(PREFLIGHT).drop()
    except Exception as failure:
        sys.exit(f"error: An executor cannot write to the target: {cause(failure)}")


def load(source, target, name, collection, again):
    """Loads one collection and returns what came of it."""
    if not again and target.collection(name).estimatedDocumentCount() > 0:
        return {"error": "the collection holds documents already; --again replaces what an interrupted run left"}
    rows, options = collection
    print(json.dumps({"collection": name, "event": "begun"}), flush=True)
    target.write(rows(source), name, options)
    target.fence(name)
    documents = target.collection(name).estimatedDocumentCount()
    print(json.dumps({"collection": name, "event": "done", "documents": documents}), flush=True)
    return {"documents": documents, "error": None}


def run(spark, collections, properties, statements, database, secrets, again):
    """Loads collections under one snapshot. One that fails does not keep the others."""
    for name, value in SETTINGS.items():
        spark.conf.set(name, value)
    secret = {**properties, "password": secrets.password or ""}
    try:
        held, snapshot = hold(spark, secret, statements)
    except Exception as failure:
        sys.exit(f"error: The source cannot be read: {cause(failure)}")
    try:
        target = Target(spark, database, secrets.uri or "")
    except Exception as failure:
        sys.exit(f"error: {opening.URI} is no connection string: {cause(failure)}")
    source = Source(spark, secret, statements, snapshot)
    preflight(spark, source, target)

    def one(name):
        return load(source, target, name, collections[name], again)

    results, running = surroundings.each(collections, one, OUT_OF_MEMORY)
    if running:
        target.client.close()
        held.close()
    return results


def main(collections, properties, statements, database):
    """Loads what the arguments ask for, and ends with 1 if something went wrong."""
    parser = argparse.ArgumentParser(description="Loads the collections of a plan into MongoDB.", allow_abbrev=False)
    parser.add_argument("--collection", action="append", choices=list(collections), help="load this one; may be repeated")
    parser.add_argument("--again", action="store_true", help="replace documents that an interrupted run left")
    surroundings.add_arguments(parser, HERE)
    opening.add_arguments(parser)
    arguments = surroundings.parse(parser)
    secrets = opening.secrets(arguments)
    spark = surroundings.start("reloquent", HERE / "jars", WRITER)
    asked = arguments.collection or list(collections)
    wanted = {name: collection for name, collection in collections.items() if name in asked}
    results = run(spark, wanted, properties, statements, database, secrets, arguments.again)
    surroundings.end(arguments.artefacts, results, "summary.json")
