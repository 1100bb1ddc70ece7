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
        schema="c0 BIGINT, c1 BINARY, c2 STRING, c3 STRING, c4 STRING, c5 BINARY, c6 BINARY, c7 BOOLEAN, c8 BINARY, c9 FLOAT, c10 STRING, c11 BINARY, c12 BINARY, c13 BIGINT, c14 BIGINT",
        columns=(
            '(t0."id")::bigint AS c0',
            'uuid_send(t0."external_id") AS c1',
            't0."email" AS c2',
            't0."full_name" AS c3',
            't0."phone" AS c4',
            'date_send(t0."date_of_birth") AS c5',
            'timestamptz_send(t0."created_at") AS c6',
            't0."is_active" AS c7',
            'numeric_send(t0."credit_limit") AS c8',
            't0."loyalty" AS c9',
            't0."preferences"::text AS c10',
            'array_send(t0."tags") AS c11',
            't0."avatar" AS c12',
            '(t0."referred_by")::bigint AS c13',
            '(t0."default_address_id")::bigint AS c14',
        ),
        rows='FROM "crm"."customers" AS t0',
        pages="SELECT coalesce(sum(pg_relation_size(oid) / current_setting('block_size')::bigint), 0)::bigint AS pages FROM pg_class WHERE oid = '\"crm\".\"customers\"'::regclass AND relkind IN ('r', 'm')",
        pieces=4,
        by=["c0"],
    )
    rows_1 = source.read(
        schema="c0 BIGINT, c1 BINARY, c2 BIGINT, c3 BIGINT, c4 BIGINT, c5 BIGINT, c6 STRING, c7 BINARY, c8 STRING, c9 BINARY, c10 STRING",
        columns=(
            '(t0."customer_id")::bigint AS c0',
            'timestamptz_send(t0."shipped_at") AS c1',
            '(t0."id")::bigint AS c2',
            '(t0."order_number")::bigint AS c3',
            '(t0."billing_address_id")::bigint AS c4',
            '(t0."shipping_address_id")::bigint AS c5',
            't0."status" AS c6',
            'timestamp_send(t0."placed_at") AS c7',
            't0."currency" AS c8',
            'numeric_send(t0."total") AS c9',
            't0."note" AS c10',
        ),
        rows='FROM "shop"."orders" AS t0',
        pages="SELECT coalesce(sum(pg_relation_size(oid) / current_setting('block_size')::bigint), 0)::bigint AS pages FROM pg_class WHERE oid = '\"shop\".\"orders\"'::regclass AND relkind IN ('r', 'm')",
        pieces=4,
        by=["c0"],
    )
    rows_2 = source.read(
        schema="c0 BIGINT, c1 BINARY, c2 BIGINT, c3 BIGINT, c4 SMALLINT, c5 BIGINT, c6 INT, c7 BINARY, c8 STRING",
        columns=(
            '(t1."customer_id")::bigint AS c0',
            'timestamptz_send(t1."shipped_at") AS c1',
            '(t1."id")::bigint AS c2',
            '(t0."order_id")::bigint AS c3',
            't0."line_no" AS c4',
            '(t0."product_id")::bigint AS c5',
            't0."quantity" AS c6',
            'numeric_send(t0."unit_price") AS c7',
            't0."gift_text" AS c8',
        ),
        rows='FROM "shop"."order_items" AS t0 JOIN "shop"."orders" AS t1 ON t0."order_id" = t1."id"',
        pages="SELECT coalesce(sum(pg_relation_size(oid) / current_setting('block_size')::bigint), 0)::bigint AS pages FROM pg_class WHERE oid = '\"shop\".\"order_items\"'::regclass AND relkind IN ('r', 'm')",
        pieces=4,
        by=["c0"],
    )
    rows_3 = source.read(
        schema="c0 BIGINT, c1 STRING, c2 BIGINT, c3 BINARY, c4 STRING, c5 STRING, c6 BINARY, c7 BINARY, c8 BOOLEAN, c9 BINARY, c10 FLOAT, c11 STRING, c12 BINARY, c13 BINARY, c14 BIGINT",
        columns=(
            '(t0."referred_by")::bigint AS c0',
            't0."phone" AS c1',
            '(t0."id")::bigint AS c2',
            'uuid_send(t0."external_id") AS c3',
            't0."email" AS c4',
            't0."full_name" AS c5',
            'date_send(t0."date_of_birth") AS c6',
            'timestamptz_send(t0."created_at") AS c7',
            't0."is_active" AS c8',
            'numeric_send(t0."credit_limit") AS c9',
            't0."loyalty" AS c10',
            't0."preferences"::text AS c11',
            'array_send(t0."tags") AS c12',
            't0."avatar" AS c13',
            '(t0."default_address_id")::bigint AS c14',
        ),
        rows='FROM "crm"."customers" AS t0 WHERE t0."referred_by" IS NOT NULL',
        pages="SELECT coalesce(sum(pg_relation_size(oid) / current_setting('block_size')::bigint), 0)::bigint AS pages FROM pg_class WHERE oid = '\"crm\".\"customers\"'::regclass AND relkind IN ('r', 'm')",
        pieces=4,
        by=["c0"],
    )
    rows_1 = nest(rows_1, rows_2, on=[("c0", "c0"), ("c1", "c1"), ("c2", "c2")])
    rows_0 = nest(rows_0, rows_1, on=[("c0", "c0")])
    rows_0 = nest(rows_0, rows_3, on=[("c0", "c0")])
    return rows_0


COLLECTIONS = {
    "customers": collection_0,
}

# Who puts rows together if nobody says otherwise: the kernel, range of keys by range of keys, or the DataFrames above.
ENGINES = {
    "customers": "kernel",
}

PLAN = Plan(COLLECTIONS, ENGINES, PROPERTIES, STATEMENTS, DATABASE)


if __name__ == "__main__":
    main(PLAN)
