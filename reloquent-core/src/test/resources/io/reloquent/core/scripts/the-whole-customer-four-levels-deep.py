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
        schema="c0 BIGINT, c1 BINARY, c2 STRING, c3 STRING, c4 STRING, c5 BINARY, c6 BINARY, c7 BOOLEAN, c8 BINARY, c9 FLOAT, c10 STRING, c11 BINARY, c12 BINARY, c13 BIGINT, c14 BIGINT, c15 BOOLEAN, c16 STRING, c17 STRING, c18 FLOAT, c19 BINARY, c20 BINARY",
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
            'CASE WHEN t1."customer_id" IS DISTINCT FROM NULL THEN true END AS c15',
            't1."occupation" AS c16',
            't1."biography" AS c17',
            't1."height_m" AS c18',
            'numeric_send(t1."lifetime_value") AS c19',
            'date_send(t1."newsletter_since") AS c20',
        ),
        rows='FROM "crm"."customers" AS t0 LEFT JOIN "crm"."customer_profiles" AS t1 ON t0."id" = t1."customer_id"',
        pages="SELECT coalesce(sum(pg_relation_size(oid) / current_setting('block_size')::bigint), 0)::bigint AS pages FROM pg_class WHERE oid = '\"crm\".\"customers\"'::regclass AND relkind IN ('r', 'm')",
        pieces=2,
        by=["c0"],
    )
    rows_1 = source.read(
        schema="c0 BIGINT, c1 BIGINT, c2 STRING, c3 STRING, c4 STRING, c5 STRING, c6 STRING, c7 DOUBLE, c8 DOUBLE, c9 STRING, c10 STRING, c11 BINARY, c12 BOOLEAN",
        columns=(
            '(t0."customer_id")::bigint AS c0',
            '(t0."id")::bigint AS c1',
            't0."country_code" AS c2',
            't0."label" AS c3',
            't0."street" AS c4',
            't0."city" AS c5',
            't0."postal_code" AS c6',
            't0."lat" AS c7',
            't0."lon" AS c8',
            't1."code" AS c9',
            't1."name" AS c10',
            'numeric_send(t1."vat_rate") AS c11',
            't1."is_eu" AS c12',
        ),
        rows='FROM "crm"."addresses" AS t0 LEFT JOIN "crm"."countries" AS t1 ON t0."country_code" = t1."code"',
        pages="SELECT coalesce(sum(pg_relation_size(oid) / current_setting('block_size')::bigint), 0)::bigint AS pages FROM pg_class WHERE oid = '\"crm\".\"addresses\"'::regclass AND relkind IN ('r', 'm')",
        pieces=2,
        by=["c0"],
    )
    rows_2 = source.read(
        schema="c0 BIGINT, c1 BIGINT, c2 BIGINT, c3 BIGINT, c4 BIGINT, c5 STRING, c6 BINARY, c7 BINARY, c8 STRING, c9 BINARY, c10 STRING",
        columns=(
            '(t0."customer_id")::bigint AS c0',
            '(t0."id")::bigint AS c1',
            '(t0."order_number")::bigint AS c2',
            '(t0."billing_address_id")::bigint AS c3',
            '(t0."shipping_address_id")::bigint AS c4',
            't0."status" AS c5',
            'timestamp_send(t0."placed_at") AS c6',
            'timestamptz_send(t0."shipped_at") AS c7',
            't0."currency" AS c8',
            'numeric_send(t0."total") AS c9',
            't0."note" AS c10',
        ),
        rows='FROM "shop"."orders" AS t0',
        pages="SELECT coalesce(sum(pg_relation_size(oid) / current_setting('block_size')::bigint), 0)::bigint AS pages FROM pg_class WHERE oid = '\"shop\".\"orders\"'::regclass AND relkind IN ('r', 'm')",
        pieces=2,
        by=["c0"],
    )
    rows_3 = source.read(
        schema="c0 BIGINT, c1 BIGINT, c2 STRING, c3 STRING, c4 BINARY, o STRING",
        columns=(
            '(t1."customer_id")::bigint AS c0',
            '(t1."id")::bigint AS c1',
            't0."Kind" AS c2',
            't0."Payload"::text AS c3',
            'timestamptz_send(t0."at") AS c4',
            "(t0.*)::text AS o",
        ),
        rows='FROM "shop"."OrderEvents" AS t0 JOIN "shop"."orders" AS t1 ON t0."OrderId" = t1."id"',
        pages="SELECT coalesce(sum(pg_relation_size(oid) / current_setting('block_size')::bigint), 0)::bigint AS pages FROM pg_class WHERE oid = '\"shop\".\"OrderEvents\"'::regclass AND relkind IN ('r', 'm')",
        pieces=2,
        by=["c0"],
    )
    rows_4 = source.read(
        schema="c0 BIGINT, c1 BIGINT, c2 BIGINT, c3 SMALLINT, c4 BIGINT, c5 INT, c6 BINARY, c7 STRING, c8 BOOLEAN, c9 STRING, c10 STRING",
        columns=(
            '(t1."customer_id")::bigint AS c0',
            '(t1."id")::bigint AS c1',
            '(t0."order_id")::bigint AS c2',
            't0."line_no" AS c3',
            '(t0."product_id")::bigint AS c4',
            't0."quantity" AS c5',
            'numeric_send(t0."unit_price") AS c6',
            't0."gift_text" AS c7',
            'CASE WHEN t2."id" IS DISTINCT FROM NULL THEN true END AS c8',
            't2."sku" AS c9',
            't2."name" AS c10',
        ),
        rows='FROM "shop"."order_items" AS t0 JOIN "shop"."orders" AS t1 ON t0."order_id" = t1."id" LEFT JOIN "shop"."products" AS t2 ON t0."product_id" = t2."id"',
        pages="SELECT coalesce(sum(pg_relation_size(oid) / current_setting('block_size')::bigint), 0)::bigint AS pages FROM pg_class WHERE oid = '\"shop\".\"order_items\"'::regclass AND relkind IN ('r', 'm')",
        pieces=2,
        by=["c0"],
    )
    rows_5 = source.read(
        schema="c0 BIGINT, c1 BIGINT, c2 BIGINT, c3 BIGINT, c4 SMALLINT, c5 STRING, c6 BINARY, c7 STRING",
        columns=(
            '(t1."customer_id")::bigint AS c0',
            '(t1."id")::bigint AS c1',
            '(t0."order_id")::bigint AS c2',
            '(t0."line_no")::bigint AS c3',
            't0."discount_no" AS c4',
            't0."reason" AS c5',
            'numeric_send(t0."amount") AS c6',
            't0."coupon" AS c7',
        ),
        rows='FROM "shop"."item_discounts" AS t0 JOIN "shop"."orders" AS t1 ON t0."order_id" = t1."id"',
        pages="SELECT coalesce(sum(pg_relation_size(oid) / current_setting('block_size')::bigint), 0)::bigint AS pages FROM pg_class WHERE oid = '\"shop\".\"item_discounts\"'::regclass AND relkind IN ('r', 'm')",
        pieces=2,
        by=["c0"],
    )
    rows_6 = source.read(
        schema="c0 BIGINT, c1 BIGINT, c2 BINARY, c3 STRING, c4 BINARY, c5 BINARY, c6 STRING",
        columns=(
            '(t1."customer_id")::bigint AS c0',
            '(t1."id")::bigint AS c1',
            'uuid_send(t0."id") AS c2',
            't0."method" AS c3',
            'numeric_send(t0."amount") AS c4',
            'timestamptz_send(t0."paid_at") AS c5',
            't0."details"::text AS c6',
        ),
        rows='FROM "shop"."payments" AS t0 JOIN "shop"."orders" AS t1 ON t0."order_id" = t1."id"',
        pages="SELECT coalesce(sum(pg_relation_size(oid) / current_setting('block_size')::bigint), 0)::bigint AS pages FROM pg_class WHERE oid = '\"shop\".\"payments\"'::regclass AND relkind IN ('r', 'm')",
        pieces=2,
        by=["c0"],
    )
    rows_0 = nest(rows_0, rows_1, on=[("c0", "c0")])
    rows_2 = nest(rows_2, rows_3, on=[("c0", "c0"), ("c1", "c1")])
    rows_4 = nest(rows_4, rows_5, on=[("c0", "c0"), ("c1", "c1"), ("c2", "c2"), ("c3", "c3")])
    rows_2 = nest(rows_2, rows_4, on=[("c0", "c0"), ("c1", "c1")])
    rows_2 = nest(rows_2, rows_6, on=[("c0", "c0"), ("c1", "c1")])
    rows_0 = nest(rows_0, rows_2, on=[("c0", "c0")])
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
