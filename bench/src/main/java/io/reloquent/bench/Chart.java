package io.reloquent.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// Two small charts over the number of rows as SVG: seconds, and heap.
record Chart(List<Growth.Point> points) {

    private static final int WIDTH = 360;
    private static final int HEIGHT = 220;
    private static final int MARGIN = 50;

    String svg() {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" font-size="12">
                <rect width="100%%" height="100%%" fill="white"/>
                %s%s</svg>
                """.formatted(
                        2 * (WIDTH + 2 * MARGIN),
                        HEIGHT + 2 * MARGIN,
                        panel(0, "wall seconds", "#1565c0", Growth.Point::wallSeconds),
                        panel(WIDTH + 2 * MARGIN, "peak heap, MB", "#2e7d32", Growth.Point::peakHeapMb));
    }

    private String panel(int left, String title, String colour, ToDoubleFunction<Growth.Point> of) {
        double mostRows = points.stream().mapToDouble(Growth.Point::rows).max().orElse(1);
        double most = points.stream().mapToDouble(of).max().orElse(1);
        String path = points.stream()
                .map(p -> at(p.rows() / mostRows, of.applyAsDouble(p) / most))
                .collect(Collectors.joining(" "));
        String marks = points.stream()
                .map(p -> mark(p.rows() / mostRows, of.applyAsDouble(p) / most, colour, of.applyAsDouble(p)))
                .collect(Collectors.joining());
        return """
                <g transform="translate(%d %d)">
                <text x="0" y="-20" font-weight="bold">%s</text>
                <path d="M0 0V%d H%d" fill="none" stroke="#999"/>
                <polyline points="%s" fill="none" stroke="%s" stroke-width="2"/>
                %s<text x="%d" y="%d" text-anchor="end">%,d rows</text>
                </g>
                """.formatted(
                left + MARGIN, MARGIN, title, HEIGHT, WIDTH, path, colour, marks, WIDTH, HEIGHT + 20, (long) mostRows);
    }

    private static String at(double x, double y) {
        return String.format(Locale.ROOT, "%.1f,%.1f", x * WIDTH, HEIGHT - y * HEIGHT);
    }

    private static String mark(double x, double y, String colour, double value) {
        String[] place = at(x, y).split(",");
        return "<circle cx=\"%s\" cy=\"%s\" r=\"4\" fill=\"%s\"/>%n<text x=\"%s\" y=\"%s\" dy=\"-8\" text-anchor=\"middle\">%s</text>%n"
                .formatted(place[0], place[1], colour, place[0], place[1], Table.number(value, 0));
    }
}
