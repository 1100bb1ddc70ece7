-- Foreign keys between listed tables; those that partitioning copies to partitions are left out.
-- In psql: psql -v schemas='{shop,public}' -f foreign-keys.sql
select
  k.conname as name,
  cn.nspname as child_schema,
  c.relname as child_name,
  array(
    select a.attname::text
    from unnest(k.conkey) with ordinality as part (attnum, n)
    join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = part.attnum
    order by part.n
  ) as child_columns,
  pn.nspname as parent_schema,
  p.relname as parent_name,
  array(
    select a.attname::text
    from unnest(k.confkey) with ordinality as part (attnum, n)
    join pg_catalog.pg_attribute a on a.attrelid = k.confrelid and a.attnum = part.attnum
    order by part.n
  ) as parent_columns,
  k.confdeltype as on_delete,
  k.condeferrable as deferrable,
  k.convalidated as validated
from pg_catalog.pg_constraint k
join pg_catalog.pg_class c on c.oid = k.conrelid
join pg_catalog.pg_namespace cn on cn.oid = c.relnamespace
join pg_catalog.pg_class p on p.oid = k.confrelid
join pg_catalog.pg_namespace pn on pn.oid = p.relnamespace
where k.contype = 'f'
  and k.conparentid = 0
  and cn.nspname = any (:'schemas'::name[])
  and pn.nspname = any (:'schemas'::name[])
  and not c.relispartition
  and not p.relispartition
order by cn.nspname, c.relname, k.conname;
