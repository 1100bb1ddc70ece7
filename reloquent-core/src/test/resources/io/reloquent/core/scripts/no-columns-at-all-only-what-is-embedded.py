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
        schema="c0 BIGINT",
        columns=(
            '(t0."id")::bigint AS c0',
        ),
        rows='FROM "shop"."orders" AS t0',
        pages="SELECT coalesce(sum(pg_relation_size(oid) / current_setting('block_size')::bigint), 0)::bigint AS pages FROM pg_class WHERE oid = '\"shop\".\"orders\"'::regclass AND relkind IN ('r', 'm')",
        pieces=9,
        by=["c0"],
    )
    rows_1 = source.read(
        schema="c0 BIGINT, c1 BIGINT",
        columns=(
            '(t0."order_id")::bigint AS c0',
            '(t0."line_no")::bigint AS c1',
        ),
        rows='FROM "shop"."order_items" AS t0',
        pages="SELECT coalesce(sum(pg_relation_size(oid) / current_setting('block_size')::bigint), 0)::bigint AS pages FROM pg_class WHERE oid = '\"shop\".\"order_items\"'::regclass AND relkind IN ('r', 'm')",
        pieces=9,
        by=["c0"],
    )
    rows_0 = nest(rows_0, rows_1, on=[("c0", "c0")])
    return rows_0


COLLECTIONS = {
    "orders": collection_0,
}

# Who puts rows together if nobody says otherwise: the kernel, range of keys by range of keys, or the DataFrames above.
ENGINES = {
    "orders": "kernel",
}

PLAN = Plan(COLLECTIONS, ENGINES, PROPERTIES, STATEMENTS, DATABASE)


if __name__ == "__main__":
    main(PLAN)
