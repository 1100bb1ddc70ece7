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
        schema="c0 INT, c1 INT, c2 STRING, c3 INT, c4 BOOLEAN, c5 INT, c6 INT, c7 STRING, c8 INT, k0 BIGINT",
        columns=(
            't0."id" AS c0',
            't0."parent_id" AS c1',
            't0."name" AS c2',
            '(t0."position")::integer AS c3',
            'CASE WHEN t1."id" IS DISTINCT FROM NULL THEN true END AS c4',
            't1."id" AS c5',
            't1."parent_id" AS c6',
            't1."name" AS c7',
            '(t1."position")::integer AS c8',
            '(t0."id")::bigint AS k0',
        ),
        rows='FROM "shop"."categories" AS t0 LEFT JOIN "shop"."categories" AS t1 ON t0."parent_id" = t1."id"',
        pages="SELECT coalesce(sum(pg_relation_size(oid) / current_setting('block_size')::bigint), 0)::bigint AS pages FROM pg_class WHERE oid = '\"shop\".\"categories\"'::regclass AND relkind IN ('r', 'm')",
        pieces=6,
        by=["k0"],
    )
    rows_1 = source.read(
        schema="c0 INT, c1 STRING, c2 INT, k0 BIGINT, k1 BIGINT",
        columns=(
            't0."id" AS c0',
            't0."name" AS c1',
            '(t0."position")::integer AS c2',
            '(t0."parent_id")::bigint AS k0',
            '(t0."id")::bigint AS k1',
        ),
        rows='FROM "shop"."categories" AS t0 WHERE t0."parent_id" IS NOT NULL',
        pages="SELECT coalesce(sum(pg_relation_size(oid) / current_setting('block_size')::bigint), 0)::bigint AS pages FROM pg_class WHERE oid = '\"shop\".\"categories\"'::regclass AND relkind IN ('r', 'm')",
        pieces=6,
        by=["k0"],
    )
    rows_2 = source.read(
        schema="c0 INT, c1 STRING, c2 INT, k0 BIGINT, k1 BIGINT, o0 BIGINT",
        columns=(
            't0."id" AS c0',
            't0."name" AS c1',
            '(t0."position")::integer AS c2',
            '(t1."parent_id")::bigint AS k0',
            '(t1."id")::bigint AS k1',
            '(t0."id")::bigint AS o0',
        ),
        rows='FROM "shop"."categories" AS t0 JOIN "shop"."categories" AS t1 ON t0."parent_id" = t1."id" WHERE t1."parent_id" IS NOT NULL',
        pages="SELECT coalesce(sum(pg_relation_size(oid) / current_setting('block_size')::bigint), 0)::bigint AS pages FROM pg_class WHERE oid = '\"shop\".\"categories\"'::regclass AND relkind IN ('r', 'm')",
        pieces=6,
        by=["k0"],
    )
    rows_1 = with_array(
        rows_1,
        "a0",
        rows_2,
        on=[("k0", "k0"), ("k1", "k1")],
        order=[F.col("o0")],
        element=F.struct(
            F.col("c0").alias("id"),
            F.col("c1").alias("name"),
            F.col("c2").alias("position"),
        ),
    )
    rows_0 = with_array(
        rows_0,
        "a0",
        rows_1,
        on=[("k0", "k0")],
        order=[F.col("k1")],
        element=F.struct(
            F.col("c0").alias("id"),
            F.col("c1").alias("name"),
            F.col("c2").alias("position"),
            F.col("a0").alias("grandchildren"),
        ),
    )
    return rows_0.select(
        F.col("c0").alias("_id"),
        F.col("c1").alias("parent_id"),
        F.col("c2").alias("name"),
        F.col("c3").alias("position"),
        F.when(
            F.col("c4").isNotNull(),
            F.struct(
                F.col("c5").alias("id"),
                F.col("c6").alias("parent_id"),
                F.col("c7").alias("name"),
                F.col("c8").alias("position"),
            ),
        ).alias("parent"),
        F.col("a0").alias("children"),
    )


# Each with what the connector is told besides.
COLLECTIONS = {
    "categories": (collection_0, {"ignoreNullValues": "false"}),
}


if __name__ == "__main__":
    main(COLLECTIONS, PROPERTIES, STATEMENTS, DATABASE)
