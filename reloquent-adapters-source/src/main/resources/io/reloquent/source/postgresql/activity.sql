-- What the server's processes for this user wait for. Those of other users do not show what they do.
-- In psql: psql -f activity.sql
select
  a.pid as process,
  a.wait_event_type as waits_for
from pg_catalog.pg_stat_activity a
where a.usename = session_user;
