"""Reads the rows of a relational database and nests them into the documents of a plan. Made by Reloquent.

Each function below is one collection. Its rows come in as DataFrames, one for each table that is read: columns c0, c1
and so on are values; what Spark would change, such as a number of any scale, travels as the bytes that the source sends.
Rows that belong to another row become an array of it, from the innermost to the outermost. Writing, and the types that
values have in MongoDB, are the business of the writer that takes the result.

Run by itself, the script loads every collection, or those that are named. The source's password and the target's
connection string come from the environment: RELOQUENT_SOURCE_PASSWORD and RELOQUENT_TARGET_URI.
"""

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

# How the source is reached, without a secret, and what every session with it begins with.
PROPERTIES = {
    "PGHOST": "db.example.com",
}
STATEMENTS = (
    "set jit = off",
)
DATABASE = "shop"

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


def collection_0(source):
    rows_0 = source.read(
        schema="c0 BIGINT, c1 BIGINT, c2 BIGINT, c3 BIGINT, c4 BIGINT, c5 STRING, c6 BINARY, c7 BINARY, c8 STRING, c9 BINARY, c10 STRING",
        columns=(
            "(t0.\"id\")::bigint AS c0",
            "(t0.\"order_number\")::bigint AS c1",
            "(t0.\"customer_id\")::bigint AS c2",
            "(t0.\"billing_address_id\")::bigint AS c3",
            "(t0.\"shipping_address_id\")::bigint AS c4",
            "t0.\"status\" AS c5",
            "timestamp_send(t0.\"placed_at\") AS c6",
            "timestamptz_send(t0.\"shipped_at\") AS c7",
            "t0.\"currency\" AS c8",
            "numeric_send(t0.\"total\") AS c9",
            "t0.\"note\" AS c10",
        ),
        rows="FROM \"shop\".\"orders\" AS t0",
        pages="SELECT coalesce(sum(pg_catalog.pg_relation_size(oid) / pg_catalog.current_setting('block_size')::bigint), 0)::bigint AS pages FROM pg_catalog.pg_class WHERE oid = '\"shop\".\"orders\"'::pg_catalog.regclass AND relkind IN ('r', 'm')",
        by=["c0"],
    )
    rows_1 = source.read(
        schema="c0 BIGINT, c1 SMALLINT, c2 BIGINT, c3 INT, c4 BINARY, c5 STRING, c6 BIGINT, c7 STRING, c8 STRING, c9 STRING, c10 STRING, c11 BINARY, c12 BINARY, c13 STRING, c14 BINARY, c15 DOUBLE, c16 BINARY",
        columns=(
            "(t0.\"order_id\")::bigint AS c0",
            "t0.\"line_no\" AS c1",
            "(t0.\"product_id\")::bigint AS c2",
            "t0.\"quantity\" AS c3",
            "numeric_send(t0.\"unit_price\") AS c4",
            "t0.\"gift_text\" AS c5",
            "(t1.\"id\")::bigint AS c6",
            "t1.\"sku\" AS c7",
            "t1.\"name\" AS c8",
            "t1.\"description\" AS c9",
            "t1.\"status\" AS c10",
            "numeric_send(t1.\"price\") AS c11",
            "numeric_send(t1.\"price_with_tax\") AS c12",
            "t1.\"attributes\"::text AS c13",
            "array_send(t1.\"dimensions\") AS c14",
            "t1.\"weight_kg\" AS c15",
            "date_send(t1.\"released_on\") AS c16",
        ),
        rows="FROM \"shop\".\"order_items\" AS t0 LEFT JOIN \"shop\".\"products\" AS t1 ON t0.\"product_id\" = t1.\"id\"",
        pages="SELECT coalesce(sum(pg_catalog.pg_relation_size(oid) / pg_catalog.current_setting('block_size')::bigint), 0)::bigint AS pages FROM pg_catalog.pg_class WHERE oid = '\"shop\".\"order_items\"'::pg_catalog.regclass AND relkind IN ('r', 'm')",
        by=["c0"],
    )
    rows_2 = source.read(
        schema="c0 BIGINT, c1 BIGINT, c2 BIGINT, c3 INT",
        columns=(
            "(t1.\"order_id\")::bigint AS c0",
            "(t1.\"line_no\")::bigint AS c1",
            "(t0.\"product_id\")::bigint AS c2",
            "t0.\"category_id\" AS c3",
        ),
        rows="FROM \"shop\".\"product_categories\" AS t0 JOIN \"shop\".\"order_items\" AS t1 ON t0.\"product_id\" = t1.\"product_id\"",
        pages="SELECT coalesce(sum(pg_catalog.pg_relation_size(oid) / pg_catalog.current_setting('block_size')::bigint), 0)::bigint AS pages FROM pg_catalog.pg_class WHERE oid = '\"shop\".\"product_categories\"'::pg_catalog.regclass AND relkind IN ('r', 'm')",
        by=["c0"],
    )
    rows_3 = source.read(
        schema="c0 BIGINT, c1 BIGINT, c2 INT, c3 BIGINT, c4 BINARY, c5 INT, c6 INT, c7 STRING, c8 STRING, c9 STRING, c10 FLOAT",
        columns=(
            "(t1.\"order_id\")::bigint AS c0",
            "(t1.\"line_no\")::bigint AS c1",
            "t0.\"supplier_id\" AS c2",
            "(t0.\"product_id\")::bigint AS c3",
            "numeric_send(t0.\"cost\") AS c4",
            "t0.\"lead_days\" AS c5",
            "t2.\"id\" AS c6",
            "t2.\"country_code\" AS c7",
            "t2.\"name\" AS c8",
            "t2.\"website\" AS c9",
            "t2.\"rating\" AS c10",
        ),
        rows="FROM \"shop\".\"supplier_products\" AS t0 JOIN \"shop\".\"order_items\" AS t1 ON t0.\"product_id\" = t1.\"product_id\" LEFT JOIN \"shop\".\"suppliers\" AS t2 ON t0.\"supplier_id\" = t2.\"id\"",
        pages="SELECT coalesce(sum(pg_catalog.pg_relation_size(oid) / pg_catalog.current_setting('block_size')::bigint), 0)::bigint AS pages FROM pg_catalog.pg_class WHERE oid = '\"shop\".\"supplier_products\"'::pg_catalog.regclass AND relkind IN ('r', 'm')",
        by=["c0"],
    )
    rows_1 = nest(rows_1, rows_2, on=[("c0", "c0"), ("c0", "c0"), ("c1", "c1")])
    rows_1 = nest(rows_1, rows_3, on=[("c0", "c0"), ("c0", "c0"), ("c1", "c1")])
    rows_0 = nest(rows_0, rows_1, on=[("c0", "c0")])
    return rows_0




