-- The rows on a share of a table's pages, given in percent.
-- In psql: psql -v table='"shop"."orders"' -v percent=1 -f sample.sql
select count(*) as rows
from :table tablesample system (:percent) repeatable (0);
