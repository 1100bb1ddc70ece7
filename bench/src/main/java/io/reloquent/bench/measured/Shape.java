package io.reloquent.bench.measured;

import io.reloquent.catalog.TableName;
import io.reloquent.design.Contents;
import io.reloquent.design.DocumentId;
import io.reloquent.design.DocumentModel;
import io.reloquent.design.Embedding.EmbeddedArray;
import io.reloquent.design.Embedding.Sort;
import io.reloquent.design.RootCollection;
import java.util.List;

/// How the rows of a workload become documents.
public enum Shape {
    /// Orders and items, each in a collection of its own.
    FLAT,
    /// Orders with their items.
    ORDERS,
    /// Customers with their orders, those with their items.
    CUSTOMERS;

    public String describe(Workload workload) {
        String orders = workload.orders().name();
        String items = workload.lines().name();
        return switch (this) {
            case FLAT -> orders + ", " + items;
            case ORDERS -> orders + " [" + items + "]";
            case CUSTOMERS -> workload.customers().name() + " [" + orders + " [" + items + "]]";
        };
    }

    /// The tables it takes its rows from.
    public List<TableName> tables(Workload workload) {
        return this == CUSTOMERS
                ? List.of(workload.customers(), workload.orders(), workload.lines())
                : List.of(workload.orders(), workload.lines());
    }

    public DocumentModel model(Workload workload) {
        return switch (this) {
            case FLAT ->
                new DocumentModel(List.of(
                        root(workload.orders(), Contents.EVERYTHING), root(workload.lines(), Contents.EVERYTHING)));
            case ORDERS -> new DocumentModel(List.of(root(workload.orders(), order(workload))));
            case CUSTOMERS -> {
                var orders = array(Workload.ORDERS, workload.orders(), order(workload));
                yield new DocumentModel(List.of(root(workload.customers(), Contents.EVERYTHING.with(orders))));
            }
        };
    }

    private static Contents order(Workload workload) {
        return Contents.EVERYTHING.with(array(workload.items(), workload.lines(), Contents.EVERYTHING));
    }

    private static RootCollection root(TableName table, Contents contents) {
        return new RootCollection(table.name(), table, new DocumentId.TableKey(), contents);
    }

    private static EmbeddedArray array(String field, TableName from, Contents contents) {
        return new EmbeddedArray(field, from, null, Sort.BY_KEY, 1, contents);
    }
}
