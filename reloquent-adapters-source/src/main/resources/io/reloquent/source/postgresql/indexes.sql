-- Valid indexes; the columns that an index only carries along (INCLUDE) are not parts of it.
-- In psql: psql -v schemas='{shop,public}' -f indexes.sql
select
  c.oid as relation,
  ic.relname as name,
  am.amname as method,
  parts.columns,
  parts.expressions,
  parts.descending,
  i.indisunique as is_unique,
  exists (
    select from pg_catalog.pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u')
  ) as is_constraint,
  pg_catalog.pg_get_expr(i.indpred, i.indrelid) as condition
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
join pg_catalog.pg_index i on i.indrelid = c.oid
join pg_catalog.pg_class ic on ic.oid = i.indexrelid
join pg_catalog.pg_am am on am.oid = ic.relam
cross join lateral (
  select
    array_agg(a.attname::text order by part.n) as columns,
    array_agg(
      case when a.attname is null then pg_catalog.pg_get_indexdef(i.indexrelid, part.n, false) end order by part.n
    ) as expressions,
    array_agg((i.indoption[part.n - 1] & 1) = 1 order by part.n) as descending
  from generate_series(1, i.indnkeyatts) as part (n)
  left join pg_catalog.pg_attribute a
    on a.attrelid = c.oid and a.attnum = i.indkey[part.n - 1] and i.indkey[part.n - 1] <> 0
) parts
where n.nspname = any (:'schemas'::name[])
  and c.relkind in ('r', 'p', 'm')
  and not c.relispartition
  and i.indisvalid
order by c.oid, ic.relname;
