-- What the server is and which database this is.
-- In psql: psql -f server.sql
select
  pg_catalog.split_part(pg_catalog.current_setting('server_version'), ' ', 1) as version,
  pg_catalog.current_database()::text as database;