COLLECTIONS = {
    "orders": collection_0,
}


# How a collection may end other than well.
SENTENCES = {
    "unmakable": "the document with key {key} cannot be made: {field} {why}",
    "not-a-key": "the key {key} {why}",
    "already-there": "there is a document with _id {id} already",
    "failed": "the {server} broke off: {message}",
}


def cause(failure):
    """What a failure says of itself, without the way it took."""
    origin = getattr(failure, "java_exception", None)
    if origin is None:
        return str(failure)
    while origin.getCause() is not None:
        origin = origin.getCause()
    return origin.getMessage() or origin.toString()


def load(spark, source, number, name, again):
    """Loads one collection, says what happens line by line, and returns what came of it."""
    context = spark.sparkContext
    jvm = context._jvm.io.reloquent.spark
    if not again and jvm.Standalone.documents(DATABASE, name) > 0:
        return {"error": "the collection holds documents already; --again replaces what an interrupted run left"}
    work = (HERE / "plans" / f"{number}.work").read_text()
    job = jvm.Job.dataFrame(context._jsc, COLLECTIONS[name](source)._jdf, work, again)
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
        jvm.Standalone.fence(DATABASE, name)
    return {"documents": documents, "error": error}


def run(spark, names, again):
    """Loads collections under one snapshot. One that fails does not keep the others."""
    standalone = spark.sparkContext._jvm.io.reloquent.spark.Standalone
    try:
        held = standalone.hold(PROPERTIES, list(STATEMENTS))
    except Exception as failure:  # Whatever it is, a sentence says more than a trace.
        sys.exit(f"error: The source cannot be read: {cause(failure)}")
    snapshot = [
        "set transaction isolation level repeatable read read only",
        f"set transaction snapshot '{held.snapshot()}'",
    ]
    trouble = standalone.preflight(spark.sparkContext._jsc, PROPERTIES, list(STATEMENTS), snapshot, DATABASE)
    if trouble:
        sys.exit(f"error: {trouble}")
    properties = {**PROPERTIES, "password": os.environ.get("RELOQUENT_SOURCE_PASSWORD", "")}
    source = Source(spark, properties, [*snapshot, *STATEMENTS])
    results = {}
    for number, name in enumerate(COLLECTIONS):
        if name in names:
            began = time.monotonic()
            try:
                results[name] = load(spark, source, number, name, again)
            except Exception as failure:  # Whatever it is, the other collections are not to suffer.
                results[name] = {"error": cause(failure)}
            results[name]["seconds"] = round(time.monotonic() - began, 1)
    held.close()
    return results


def main():
    parser = argparse.ArgumentParser(description="Loads the collections of a plan into MongoDB.")
    parser.add_argument("--collection", action="append", choices=list(COLLECTIONS), help="load this one; may be repeated")
    parser.add_argument("--again", action="store_true", help="replace documents that an interrupted run left")
    arguments = parser.parse_args()
    jars = ",".join(str(jar) for jar in sorted((HERE / "jars").glob("*.jar")))
    spark = SparkSession.builder.appName("reloquent").config("spark.jars", jars).getOrCreate()
    results = run(spark, arguments.collection or list(COLLECTIONS), arguments.again)
    summary = HERE / "reports" / "summary.json"
    summary.parent.mkdir(exist_ok=True)
    summary.write_text(json.dumps(results, indent=2) + "\n")
    for name, result in results.items():
        print(json.dumps({"event": "summary", "collection": name, **result}), flush=True)
    sys.exit(1 if any(result["error"] for result in results.values()) else 0)


if __name__ == "__main__":
    main()
