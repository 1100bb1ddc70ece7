-- Tables and views that this user may not read in full, and why. One row for each of them.
-- In psql: psql -v schemas='{shop,public}' -f unreadable.sql
select
  n.nspname as schema,
  c.relname as name,
  not pg_catalog.has_schema_privilege(n.oid, 'usage') as closed,
  not pg_catalog.has_any_column_privilege(c.oid, 'select') as denied,
  pg_catalog.row_security_active(c.oid) as hidden
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where n.nspname = any (:'schemas'::name[])
  and c.relkind in ('r', 'p', 'v', 'm', 'f')
  and (
    not pg_catalog.has_schema_privilege(n.oid, 'usage')
    or not pg_catalog.has_table_privilege(c.oid, 'select')
    or pg_catalog.row_security_active(c.oid)
  )
order by n.nspname, c.relname;
