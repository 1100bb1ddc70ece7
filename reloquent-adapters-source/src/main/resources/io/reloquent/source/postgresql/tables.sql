-- Every table and view, partitions aside.
-- In psql: psql -v schemas='{shop,public}' -f tables.sql
select
  c.oid as relation,
  n.nspname as schema,
  c.relname as name,
  c.relkind as kind,
  pg_catalog.obj_description(c.oid, 'pg_class') as comment
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where n.nspname = any (:'schemas'::name[])
  and c.relkind in ('r', 'p', 'v', 'm', 'f')
  and not c.relispartition
order by n.nspname, c.relname;
