-- Check constraints that every row keeps.
-- In psql: psql -v schemas='{shop,public}' -f checks.sql
select
  c.oid as relation,
  k.conname as name,
  pg_catalog.pg_get_expr(k.conbin, k.conrelid) as condition
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
join pg_catalog.pg_constraint k on k.conrelid = c.oid and k.contype = 'c'
where n.nspname = any (:'schemas'::name[])
  and c.relkind in ('r', 'p', 'f')
  and not c.relispartition
  and k.convalidated
order by c.oid, k.conname;
