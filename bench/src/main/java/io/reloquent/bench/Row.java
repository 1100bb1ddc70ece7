package io.reloquent.bench;

import io.reloquent.bench.measured.Shape;
import io.reloquent.bench.measured.Workload;
import java.util.ArrayList;
import java.util.List;

/// One line of the table: what is done, to which rows, into which documents.
record Row(String name, Kind kind, Workload workload, Shape shape, String label) {

    /// What a row does.
    enum Kind {
        READ_FLOOR,
        READ_UNORDERED,
        WRITE_FLOOR,
        DIRECT,
        UNFENCED,
        VERIFICATION,
        WITNESS,
        JSON_PIPE,
        PUSH,
        NAIVE_SPARK,
        SPARK_KERNEL,
        SPARK_DATA_FRAMES,
        SPARK_CONNECTOR;

        /// Whether the row begins with an empty target.
        boolean loads() {
            return this != READ_FLOOR && this != READ_UNORDERED && !verifies();
        }

        /// Whether the row reads the documents of the load before it.
        boolean verifies() {
            return this == VERIFICATION || this == WITNESS;
        }

        /// Whether Spark works for it, in processes of its own.
        boolean runsSpark() {
            return this == NAIVE_SPARK || this == SPARK_KERNEL || this == SPARK_DATA_FRAMES || this == SPARK_CONNECTOR;
        }

        /// Whether what it leaves is the product's documents, byte by byte.
        boolean isExact() {
            return switch (this) {
                case WRITE_FLOOR, DIRECT, UNFENCED, SPARK_KERNEL, SPARK_DATA_FRAMES, SPARK_CONNECTOR -> true;
                case READ_FLOOR, READ_UNORDERED, VERIFICATION, WITNESS, JSON_PIPE, PUSH, NAIVE_SPARK -> false;
            };
        }
    }

    /// All rows in the order in which they run. A verification follows the load whose documents it reads.
    static List<Row> of(Workload workload, boolean shopToo) {
        List<Row> rows = new ArrayList<>();
        rows.add(row("c1", Kind.DIRECT, workload, Shape.FLAT, "direct"));
        rows.add(connector("1", workload, Shape.FLAT));
        rows.addAll(floors("2", workload, Shape.ORDERS));
        rows.add(row("c2", Kind.DIRECT, workload, Shape.ORDERS, "direct"));
        rows.addAll(floors("3", workload, Shape.CUSTOMERS));
        rows.add(row("c3", Kind.DIRECT, workload, Shape.CUSTOMERS, "direct"));
        rows.addAll(verifications(workload));
        rows.add(row("n3", Kind.UNFENCED, workload, Shape.CUSTOMERS, "direct, no fence"));
        rows.add(row("e3", Kind.JSON_PIPE, workload, Shape.CUSTOMERS, "COPY of json_agg, " + JsonPipe.importer()));
        rows.add(row("f3", Kind.PUSH, workload, Shape.CUSTOMERS, "insert parents, bulk $push children"));
        rows.addAll(spark("2", workload, Shape.ORDERS));
        rows.addAll(spark("3", workload, Shape.CUSTOMERS));
        if (shopToo) {
            rows.add(row("s3", Kind.DIRECT, Workload.SHOP, Shape.CUSTOMERS, "direct, sample shop"));
        }
        return rows;
    }

    private static List<Row> floors(String number, Workload workload, Shape shape) {
        return List.of(
                row("a" + number, Kind.READ_FLOOR, workload, shape, "floor: ordered COPY to nowhere"),
                row("u" + number, Kind.READ_UNORDERED, workload, shape, "COPY to nowhere, as the rows lie"),
                row("b" + number, Kind.WRITE_FLOOR, workload, shape, "floor: insert of ready BSON"));
    }

    /// The script by hand knows TPC-H's tables alone.
    private static List<Row> spark(String number, Workload workload, Shape shape) {
        List<Row> rows = new ArrayList<>();
        if (workload.equals(Workload.TPCH)) {
            rows.add(row("gn" + number, Kind.NAIVE_SPARK, workload, shape, "naive PySpark, connector (only counted)"));
        }
        rows.add(row("gk" + number, Kind.SPARK_KERNEL, workload, shape, "kernel on Spark"));
        rows.add(row("gd" + number, Kind.SPARK_DATA_FRAMES, workload, shape, "DataFrames on Spark"));
        rows.add(connector(number, workload, shape));
        return rows;
    }

    private static Row connector(String number, Workload workload, Shape shape) {
        return row("gc" + number, Kind.SPARK_CONNECTOR, workload, shape, "generated PySpark, connector");
    }

    /// Each level of verification is a row d1, d2, … of its own; `verify1_over_load` and so on are their ratios.
    private static List<Row> verifications(Workload workload) {
        return List.of(
                row("d1", Kind.VERIFICATION, workload, Shape.CUSTOMERS, "verification 1 of c3, as sent"),
                row("d2", Kind.WITNESS, workload, Shape.CUSTOMERS, "verification 2 of c3, with a witness"));
    }

    private static Row row(String name, Kind kind, Workload workload, Shape shape, String what) {
        String label = kind.verifies() ? what : what + ", " + shape.describe(workload);
        return new Row(name, kind, workload, shape, label);
    }

    /// The rows whose names begin like one of these, and the load that a verification needs.
    static List<Row> chosen(List<Row> all, List<String> beginnings) {
        if (beginnings.isEmpty()) {
            return all;
        }
        List<String> wanted = new ArrayList<>(beginnings);
        for (String beginning : beginnings) {
            if (all.stream().noneMatch(row -> row.name().startsWith(beginning))) {
                throw new BenchFailure("No row's name begins with %s; there are %s."
                        .formatted(beginning, all.stream().map(Row::name).toList()));
            }
            if (beginning.startsWith("d")) {
                wanted.add("c3");
            }
        }
        return all.stream()
                .filter(row -> wanted.stream().anyMatch(row.name()::startsWith))
                .toList();
    }
}
