"""The collections of a plan: which rows each is made of, and how rows are nested. Made by Reloquent.

Each function below is one collection. Its rows come in as DataFrames, one for each table that is read: columns c0, c1
and so on are values; what Spark would change, such as a number of any scale, travels as the bytes that the source sends.
Rows that belong to another row become an array of it, from the innermost to the outermost. Writing, and the types that
values have in MongoDB, are the business of the writer that takes the result.

Run by itself, the script loads every collection, or those that are named. The source's password and the target's
connection string come from the environment, or from where a reference says: README.md has the names.
"""

from loading import Plan, main, nest

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
        schema="c0 INT, c1 INT, c2 STRING, c3 SMALLINT, c4 INT, c5 INT, c6 STRING, c7 SMALLINT",
        columns=(
            't0."id" AS c0',
            't0."parent_id" AS c1',
            't0."name" AS c2',
            't0."position" AS c3',
            't1."id" AS c4',
            't1."parent_id" AS c5',
            't1."name" AS c6',
            't1."position" AS c7',
        ),
        rows='FROM "shop"."categories" AS t0 LEFT JOIN "shop"."categories" AS t1 ON t0."parent_id" = t1."id"',
        pages="SELECT coalesce(sum(pg_relation_size(oid) / current_setting('block_size')::bigint), 0)::bigint AS pages FROM pg_class WHERE oid = '\"shop\".\"categories\"'::regclass AND relkind IN ('r', 'm')",
        pieces=6,
        by=["c0"],
    )
    rows_1 = source.read(
        schema="c0 BIGINT, c1 INT, c2 STRING, c3 SMALLINT",
        columns=(
            '(t0."parent_id")::bigint AS c0',
            't0."id" AS c1',
            't0."name" AS c2',
            't0."position" AS c3',
        ),
        rows='FROM "shop"."categories" AS t0 WHERE t0."parent_id" IS NOT NULL',
        pages="SELECT coalesce(sum(pg_relation_size(oid) / current_setting('block_size')::bigint), 0)::bigint AS pages FROM pg_class WHERE oid = '\"shop\".\"categories\"'::regclass AND relkind IN ('r', 'm')",
        pieces=6,
        by=["c0"],
    )
    rows_2 = source.read(
        schema="c0 BIGINT, c1 BIGINT, c2 INT, c3 STRING, c4 SMALLINT",
        columns=(
            '(t1."parent_id")::bigint AS c0',
            '(t1."id")::bigint AS c1',
            't0."id" AS c2',
            't0."name" AS c3',
            't0."position" AS c4',
        ),
        rows='FROM "shop"."categories" AS t0 JOIN "shop"."categories" AS t1 ON t0."parent_id" = t1."id" WHERE t1."parent_id" IS NOT NULL',
        pages="SELECT coalesce(sum(pg_relation_size(oid) / current_setting('block_size')::bigint), 0)::bigint AS pages FROM pg_class WHERE oid = '\"shop\".\"categories\"'::regclass AND relkind IN ('r', 'm')",
        pieces=6,
        by=["c0"],
    )
    rows_1 = nest(rows_1, rows_2, on=[("c0", "c0"), ("c1", "c1")])
    rows_0 = nest(rows_0, rows_1, on=[("c0", "c0")])
    return rows_0


COLLECTIONS = {
    "categories": collection_0,
}

# Who puts rows together if nobody says otherwise: the kernel, range of keys by range of keys, or the DataFrames above.
ENGINES = {
    "categories": "kernel",
}

PLAN = Plan(COLLECTIONS, ENGINES, PROPERTIES, STATEMENTS, DATABASE)


if __name__ == "__main__":
    main(PLAN)
