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
        schema="c0 BIGINT, c1 BIGINT, c2 BIGINT, c3 BIGINT, c4 BIGINT, c5 STRING, c6 BINARY, c7 BINARY, c8 STRING, c9 BINARY, c10 STRING",
        columns=(
            '(t0."id")::bigint AS c0',
            '(t0."order_number")::bigint AS c1',
            '(t0."customer_id")::bigint AS c2',
            '(t0."billing_address_id")::bigint AS c3',
            '(t0."shipping_address_id")::bigint AS c4',
            't0."status" AS c5',
            'timestamp_send(t0."placed_at") AS c6',
            'timestamptz_send(t0."shipped_at") AS c7',
            't0."currency" AS c8',
            'numeric_send(t0."total") AS c9',
            't0."note" AS c10',
        ),
        rows="FROM \"shop\".\"orders\" AS t0 WHERE (((CAST(t0.\"status\" AS text) COLLATE \"C\") = ('paid'::text COLLATE \"C\")) OR ((t0.\"shipped_at\" IS NULL) AND ((CAST(t0.\"total\" AS numeric)) > ('100'::numeric))))",
        pages="SELECT coalesce(sum(pg_relation_size(oid) / current_setting('block_size')::bigint), 0)::bigint AS pages FROM pg_class WHERE oid = '\"shop\".\"orders\"'::regclass AND relkind IN ('r', 'm')",
        pieces=4,
        by=["c0"],
    )
    rows_1 = source.read(
        schema="c0 BIGINT, c1 STRING, c2 STRING, c3 BINARY, o STRING",
        columns=(
            '(t0."OrderId")::bigint AS c0',
            't0."Kind" AS c1',
            't0."Payload"::text AS c2',
            'timestamptz_send(t0."at") AS c3',
            "(t0.*)::text AS o",
        ),
        rows="FROM \"shop\".\"OrderEvents\" AS t0 JOIN \"shop\".\"orders\" AS t1 ON t0.\"OrderId\" = t1.\"id\" AND (((CAST(t1.\"status\" AS text) COLLATE \"C\") = ('paid'::text COLLATE \"C\")) OR ((t1.\"shipped_at\" IS NULL) AND ((CAST(t1.\"total\" AS numeric)) > ('100'::numeric))))",
        pages="SELECT coalesce(sum(pg_relation_size(oid) / current_setting('block_size')::bigint), 0)::bigint AS pages FROM pg_class WHERE oid = '\"shop\".\"OrderEvents\"'::regclass AND relkind IN ('r', 'm')",
        pieces=4,
        by=["c0"],
    )
    rows_2 = source.read(
        schema="c0 BIGINT, c1 SMALLINT, c2 BIGINT, c3 INT, c4 BINARY, c5 STRING",
        columns=(
            '(t0."order_id")::bigint AS c0',
            't0."line_no" AS c1',
            '(t0."product_id")::bigint AS c2',
            't0."quantity" AS c3',
            'numeric_send(t0."unit_price") AS c4',
            't0."gift_text" AS c5',
        ),
        rows="FROM \"shop\".\"order_items\" AS t0 JOIN \"shop\".\"orders\" AS t1 ON t0.\"order_id\" = t1.\"id\" AND (((CAST(t1.\"status\" AS text) COLLATE \"C\") = ('paid'::text COLLATE \"C\")) OR ((t1.\"shipped_at\" IS NULL) AND ((CAST(t1.\"total\" AS numeric)) > ('100'::numeric))))",
        pages="SELECT coalesce(sum(pg_relation_size(oid) / current_setting('block_size')::bigint), 0)::bigint AS pages FROM pg_class WHERE oid = '\"shop\".\"order_items\"'::regclass AND relkind IN ('r', 'm')",
        pieces=4,
        by=["c0"],
    )
    rows_3 = source.read(
        schema="c0 BIGINT, c1 BIGINT, c2 SMALLINT, c3 STRING, c4 BINARY, c5 STRING",
        columns=(
            '(t0."order_id")::bigint AS c0',
            '(t0."line_no")::bigint AS c1',
            't0."discount_no" AS c2',
            't0."reason" AS c3',
            'numeric_send(t0."amount") AS c4',
            't0."coupon" AS c5',
        ),
        rows="FROM \"shop\".\"item_discounts\" AS t0 JOIN \"shop\".\"orders\" AS t1 ON t0.\"order_id\" = t1.\"id\" AND (((CAST(t1.\"status\" AS text) COLLATE \"C\") = ('paid'::text COLLATE \"C\")) OR ((t1.\"shipped_at\" IS NULL) AND ((CAST(t1.\"total\" AS numeric)) > ('100'::numeric))))",
        pages="SELECT coalesce(sum(pg_relation_size(oid) / current_setting('block_size')::bigint), 0)::bigint AS pages FROM pg_class WHERE oid = '\"shop\".\"item_discounts\"'::regclass AND relkind IN ('r', 'm')",
        pieces=4,
        by=["c0"],
    )
    rows_0 = nest(rows_0, rows_1, on=[("c0", "c0")])
    rows_2 = nest(rows_2, rows_3, on=[("c0", "c0"), ("c0", "c0"), ("c1", "c1")])
    rows_0 = nest(rows_0, rows_2, on=[("c0", "c0")])
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
