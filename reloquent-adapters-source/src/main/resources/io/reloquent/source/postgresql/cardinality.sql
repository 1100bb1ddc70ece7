-- How many children the parents of a foreign key have.
-- In psql: psql -v table='"shop"."orders"' -v columns='"customer_id"' -v known='"customer_id" is not null' \
--            -f cardinality.sql
select
  count(*) as parents,
  coalesce(max(n), 0) as maximum,
  coalesce(avg(n), 0)::float8 as average
from (
  select count(*) as n
  from :table
  where :known
  group by :columns
) per_parent;
