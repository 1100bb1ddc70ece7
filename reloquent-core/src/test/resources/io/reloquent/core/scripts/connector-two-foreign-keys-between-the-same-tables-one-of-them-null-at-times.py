"""The collections of a plan: which rows each is made of, and which documents they become. Made by Reloquent.

Each function below is one collection. Its rows come in as DataFrames, one for each table that is read: columns c0, c1
and so on are values, k0, k1 and so on are what rows are joined by, and o0, o1 and so on what orders the rows of an array.
Rows that belong to another row become an array of it, from the innermost to the outermost. The last step of a function
names the fields of its documents, and MongoDB's connector writes them.

Run by itself, the script loads every collection, or those that are named. The source's password and the target's
connection string come from the environment, or from where a reference says: README.md has the names.
"""

from connector import main
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
        schema="c0 BIGINT, c1 BIGINT, c2 BIGINT, c3 BIGINT, c4 BIGINT, c5 STRING, c6 BIGINT, c7 BIGINT, c8 STRING, c9 DECIMAL(14, 2), c10 STRING, c11 BOOLEAN, c12 BIGINT, c13 BIGINT, c14 STRING, c15 STRING, c16 STRING, c17 STRING, c18 STRING, c19 DOUBLE, c20 DOUBLE, c21 BOOLEAN, c22 STRING, c23 STRING, c24 DECIMAL(5, 4), c25 BOOLEAN, c26 BOOLEAN, c27 STRING",
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
            'CASE WHEN t1."id" IS DISTINCT FROM NULL THEN true END AS c11',
            '(t1."id")::bigint AS c12',
            '(t1."customer_id")::bigint AS c13',
            't1."country_code" AS c14',
            't1."label" AS c15',
            't1."street" AS c16',
            't1."city" AS c17',
            't1."postal_code" AS c18',
            't1."lat" AS c19',
            't1."lon" AS c20',
            'CASE WHEN t2."code" IS DISTINCT FROM NULL THEN true END AS c21',
            't2."code" AS c22',
            't2."name" AS c23',
            '(t2."vat_rate")::numeric AS c24',
            't2."is_eu" AS c25',
            'CASE WHEN t3."id" IS DISTINCT FROM NULL THEN true END AS c26',
            't3."city" AS c27',
        ),
        rows='FROM "shop"."orders" AS t0 LEFT JOIN "crm"."addresses" AS t1 ON t0."billing_address_id" = t1."id" LEFT JOIN "crm"."countries" AS t2 ON t1."country_code" = t2."code" LEFT JOIN "crm"."addresses" AS t3 ON t0."shipping_address_id" = t3."id"',
        pages="SELECT coalesce(sum(pg_relation_size(oid) / current_setting('block_size')::bigint), 0)::bigint AS pages FROM pg_class WHERE oid = '\"shop\".\"orders\"'::regclass AND relkind IN ('r', 'm')",
        pieces=19,
        by=[],
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
        F.when(
            F.col("c11").isNotNull(),
            F.struct(
                F.col("c12").alias("id"),
                F.col("c13").alias("customer_id"),
                F.col("c14").alias("country_code"),
                F.col("c15").alias("label"),
                F.col("c16").alias("street"),
                F.col("c17").alias("city"),
                F.col("c18").alias("postal_code"),
                F.col("c19").alias("lat"),
                F.col("c20").alias("lon"),
                F.when(
                    F.col("c21").isNotNull(),
                    F.struct(
                        F.col("c22").alias("code"),
                        F.col("c23").alias("name"),
                        F.col("c24").alias("vat_rate"),
                        F.col("c25").alias("is_eu"),
                    ),
                ).alias("country"),
            ),
        ).alias("billing"),
        F.when(
            F.col("c26").isNotNull(),
            F.struct(
                F.col("c27").alias("city"),
            ),
        ).alias("shipping"),
    )


# Each with what the connector is told besides.
COLLECTIONS = {
    "orders": (collection_0, {"ignoreNullValues": "false"}),
}


if __name__ == "__main__":
    main(COLLECTIONS, PROPERTIES, STATEMENTS, DATABASE)
