-- Every schema that is not the system's own.
-- In psql: psql -f schemas.sql
select n.nspname as name
from pg_catalog.pg_namespace n
where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
order by n.nspname;
