-- All rows of a table.
-- In psql: psql -v table='"shop"."orders"' -f count.sql
select count(*) as rows
from :table;
