-- The tables that a table inherits from, in the order of its INHERITS clause.
-- In psql: psql -v schemas='{shop,public}' -f inherits.sql
select
  c.oid as relation,
  pn.nspname as schema,
  p.relname as name
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
join pg_catalog.pg_inherits i on i.inhrelid = c.oid
join pg_catalog.pg_class p on p.oid = i.inhparent
join pg_catalog.pg_namespace pn on pn.oid = p.relnamespace
where n.nspname = any (:'schemas'::name[])
  and c.relkind in ('r', 'f')
  and not c.relispartition
order by c.oid, i.inhseqno;
