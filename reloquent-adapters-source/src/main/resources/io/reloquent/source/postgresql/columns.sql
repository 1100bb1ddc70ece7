-- Columns with their types. A column is also never null when the domain it is of refuses null.
-- In psql: psql -v schemas='{shop,public}' -f columns.sql
with recursive required (oid) as (
  select t.oid from pg_catalog.pg_type t where t.typtype = 'd' and t.typnotnull
  union
  select t.oid
  from required r
  join pg_catalog.pg_type t on t.typbasetype = r.oid and t.typtype = 'd'
)
select
  c.oid as relation,
  a.attname as name,
  tn.nspname as type_schema,
  coalesce(e.typname, t.typname) as type_name,
  a.atttypmod as type_modifier,
  pg_catalog.format_type(coalesce(e.oid, t.oid), a.atttypmod) as type_written,
  case when e.oid is null then 0 else greatest(a.attndims, 1) end as type_dimensions,
  not (
    t.oid in (select r.oid from required r)
    -- From version 18 on a NOT NULL may be declared that the rows already there do not keep.
    or a.attnotnull and not exists (
      select from pg_catalog.pg_constraint k
      where k.conrelid = c.oid and k.contype = 'n' and not k.convalidated and k.conkey = array[a.attnum]
    )
  ) as nullable,
  a.attidentity as identity,
  a.attgenerated as generated,
  pg_catalog.pg_get_expr(d.adbin, d.adrelid) as default_value,
  pg_catalog.col_description(c.oid, a.attnum) as comment
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
join pg_catalog.pg_type t on t.oid = a.atttypid
left join pg_catalog.pg_type e on e.oid = t.typelem and e.typarray = t.oid
join pg_catalog.pg_namespace tn on tn.oid = coalesce(e.typnamespace, t.typnamespace)
left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
where n.nspname = any (:'schemas'::name[])
  and c.relkind in ('r', 'p', 'v', 'm', 'f')
  and not c.relispartition
order by c.oid, a.attnum;
