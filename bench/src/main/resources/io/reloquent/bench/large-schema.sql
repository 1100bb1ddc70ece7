-- 500 tables of 10 columns in 12 schemas, each but the first pointing at any one before it.
do $$
declare
    parent bigint;
begin
    for area in 0..11 loop
        execute format('create schema area%s', area);
    end loop;
    for n in 0..499 loop
        execute format('create table area%s.table_%s (id bigint primary key, owner_id bigint, column_2 text,'
            ' column_3 text, column_4 text, column_5 text, column_6 text, column_7 text, column_8 text, column_9 text)',
            n % 12, n);
        if n > 0 then
            parent := ((n::bigint * 2654435761) % 4294967296) % n;
            execute format('alter table area%s.table_%s add foreign key (owner_id) references area%s.table_%s',
                n % 12, n, parent % 12, parent);
        end if;
    end loop;
end
$$;
