-- The rows of the sample shop. The same scale gives the same rows on every machine: chance is a hash of the row number,
-- and time begins on 2024-01-01.
--
-- Scale 1 is 10,000 customers, 40,000 orders and about 130,000 order items; categories, countries, suppliers and
-- warehouses do not grow. psql knows the scale by --variable scale=1.

select set_config('sample_shop.scale', :'scale', false);

-- A number from 0 to sides - 1, always the same for the same row and roll.
create function pg_temp.dice(row_no bigint, roll bigint, sides bigint) returns bigint language sql immutable as
$$ select (hashint8extended($1, $2) % $3 + $3) % $3 $$;

create function pg_temp.pick(row_no bigint, roll bigint, words text[]) returns text language sql immutable as
$$ select $3[1 + (hashint8extended($1, $2) % cardinality($3) + cardinality($3)) % cardinality($3)] $$;

create temporary table amounts on commit drop as
select greatest(20, round(10000 * scale))::bigint as customers,
       greatest(40, round(1200 * scale))::bigint  as products,
       greatest(80, round(40000 * scale))::bigint as orders,
       greatest(20, round(2000 * scale))::bigint  as audits
from (select current_setting('sample_shop.scale')::numeric as scale) s;

create temporary table words on commit drop as
select
    array['Ada','Amélie','Anna','Aylin','Björn','Carlos','Chloé','Daniel','Dmitri','Elena','Emma','Étienne','Fatima','Felix',
          'Grace','Hannah','Hiroshi','Ines','Ivan','Jack','Jürgen','Kofi','Laura','Lukas','Małgorzata','Maria','Mei','Mohamed',
          'Nadia','Noah','Olga','Oliver','Paul','Priya','Quentin','Rosa','Sean','Søren','Thabo','Ursula','Victor','Wei',
          'Xavier','Yuki','Zoë','Þóra'] as first_names,
    array['Andersson','Baker','Bauer','Brown','Chen','Dąbrowski','D''Angelo','Dubois','Evans','Fernández','Fischer','García',
          'Gruber','Hansen','Ito','Ivanova','Jansen','Johnson','Kaya','Khan','Kowalska','Lefèvre','Lopez','Martin','Mbeki',
          'Müller','Nakamura','Ng','Novák','O''Brien','Okafor','Olsen','Patel','Petrov','Ricci','Rossi','Schäfer','Silva',
          'Smith','Taylor','van den Berg','Virtanen','Weiß','Williams','Yılmaz','Zhang'] as last_names,
    array['Station Road','Church Lane','Market Square','Hauptstraße','Rue de l''Église','Calle Mayor','Via Garibaldi',
          'Kirchgasse','Mill Street','Harbour View','Königsallee','Storgatan','Nørregade','Elm Grove'] as streets,
    array['Berlin','München','Paris','Lyon','Madrid','Málaga','Roma','Wien','Zürich','Amsterdam','København','Malmö','London',
          'Dublin','Kraków','Tōkyō','大阪','New York','São Paulo','Reykjavík'] as cities,
    array['DE','DE','FR','FR','ES','ES','IT','AT','CH','NL','DK','SE','GB','IE','PL','JP','JP','US','BR','IS'] as city_countries,
    array['Oak','Walnut','Steel','Linen','Ceramic','Bamboo','Copper','Leather','Glass','Wool','Cork','Marble'] as materials,
    array['Compact','Classic','Folding','Heavy','Nordic','Rustic','Slim','Travel','Café','Vintage'] as styles,
    array['Chair','Desk','Lamp','Kettle','Shelf','Backpack','Notebook','Mug','Blanket','Clock','Knife','Basket','Mirror',
          'Bench','Teapot'] as things,
    array['Please ring twice.','Leave it with the neighbour, "Müller" on the left.','Gate code is 4711\\#, mind the dog 🐕',
          '請在下午送貨','Path: C:\temp\orders\new','Merci d''avance !', E'Two lines:\nthe second one.', E'Tab\there', '',
          'Geburtstagsgeschenk für Zoë – bitte ohne Rechnung', '100 % urgent; see note #7', 'null', '{"not": "json"}'] as notes;

-- What does not grow

insert into crm.countries (code, name, vat_rate, is_eu) values
    ('AT', 'Austria', 0.2, true), ('BR', 'Brazil', null, false), ('CH', 'Switzerland', 0.081, false),
    ('CI', 'Côte d''Ivoire', 0.18, false), ('DE', 'Germany', 0.19, true), ('DK', 'Denmark', 0.25, true),
    ('ES', 'Spain', 0.21, true), ('FR', 'France', 0.2, true), ('GB', 'United Kingdom', 0.2, false),
    ('IE', 'Ireland', 0.23, true), ('IS', 'Iceland', 0.24, false), ('IT', 'Italy', 0.22, true),
    ('JP', 'Japan', 0.1, false), ('NL', 'Netherlands', 0.21, true), ('PL', 'Poland', 0.23, true),
    ('SE', 'Sweden', 0.25, true), ('US', 'United States', null, false);

