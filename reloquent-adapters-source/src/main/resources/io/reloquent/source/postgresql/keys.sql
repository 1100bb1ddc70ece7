-- Primary keys, unique constraints, and unique indexes that hold for every row without being a constraint.
-- In psql: psql -v schemas='{shop,public}' -f keys.sql
select
  c.oid as relation,
  coalesce(k.conname, ic.relname) as name,
  i.indisprimary as is_primary,
  array(
    select a.attname::text
    from generate_series(1, i.indnkeyatts) as part (n)
    join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[part.n - 1]
    order by part.n
  ) as columns
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
join pg_catalog.pg_index i on i.indrelid = c.oid
join pg_catalog.pg_class ic on ic.oid = i.indexrelid
left join pg_catalog.pg_constraint k
  on k.conindid = i.indexrelid and k.conrelid = c.oid and k.contype in ('p', 'u')
where n.nspname = any (:'schemas'::name[])
  and c.relkind in ('r', 'p', 'm')
  and not c.relispartition
  and i.indisvalid
  and (k.oid is not null or i.indisunique and i.indimmediate and i.indpred is null and i.indexprs is null)
order by c.oid, coalesce(k.conname, ic.relname);
