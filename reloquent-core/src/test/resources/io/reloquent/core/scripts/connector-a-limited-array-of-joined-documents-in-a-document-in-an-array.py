"""The collections of a plan: which rows each is made of, and which documents they become. Made by Reloquent.

Each function below is one collection. Its rows come in as DataFrames, one for each table that is read: columns c0, c1
and so on are values, k0, k1 and so on are what rows are joined by, and o0, o1 and so on what orders the rows of an array.
Rows that belong to another row become an array of it, from the innermost to the outermost. The last step of a function
names the fields of its documents, and MongoDB's connector writes them.

Run by itself, the script loads every collection, or those that are named. The source's password and the target's
connection string come from the environment, or from where a reference says: README.md has the names.
"""

from connector import main, with_array
from pyspark.sql import functions as F

# How the source is reached, without a secret, and what every session with it begins with.
PROPERTIES = {
    "PGHOST": "db.example.com",
}
STATEMENTS = (
    "set jit = off",
)
DATABASE = "shop"


def collection_0(source):
    rows_0 = source.read(
        schema="c0 BIGINT, c1 BIGINT, c2 BIGINT, c3 BIGINT, c4 BIGINT, c5 STRING, c6 BIGINT, c7 BIGINT, c8 STRING, c9 DECIMAL(14, 2), c10 STRING",
        columns=(
            '(t0."id")::bigint AS c0',
            '(t0."order_number")::bigint AS c1',
            '(t0."customer_id")::bigint AS c2',
            '(t0."billing_address_id")::bigint AS c3',
            '(t0."shipping_address_id")::bigint AS c4',
            't0."status" AS c5',
            "CASE WHEN (t0.\"placed_at\") >= timestamp '1900-01-01' THEN extract(epoch FROM date_trunc('second', (t0.\"placed_at\")))::bigint * 1000 + extract(microseconds FROM (t0.\"placed_at\"))::bigint % 1000000 / 1000 WHEN (t0.\"placed_at\") IS NOT NULL THEN ('before 1900, which Spark would shift: ' || (t0.\"placed_at\")::text)::bigint END AS c6",
            "CASE WHEN (t0.\"shipped_at\") >= timestamptz '1900-01-01 00:00:00+00' THEN extract(epoch FROM date_trunc('second', (t0.\"shipped_at\")))::bigint * 1000 + extract(microseconds FROM (t0.\"shipped_at\"))::bigint % 1000000 / 1000 WHEN (t0.\"shipped_at\") IS NOT NULL THEN ('before 1900, which Spark would shift: ' || (t0.\"shipped_at\")::text)::bigint END AS c7",
            't0."currency" AS c8',
            '(t0."total")::numeric AS c9',
            't0."note" AS c10',
        ),
        rows='FROM "shop"."orders" AS t0',
        pages="SELECT coalesce(sum(pg_relation_size(oid) / current_setting('block_size')::bigint), 0)::bigint AS pages FROM pg_class WHERE oid = '\"shop\".\"orders\"'::regclass AND relkind IN ('r', 'm')",
        pieces=6,
        by=["c0"],
    )
    rows_1 = source.read(
        schema="c0 INT, c1 BIGINT, c2 INT, c3 DECIMAL(12, 2), c4 STRING, c5 BOOLEAN, c6 STRING, c7 STRING, k0 BIGINT, k2 BIGINT",
        columns=(
            '(t0."line_no")::integer AS c0',
            '(t0."product_id")::bigint AS c1',
            't0."quantity" AS c2',
            '(t0."unit_price")::numeric AS c3',
            't0."gift_text" AS c4',
            'CASE WHEN t1."id" IS DISTINCT FROM NULL THEN true END AS c5',
            't1."sku" AS c6',
            't1."name" AS c7',
            '(t0."order_id")::bigint AS k0',
            '(t0."line_no")::bigint AS k2',
        ),
        rows='FROM "shop"."order_items" AS t0 LEFT JOIN "shop"."products" AS t1 ON t0."product_id" = t1."id"',
        pages="SELECT coalesce(sum(pg_relation_size(oid) / current_setting('block_size')::bigint), 0)::bigint AS pages FROM pg_class WHERE oid = '\"shop\".\"order_items\"'::regclass AND relkind IN ('r', 'm')",
        pieces=6,
        by=["k0"],
    )
    rows_2 = source.read(
        schema="c0 INT, c1 DECIMAL(20, 6), c2 INT, c3 BOOLEAN, c4 INT, c5 STRING, c6 STRING, c7 STRING, c8 DOUBLE, k0 BIGINT, k2 BIGINT, o1 BIGINT, o2 BIGINT",
        columns=(
            't0."supplier_id" AS c0',
            '(t0."cost")::numeric AS c1',
            't0."lead_days" AS c2',
            'CASE WHEN t2."id" IS DISTINCT FROM NULL THEN true END AS c3',
            't2."id" AS c4',
            't2."country_code" AS c5',
            't2."name" AS c6',
            't2."website" AS c7',
            '(t2."rating")::double precision AS c8',
            '(t1."order_id")::bigint AS k0',
            '(t1."line_no")::bigint AS k2',
            '(t0."supplier_id")::bigint AS o1',
            '(t0."product_id")::bigint AS o2',
        ),
        rows='FROM "shop"."supplier_products" AS t0 JOIN "shop"."order_items" AS t1 ON t0."product_id" = t1."product_id" LEFT JOIN "shop"."suppliers" AS t2 ON t0."supplier_id" = t2."id"',
        pages="SELECT coalesce(sum(pg_relation_size(oid) / current_setting('block_size')::bigint), 0)::bigint AS pages FROM pg_class WHERE oid = '\"shop\".\"supplier_products\"'::regclass AND relkind IN ('r', 'm')",
        pieces=6,
        by=["k0"],
    )
    rows_1 = with_array(
        rows_1,
        "a0",
        rows_2,
        on=[("k0", "k0"), ("k0", "k0"), ("k2", "k2")],
        order=[F.col("c1"), F.col("o1"), F.col("o2")],
        element=F.struct(
            F.col("c0").alias("supplier_id"),
            F.col("c1").alias("cost"),
            F.col("c2").alias("lead_days"),
            F.when(
                F.col("c3").isNotNull(),
                F.struct(
                    F.col("c4").alias("id"),
                    F.col("c5").alias("country_code"),
                    F.col("c6").alias("name"),
                    F.col("c7").alias("website"),
                    F.col("c8").alias("rating"),
                ),
            ).alias("supplier"),
        ),
        limit=1,
    )
    rows_0 = with_array(
        rows_0,
        "a0",
        rows_1,
        on=[("c0", "k0")],
        order=[F.col("k0"), F.col("k2")],
        element=F.struct(
            F.col("c0").alias("line_no"),
            F.col("c1").alias("product_id"),
            F.col("c2").alias("quantity"),
            F.col("c3").alias("unit_price"),
            F.col("c4").alias("gift_text"),
            F.when(
                F.col("c5").isNotNull(),
                F.struct(
                    F.col("c6").alias("sku"),
                    F.col("c7").alias("name"),
                    F.col("a0").alias("offers"),
                ),
            ).alias("product"),
        ),
    )
    return rows_0.select(
        F.col("c0").alias("_id"),
        F.col("c1").alias("order_number"),
        F.col("c2").alias("customer_id"),
        F.col("c3").alias("billing_address_id"),
        F.col("c4").alias("shipping_address_id"),
        F.col("c5").alias("status"),
        F.timestamp_millis(F.col("c6")).alias("placed_at"),
        F.timestamp_millis(F.col("c7")).alias("shipped_at"),
        F.col("c8").alias("currency"),
        F.col("c9").alias("total"),
        F.col("c10").alias("note"),
        F.col("a0").alias("items"),
    )


# Each with what the connector is told besides.
COLLECTIONS = {
    "orders": (collection_0, {"ignoreNullValues": "false"}),
}


if __name__ == "__main__":
    main(COLLECTIONS, PROPERTIES, STATEMENTS, DATABASE)
