-- Which process of which server serves this connection; a server is known by when it was started.
-- In psql: psql -f backend.sql
select
  pg_catalog.pg_backend_pid() as process,
  pg_catalog.pg_postmaster_start_time()::text as server;
