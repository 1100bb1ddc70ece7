-- What every case migrates: flat rows, two and three levels, and rows that nothing tells apart.
create table plain (
    id int primary key,
    name text not null,
    amount numeric(12, 2),
    made timestamptz not null,
    note text);
insert into plain
select g, 'row ' || g, case when g % 7 <> 0 then g * 1.25 end, timestamptz '2024-01-01' + g * interval '7 minutes',
    repeat(md5(g::text), 1 + g % 20)
from generate_series(1, 6000) g;

create table parent (id bigint primary key, name text not null, tags text[]);
create table child (
    parent_id bigint not null references parent,
    line int not null,
    label text,
    price numeric(10, 4) not null,
    primary key (parent_id, line));
insert into parent
select g, 'parent ' || g, case when g % 3 = 0 then array['a', 'b' || g] end from generate_series(1, 5000) g;
insert into child
select p, l, repeat(md5(p || ':' || l), 1 + p::int % 6), l * 0.5 + p
from generate_series(1::bigint, 5000) p, generate_series(1, 4) l where (p + l) % 5 <> 0;

create table house (id int primary key, street text not null);
create table storey (id int primary key, house_id int not null references house, level int not null, plan text);
create index on storey (house_id, id);
create table room (id int primary key, storey_id int not null references storey, size float8, colour text not null);
create index on room (storey_id, id);
insert into house select g, repeat(md5('house ' || g), 3) from generate_series(1, 4000) g;
insert into storey select g, 1 + (g - 1) / 2, g % 2, repeat(md5('storey ' || g), 4) from generate_series(1, 8000) g;
insert into room select g, 1 + (g - 1) / 2, g / 3.0, repeat(md5('room ' || g), 3) from generate_series(1, 16000) g;

create table reading (station text not null, taken timestamp not null, value float8, remark text);
insert into reading
select 'station ' || g % 40, timestamp '2025-01-01' + (g % 2900) * interval '1 minute', (g % 11) / 4.0,
    case when g % 5 = 0 then repeat('observed ', 1 + g % 30) end
from generate_series(1, 5800) g;

analyze;
