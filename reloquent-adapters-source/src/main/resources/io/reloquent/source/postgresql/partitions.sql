-- The partitions that hold a partitioned table's rows, at whatever depth.
-- In psql: psql -v schemas='{shop,public}' -f partitions.sql
with recursive member (relation, oid) as (
  select c.oid, c.oid
  from pg_catalog.pg_class c
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  where n.nspname = any (:'schemas'::name[])
    and c.relkind = 'p'
    and not c.relispartition
  union all
  select m.relation, i.inhrelid
  from member m
  join pg_catalog.pg_inherits i on i.inhparent = m.oid
)
select
  m.relation,
  n.nspname as schema,
  c.relname as name
from member m
join pg_catalog.pg_class c on c.oid = m.oid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where c.relkind <> 'p'
order by m.relation, n.nspname, c.relname;