insert into shop.categories (id, parent_id, name, position) values
    (1, null, 'Home', 1), (2, null, 'Office', 2), (3, null, 'Outdoor', 3), (4, null, 'Gifts', 4),
    (5, 1, 'Kitchen', 1), (6, 1, 'Living room', 2), (7, 1, 'Bedroom', 3), (8, 5, 'Coffee & tea', 1), (9, 5, 'Knives', 2),
    (10, 6, 'Lighting', 1), (11, 6, 'Décor', 2), (12, 2, 'Desks', 1), (13, 2, 'Stationery', 2), (14, 13, 'Paper', 1),
    (15, 3, 'Garden', 1), (16, 3, 'Travel', 2), (17, 16, 'Backpacks', 1), (18, 8, 'Filters', 1), (19, 4, 'Under €20', 1),
    (20, 4, 'Empty so far', 2);

insert into shop.warehouses (code, name, country_code, opened_on) values
    ('BER-1', 'Berlin Westhafen', 'DE', '2009-04-01'), ('LYS-1', 'Lyon Gerland', 'FR', '2014-09-15'),
    ('MMA-1', 'Malmö Frihamnen', 'SE', '2019-02-28'), ('OSA-1', '大阪 南港', 'JP', '2022-10-31'),
    ('DUB-0', 'Dublin (planned)', 'IE', null);

insert into shop.suppliers (id, country_code, name, website, rating)
select n,
       w.city_countries[1 + n % 20],
       w.last_names[1 + n * 7 % 46] || (array[' & Sons', ' GmbH', ' Ltd', ' S.A.', ' AB'])[1 + n % 5],
       case when n % 4 <> 0 then 'https://supplier-' || n || '.example.com/' end,
       case when n % 6 <> 0 then (pg_temp.dice(n, 1, 51) / 10.0)::real end
from generate_series(1, 40) n, words w;

-- Products

insert into shop.products (id, sku, name, description, status, price, attributes, dimensions, weight_kg, released_on)
select n,
       'SKU-' || lpad(n::text, 6, '0'),
       pg_temp.pick(n, 1, w.styles) || ' ' || pg_temp.pick(n, 2, w.materials) || ' ' || pg_temp.pick(n, 3, w.things),
       case when n % 5 <> 0 then 'A ' || lower(pg_temp.pick(n, 3, w.things)) || ' made of '
           || lower(pg_temp.pick(n, 2, w.materials)) || '. Ø ' || pg_temp.dice(n, 4, 90) || ' cm — ' || pg_temp.pick(n, 5, w.notes)
           end,
       (array['draft', 'active', 'active', 'active', 'active', 'active', 'sold out', 'retired'])[1 + n % 8]::shop.product_status,
       case when n % 199 = 0 then 0 else (99 + pg_temp.dice(n, 6, 30000)) / 100.0 end,
       case when n % 9 <> 0 then jsonb_build_object(
           'colour', pg_temp.pick(n, 7, array['red', 'blau', 'vert', '黒', 'natural']),
           'washable', n % 2 = 0,
           'warrantyYears', n % 6,
           'rating', jsonb_build_object('stars', round(pg_temp.dice(n, 8, 50) / 10.0, 1), 'votes', pg_temp.dice(n, 9, 100000)),
           'certificates', case n % 3 when 0 then '[]'::jsonb when 1 then '["FSC"]' else '["FSC", {"name": "CE", "year": 2023}]' end)
           end,
       case when n % 10 <> 0 then array[5 + n % 60, 5 + n % 47, 1 + n % 31]::integer[] end,
       case when n % 12 <> 0 then (1 + pg_temp.dice(n, 10, 250000)) / 10000.0::double precision end,
       case when n % 8 <> 0 then date '2024-01-01' - (pg_temp.dice(n, 11, 2000))::integer end
from amounts a, generate_series(1, a.products) n, words w;

insert into shop.product_categories (product_id, category_id)
select distinct p.id, 1 + pg_temp.dice(p.id * 8 + k, 20, 19)
from shop.products p, generate_series(1, 3) k
where k <= pg_temp.dice(p.id, 21, 4)
order by 1, 2;

