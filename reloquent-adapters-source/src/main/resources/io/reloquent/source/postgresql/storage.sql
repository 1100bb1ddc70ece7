-- What holds a table's rows: itself, its partitions, and the tables that inherit from it. One row for each of them.
-- In psql: psql -v schemas='{shop,public}' -f storage.sql
with recursive member (relation, oid) as (
  select c.oid, c.oid
  from pg_catalog.pg_class c
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  where n.nspname = any (:'schemas'::name[])
    and c.relkind in ('r', 'p', 'm', 'f')
    and not c.relispartition
  union
  select m.relation, i.inhrelid
  from member m
  join pg_catalog.pg_inherits i on i.inhparent = m.oid
)
select
  m.relation,
  m.oid = m.relation as is_itself,
  c.relkind = 'f' as is_foreign,
  c.relispartition as is_partition,
  c.reltuples as analysed_rows,
  c.relpages as analysed_pages,
  size.pages,
  case when c.relkind in ('r', 'm') then coalesce(pg_catalog.pg_total_relation_size(c.oid), 0) else 0 end as bytes,
  -- Rows of unknown width are taken as the planner takes them: 32 bytes for what has no fixed length.
  coalesce(
    pg_catalog.current_setting('block_size')::float8 / (28 + (
      select sum(case when a.attlen > 0 then a.attlen else 32 end)
      from pg_catalog.pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    )),
    290
  ) as rows_per_page,
  root.relispopulated
    and pg_catalog.has_schema_privilege(root.relnamespace, 'usage')
    and pg_catalog.has_any_column_privilege(m.relation, 'select') as readable
from member m
join pg_catalog.pg_class c on c.oid = m.oid
join pg_catalog.pg_class root on root.oid = m.relation
cross join lateral (
  select case
    when c.relkind in ('r', 'm')
      then coalesce(pg_catalog.pg_relation_size(c.oid), 0) / pg_catalog.current_setting('block_size')::bigint
    else 0
  end
) size (pages)
order by m.relation, m.oid;
