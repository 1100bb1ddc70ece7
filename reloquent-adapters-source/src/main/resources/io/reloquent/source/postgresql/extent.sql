-- How many pages hold a table's rows, those of its partitions and heirs included, and whether all of them have pages.
-- In psql: psql -v table="'shop.orders'" -f extent.sql
with recursive member (oid) as (
  select (:table)::pg_catalog.regclass::oid
  union
  select i.inhrelid
  from member m
  join pg_catalog.pg_inherits i on i.inhparent = m.oid
)
select
  bool_and(c.relkind in ('r', 'p', 'm')) as has_pages,
  coalesce(sum(pg_catalog.pg_relation_size(c.oid)) filter (where c.relkind in ('r', 'm')), 0)
    / pg_catalog.current_setting('block_size')::bigint as pages
from member m
join pg_catalog.pg_class c on c.oid = m.oid;