insert into shop.supplier_products (supplier_id, product_id, cost, lead_days)
select distinct on (s.supplier, p.id)
       s.supplier, p.id,
       round(p.price * (40 + pg_temp.dice(p.id * 4 + k, 22, 40)) / 100.0 + pg_temp.dice(p.id, 23, 1000000) / 1000000.0, 6),
       case when p.id % 5 <> 0 then pg_temp.dice(p.id * 4 + k, 24, 60) end
from shop.products p, generate_series(0, 2) k,
     lateral (select 1 + pg_temp.dice(p.id * 4 + k, 25, 38) as supplier) s
where p.id % 11 <> 0
order by s.supplier, p.id, k;

insert into shop.stock (warehouse_code, product_id, on_hand, reserved, counted_at)
select w.code, p.id, pg_temp.dice(p.id, ascii(w.code), 400) - 5,
       case when p.id % 3 <> 0 then pg_temp.dice(p.id, ascii(w.code) + 100, 20) end,
       case when p.id % 4 <> 0 then timestamptz '2024-01-01 06:00:00+00' + pg_temp.dice(p.id, 26, 700) * interval '1 day' end
from shop.products p, shop.warehouses w
where w.opened_on is not null and pg_temp.dice(p.id, ascii(w.code) + 200, 10) < 6
order by w.code, p.id;

-- Customers: every tenth has no address, and every seventh of the others never ordered.

create temporary table homes on commit drop as
select row_number() over (order by customer, k) as id, customer, k
from amounts a, generate_series(1, a.customers) customer, generate_series(1, 3) k
where customer % 10 <> 3 and k <= 1 + pg_temp.dice(customer, 30, 10) / 4;

create temporary table first_homes on commit drop as
select customer, min(id) as id, count(*) as homes from homes group by customer;

insert into crm.customers (id, external_id, email, full_name, phone, date_of_birth, created_at, is_active, credit_limit,
                           loyalty, preferences, tags, avatar, referred_by, default_address_id)
select n,
       md5('customer ' || n)::uuid,
       case when n % 17 <> 0 then 'customer.' || n || '@' || (array['example.com', 'example.org', 'mail.example.net'])[1 + n % 3] end,
       case when n % 101 = 0 then '山田 太郎 ' || n when n % 103 = 0 then 'Zoë 🦊 "the Fox"'
            else pg_temp.pick(n, 31, w.first_names) || ' ' || pg_temp.pick(n, 32, w.last_names) end,
       case when n % 3 <> 0 then '+49 30 ' || lpad(pg_temp.dice(n, 33, 10000000)::text, 7, '0') end,
       case when n % 8 <> 0 then date '1935-01-01' + pg_temp.dice(n, 34, 26000)::integer end,
       timestamptz '2024-01-01 00:00:00+00' - pg_temp.dice(n, 35, 157680000000000) * interval '1 microsecond',
       n % 13 <> 0,
       case n % 10 when 0 then null when 1 then 0 when 2 then -12.5 when 3 then 0.000001 when 4 then -99999999999999.999999
            when 5 then 1e6 else round(pg_temp.dice(n, 36, 50000000000) / 1000000.0, (n % 7)::integer) end,
       case when n % 4 <> 0 then (pg_temp.dice(n, 37, 20000) / 1000.0 - 2)::real end,
       case when n % 19 = 0 then '{}' else jsonb_build_object(
           'newsletter', n % 2 = 0,
           'languages', case n % 3 when 0 then '["en"]'::jsonb when 1 then '["de", "en"]' else '["fr", null, "ja"]' end,
           'theme', jsonb_build_object('dark', n % 5 = 0, 'fontScale', round((75 + n % 100) / 100.0, 2), 'accent', '#' || left(md5('a' || n), 6)),
           'limits', jsonb_build_array(n % 7, -n, 12345678901234567890, 0.000001 * (n % 9)),
           'lastSearch', case when n % 6 <> 0 then pg_temp.pick(n, 38, w.things) end) end,
       case n % 5 when 0 then '{}' when 1 then array['vip'] when 2 then array['b2b', 'net 30', 'say "hi"'] when 3 then array['a,b', null, 'ü']
            else array['new'] end,
       case when n % 3 = 0 then substring(decode(md5('x' || n) || md5('y' || n), 'hex') for 1 + (n % 32)::integer)
            when n % 31 = 1 then ''::bytea end,
       case when n > 1 and n % 4 = 0 then 1 + pg_temp.dice(n, 39, n - 1) end,
       case when n % 9 <> 0 then h.id end
from amounts a
cross join generate_series(1, a.customers) n
cross join words w
left join first_homes h on h.customer = n
order by n;

