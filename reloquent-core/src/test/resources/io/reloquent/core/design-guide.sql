-- Makes room in the sample shop for the rows of docs/guide/design.md. They name only the columns that its examples show:
-- what else may not be null has a default here.

truncate crm.countries, shop.categories, shop.products, shop.audit_log cascade;

insert into crm.countries (code, name, is_eu) values ('AT', 'Austria', true);

alter table crm.customers
    alter external_id set default gen_random_uuid(),
    alter created_at set default timestamptz '2025-01-01 00:00:00+00';
alter table crm.addresses
    alter country_code set default 'AT',
    alter street set default 'Kirchgasse 1';
alter table shop.products alter price set default 1;
alter table shop.suppliers alter country_code set default 'AT';
alter table shop.supplier_products alter cost set default 1;
alter table shop.orders alter billing_address_id set default 31;
alter table shop.order_items alter unit_price set default 1;
alter table shop.item_discounts alter reason set default 'season';
