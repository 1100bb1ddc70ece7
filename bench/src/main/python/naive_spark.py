"""What one would write in an afternoon: PySpark reads three TPC-H tables, nests them, and MongoDB's connector writes them.

Each table is read whole by one connection, arrays are made by collect_list, and the connector is left as it comes
(replace by `_id`, ordered, 512 documents a batch). `--root customer` makes customer [orders [lineitem]], `--root orders`
makes orders [lineitem].
"""
import argparse
import json
import time

from pyspark.sql import SparkSession, functions as F


def arguments():
    parser = argparse.ArgumentParser()
    for name in ("source", "user", "target", "database", "root", "jars", "memory"):
        parser.add_argument("--" + name, required=True)
    return parser.parse_args()


def start(options):
    return (
        SparkSession.builder.appName("naive")
        .config("spark.jars", options.jars)
        .config("spark.driver.memory", options.memory)
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.mongodb.write.connection.uri", options.target)
        .getOrCreate()
    )


def table(spark, options, name):
    return (
        spark.read.format("jdbc")
        .option("driver", "org.postgresql.Driver")
        .option("url", options.source)
        .option("user", options.user)
        .option("dbtable", name)
        .load()
    )


def nested(parents, children, key, parent, field):
    """Parents, each with a list of its children, which name it in a column."""
    lists = children.groupBy(parent).agg(F.collect_list(F.struct(*children.columns)).alias(field))
    return parents.join(lists, parents[key] == lists[parent], "left").drop(lists[parent])


def documents(spark, options):
    orders = table(spark, options, "orders")
    lineitem = table(spark, options, "lineitem")
    with_items = nested(orders, lineitem, "o_orderkey", "l_orderkey", "lineitems")
    if options.root == "orders":
        return with_items.withColumnRenamed("o_orderkey", "_id")
    customer = table(spark, options, "customer")
    with_orders = nested(customer, with_items, "c_custkey", "o_custkey", "orders")
    return with_orders.withColumnRenamed("c_custkey", "_id")


def main():
    options = arguments()
    spark = start(options)
    began = time.monotonic()
    (
        documents(spark, options)
        .write.format("mongodb")
        .mode("append")
        .option("database", options.database)
        .option("collection", options.root)
        .save()
    )
    seconds = time.monotonic() - began
    spark.stop()
    print(json.dumps({"seconds": seconds}))


main()