insert into crm.addresses (id, customer_id, country_code, label, street, city, postal_code, lat, lon)
select h.id, h.customer, w.city_countries[c.i],
       case when h.id % 3 <> 0 then (array['home', 'office', 'Ferienhaus'])[h.k] end,
       pg_temp.pick(h.id, 41, w.streets) || ' ' || 1 + pg_temp.dice(h.id, 42, 200),
       w.cities[c.i],
       case when h.id % 7 <> 0 then lpad(pg_temp.dice(h.id, 43, 100000)::text, 5, '0') end,
       case when h.id % 6 <> 0 then pg_temp.dice(h.id, 44, 1800000000) / 1e7::double precision - 90 end,
       case when h.id % 6 <> 0 then pg_temp.dice(h.id, 45, 3600000000) / 1e7::double precision - 180 end
from homes h cross join words w cross join lateral (select 1 + pg_temp.dice(h.id, 46, 20) as i) c
order by h.id;

insert into crm.customer_profiles (customer_id, occupation, biography, height_m, lifetime_value, newsletter_since)
select n,
       case when n % 5 <> 0 then pg_temp.pick(n, 50, array['baker', 'pilot', 'Lehrerin', 'infirmière', 'engineer', '弁護士']) end,
       case when n % 3 = 0 then pg_temp.pick(n, 51, w.notes) || repeat(' Collects clocks.', (n % 40)::integer) end,
       case when n % 4 <> 0 then (140 + pg_temp.dice(n, 52, 70)) / 100.0::real end,
       case when n % 7 <> 0 then round((pg_temp.dice(n, 53, 2000000000000000) - 1000000000000000) / 10::numeric ^ (n % 13), (n % 13)::integer) end,
       case when n % 2 = 0 then date '2024-02-29' + (n % 600)::integer end
from amounts a, generate_series(1, a.customers) n, words w
where n % 5 in (0, 2, 4);

-- Orders: few customers order often, most order seldom.

create temporary table buyers on commit drop as
select row_number() over (order by customer) as place, customer, id as home, homes from first_homes where customer % 7 <> 0;

create temporary table drafts on commit drop as
select n as id, b.customer, b.home, b.homes,
       case when n % 50 = 0 then 0 when n % 5000 = 1234 then 60 when d.lot < 25 then 1 when d.lot < 48 then 2 when d.lot < 66 then 3
            when d.lot < 80 then 4 when d.lot < 89 then 5 when d.lot < 94 then 7 else 12 end as lines,
       case when n % 50 = 0 then 'cart' when n % 97 = 0 then 'returned' when n % 31 = 0 then 'cancelled'
            when n > a.orders - a.orders / 50 then 'paid' when n % 11 = 0 then 'placed' when n % 6 = 0 then 'shipped'
            else 'delivered' end as status,
       timestamp '2024-01-01' + (n * (63072000000000 / a.orders) - pg_temp.dice(n, 60, 1000000)) * interval '1 microsecond' as placed_at
from amounts a
cross join generate_series(1, a.orders) n
cross join (select count(*) as buyers from buyers) many
cross join lateral (select pg_temp.dice(n, 61, 100) as lot, pg_temp.dice(n, 62, 1000000) as luck) d
join buyers b on b.place = 1 + d.luck * d.luck / 1000000 * many.buyers / 1000000;

create temporary table draft_items on commit drop as
select d.id as order_id, line_no, d.id * 64 + line_no as lot, p.id as product_id,
       1 + pg_temp.dice(d.id * 64 + line_no, 63, 5) as quantity, p.price as unit_price
from drafts d
cross join lateral generate_series(1, d.lines) line_no
cross join amounts a
-- Twenty products of the range are never bought.
join shop.products p on p.id = 1 + pg_temp.dice(d.id * 64 + line_no, 64, a.products - 20);

create temporary table draft_discounts on commit drop as
select order_id, line_no, discount_no, lot * 4 + discount_no as lot,
       round(quantity * unit_price * (5 * discount_no) / 100, 2) as amount
from draft_items cross join generate_series(1, 2) discount_no
where pg_temp.dice(lot, 65, 100) < 14 / discount_no;

insert into shop.orders (id, order_number, customer_id, billing_address_id, shipping_address_id, status, placed_at, shipped_at,
                         currency, total, note)
