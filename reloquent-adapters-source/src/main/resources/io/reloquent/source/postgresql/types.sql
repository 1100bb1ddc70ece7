-- Enums, domains and composite types that columns use, also through one another, and in whichever schema. One row
-- per label, per base type or per attribute.
-- In psql: psql -v schemas='{shop,public}' -f types.sql
with recursive used (oid) as (
  select a.atttypid
  from pg_catalog.pg_class c
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where n.nspname = any (:'schemas'::name[])
    and c.relkind in ('r', 'p', 'v', 'm', 'f')
    and not c.relispartition
  union
  select inner_type.oid
  from used u
  join pg_catalog.pg_type t on t.oid = u.oid
  cross join lateral (
    select t.typelem where t.typelem <> 0
    union all
    select t.typbasetype where t.typtype = 'd'
    union all
    select r.rngsubtype from pg_catalog.pg_range r where r.rngtypid = t.oid
    union all
    select a.atttypid
    from pg_catalog.pg_attribute a
    where t.typtype = 'c' and a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped
  ) inner_type (oid)
)
select
  n.nspname as schema,
  t.typname as name,
  t.typtype as kind,
  part.label,
  tn.nspname as type_schema,
  coalesce(e.typname, b.typname) as type_name,
  part.modifier as type_modifier,
  pg_catalog.format_type(coalesce(e.oid, b.oid), part.modifier) as type_written,
  case when e.oid is null then 0 else greatest(part.dimensions, 1) end as type_dimensions,
  array(
    select pg_catalog.pg_get_expr(k.conbin, 0)
    from pg_catalog.pg_constraint k
    where k.contypid = t.oid and k.contype = 'c' and k.convalidated
    order by k.conname
  ) as checks
from used u
join pg_catalog.pg_type t on t.oid = u.oid
join pg_catalog.pg_namespace n on n.oid = t.typnamespace
left join lateral (
  select l.enumsortorder, l.enumlabel::text, null::oid, -1, 0
  from pg_catalog.pg_enum l
  where l.enumtypid = t.oid
  union all
  select 1, null, t.typbasetype, t.typtypmod, t.typndims where t.typtype = 'd'
  union all
  select a.attnum, a.attname::text, a.atttypid, a.atttypmod, a.attndims
  from pg_catalog.pg_attribute a
  where t.typtype = 'c' and a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped
) part (position, label, type, modifier, dimensions) on true
left join pg_catalog.pg_type b on b.oid = part.type
left join pg_catalog.pg_type e on e.oid = b.typelem and e.typarray = b.oid
left join pg_catalog.pg_namespace tn on tn.oid = coalesce(e.typnamespace, b.typnamespace)
where t.typtype in ('e', 'd', 'c')
  and n.nspname <> 'pg_catalog'
order by n.nspname, t.typname, part.position;
