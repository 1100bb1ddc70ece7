-- Sequences and the columns they feed.
-- In psql: psql -v schemas='{shop,public}' -f sequences.sql
select
  n.nspname as schema,
  s.relname as name,
  tn.nspname as type_schema,
  t.typname as type_name,
  -1 as type_modifier,
  pg_catalog.format_type(t.oid, -1) as type_written,
  0 as type_dimensions,
  q.seqstart as start,
  q.seqincrement as increment,
  cn.nspname as owner_schema,
  c.relname as owner_name,
  a.attname as owner_column
from pg_catalog.pg_sequence q
join pg_catalog.pg_class s on s.oid = q.seqrelid
join pg_catalog.pg_namespace n on n.oid = s.relnamespace
join pg_catalog.pg_type t on t.oid = q.seqtypid
join pg_catalog.pg_namespace tn on tn.oid = t.typnamespace
left join pg_catalog.pg_depend d
  on d.classid = 'pg_catalog.pg_class'::regclass
  and d.objid = s.oid
  and d.refclassid = 'pg_catalog.pg_class'::regclass
  and d.refobjsubid > 0
  and d.deptype in ('a', 'i')
left join pg_catalog.pg_class c on c.oid = d.refobjid and not c.relispartition
left join pg_catalog.pg_namespace cn on cn.oid = c.relnamespace
left join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = d.refobjsubid
where n.nspname = any (:'schemas'::name[])
order by n.nspname, s.relname;