select d.id, 100000 + 10 * (d.id - 1), d.customer, d.home,
       case when d.id % 5 <> 0 then d.home + pg_temp.dice(d.id, 66, d.homes) end,
       d.status::shop.order_status, d.placed_at,
       case when d.status in ('shipped', 'delivered', 'returned')
            then (d.placed_at at time zone 'UTC') + (3600 + pg_temp.dice(d.id, 67, 432000)) * interval '1 second' end,
       pg_temp.pick(d.id, 68, array['EUR', 'EUR', 'EUR', 'SEK', 'GBP', 'JPY']),
       (coalesce(i.total, 0) - coalesce(r.total, 0)) * case when d.status = 'returned' then -1 else 1 end,
       case when d.id % 6 = 0 then pg_temp.pick(d.id, 69, w.notes) end
from drafts d
cross join words w
left join (select order_id, sum(quantity * unit_price) as total from draft_items group by order_id) i on i.order_id = d.id
left join (select order_id, sum(amount) as total from draft_discounts group by order_id) r on r.order_id = d.id
order by d.id;

insert into shop.order_items (order_id, line_no, product_id, quantity, unit_price, gift_text)
select order_id, line_no, product_id, quantity, unit_price,
       case when lot % 29 = 0 then pg_temp.pick(lot, 70, array['Happy birthday!', 'Alles Gute 🎂', 'お誕生日おめでとう', 'For "you"']) end
from draft_items order by order_id, line_no;

insert into shop.item_discounts (order_id, line_no, discount_no, reason, amount, coupon)
select order_id, line_no, discount_no, pg_temp.pick(lot, 71, array['season', 'damaged box', 'loyal customer', 'coupon']), amount,
       case when lot % 3 = 0 then upper(left(md5('coupon ' || lot), 8)) end
from draft_discounts order by order_id, line_no, discount_no;

insert into shop.payments (id, order_id, method, amount, paid_at, details)
select md5('payment ' || o.id || ' ' || part)::uuid, o.id,
       pg_temp.pick(o.id, 72, array['card', 'card', 'invoice', 'transfer', 'gift card']),
       case when o.id % 20 <> 1 then o.total when part = 1 then round(o.total / 2, 2) else o.total - round(o.total / 2, 2) end,
       case when o.id % 12 <> 0 then (o.placed_at at time zone 'UTC') + part * interval '37 minutes 0.000001 seconds' end,
       case when o.id % 4 <> 0 then jsonb_build_object('attempts', 1 + o.id % 3, 'approved', true, 'fee', round(abs(o.total) * 0.0125, 4)) end
from shop.orders o cross join generate_series(1, 2) part
where o.status not in ('cart', 'placed', 'cancelled') and (part = 1 or o.id % 20 = 1)
order by o.id, part;

insert into shop."OrderEvents" ("OrderId", "Kind", "Payload", "at")
select o.id, (array['created', 'changed'])[step],
       case when o.id % 5 <> 0 then ('{ "order" : ' || o.id || ',  "step":' || step || ', "by": "clerk \u00e9", "amounts": [1.0, 2.50, 1e2] }')::json
            end,
       (o.placed_at at time zone 'UTC') + (step - 1) * interval '90 seconds'
from shop.orders o cross join generate_series(1, 2) step
where o.id % 3 <> 0 and (step = 1 or o.id % 2 = 0)
order by o.id, step;

-- Every hundredth entry was written twice, which nothing in the table can tell apart.
insert into shop.audit_log (happened_at, actor, action, details)
select timestamptz '2024-01-01 00:00:00+00' + n * interval '7 minutes', pg_temp.pick(n, 80, array['root', 'nightly job', 'ines', 'jürgen']),
       pg_temp.pick(n, 81, array['login', 'price change', 'export', 'delete']), case when n % 3 <> 0 then pg_temp.pick(n, 82, w.notes) end
from amounts a cross join generate_series(1, a.audits) n cross join words w
cross join lateral generate_series(1, case when n % 100 = 7 then 2 else 1 end) copies;

-- New rows continue where these end.

select setval(pg_get_serial_sequence('crm.customers', 'id'), (select max(id) from crm.customers)),
       setval(pg_get_serial_sequence('crm.addresses', 'id'), (select max(id) from crm.addresses)),
       setval(pg_get_serial_sequence('shop.products', 'id'), (select max(id) from shop.products)),
       setval(pg_get_serial_sequence('shop.orders', 'id'), (select max(id) from shop.orders)),
       setval('shop.order_number_seq', (select max(order_number) from shop.orders));

-- All but shop.audit_log.

analyze crm.countries, crm.customers, crm.addresses, crm.customer_profiles, shop.categories, shop.products,
    shop.product_categories, shop.suppliers, shop.supplier_products, shop.orders, shop.order_items, shop.item_discounts,
    shop.payments, shop."OrderEvents", shop.warehouses, shop.stock;
