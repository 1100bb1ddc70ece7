package io.reloquent.bench.measured;

import io.reloquent.catalog.TableName;

/// Three tables, each pointing at the one before: what the rows of the benchmark read.
///
/// @param name            what it is called on a command line
/// @param orderToCustomer the column of an order that holds its customer's key
/// @param itemToOrder     the column of an item that holds its order's key
/// @param itemNumber      the column that tells the items of an order apart
/// @param items           the field that holds an order's items
public record Workload(
        String name,
        TableName customers,
        String customerKey,
        TableName orders,
        String orderKey,
        String orderToCustomer,
        TableName lines,
        String itemToOrder,
        String itemNumber,
        String items) {

    public static final Workload TPCH = new Workload(
            "tpch",
            new TableName("public", "customer"),
            "c_custkey",
            new TableName("public", "orders"),
            "o_orderkey",
            "o_custkey",
            new TableName("public", "lineitem"),
            "l_orderkey",
            "l_linenumber",
            "lineitems");

    public static final Workload SHOP = new Workload(
            "shop",
            new TableName("crm", "customers"),
            "id",
            new TableName("shop", "orders"),
            "id",
            "customer_id",
            new TableName("shop", "order_items"),
            "order_id",
            "line_no",
            "items");

    /// The field that holds a customer's orders.
    public static final String ORDERS = "orders";

    static Workload named(String name) {
        return TPCH.name.equals(name) ? TPCH : SHOP;
    }

    /// Every customer as JSON text, orders and their items within.
    public String json() {
        return """
                select row_to_json(d)::text from (
                    select c.%1$s as "_id", c.*, coalesce(o.list, '[]'::json) as orders
                    from %2$s c left join (
                        select x.%3$s as customer, json_agg(row_to_json(x) order by x.%4$s) as list from (
                            select o.*, coalesce(i.list, '[]'::json) as %5$s
                            from %6$s o left join (
                                select i.%7$s as parent, json_agg(row_to_json(i) order by i.%8$s) as list
                                from %9$s i group by i.%7$s
                            ) i on i.parent = o.%4$s
                        ) x group by x.%3$s
                    ) o on o.customer = c.%1$s
                ) d
                """.formatted(
                customerKey, customers, orderToCustomer, orderKey, items, orders, itemToOrder, itemNumber, lines);
    }
}
