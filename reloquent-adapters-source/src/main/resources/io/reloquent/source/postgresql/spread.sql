-- How the values of a table's columns are spread, by ANALYZE; with its partitions and heirs where it has any.
-- In psql: psql -v schema="'shop'" -v name="'orders'" -f spread.sql
select distinct on (s.attname)
  s.attname as column,
  case when s.n_distinct < 0 then -s.n_distinct * greatest(c.reltuples, 0) else s.n_distinct end as distinct_values,
  coalesce(s.most_common_freqs[1], 0) as most_common,
  s.null_frac as nulls,
  coalesce(s.correlation, 0) as correlation
from pg_catalog.pg_stats s
join pg_catalog.pg_namespace n on n.nspname = s.schemaname
join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = s.tablename
where s.schemaname = :schema and s.tablename = :name
order by s.attname, s.inherited desc;
