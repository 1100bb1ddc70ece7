-- What ANALYZE found out about columns; the server shows only what this user may read.
-- In psql: psql -v schemas='{shop,public}' -f statistics.sql
select
  s.schemaname as schema,
  s.tablename as name,
  s.attname as column,
  s.inherited,
  s.null_frac,
  s.n_distinct,
  s.most_common_freqs[1] as most_common,
  s.avg_width as width,
  -- As few digits as it takes; the server keeps it in 32 bits.
  pg_catalog.round(s.correlation::numeric, 3)::float8 as correlation
from pg_catalog.pg_stats s
where s.schemaname = any (:'schemas'::name[])
order by s.schemaname, s.tablename, s.attname;
