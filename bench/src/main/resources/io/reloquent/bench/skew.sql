-- 20,000 parents with two children each, and one, number 7777, with 500,000 more.
create table parent (
    id    bigint primary key,
    name  text not null
);

create table child (
    id         bigint primary key,
    parent_id  bigint not null references parent,
    note       text not null
);

insert into parent select n, 'parent ' || n from generate_series(1, 20000) n;
insert into child select n, (n + 1) / 2, 'one of two' from generate_series(1, 40000) n;
insert into child select 40000 + n, 7777, 'one of very many' from generate_series(1, 500000) n;
