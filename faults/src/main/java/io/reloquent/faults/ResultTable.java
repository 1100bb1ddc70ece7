package io.reloquent.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What all trials of each case came to.
///
/// @param results in the order of the cases
record ResultTable(List<Result> results) {

    private static final String ROW = "%-48s %5s %7s %7s %7s %7s %6s %9s%n";

    /// One case.
    record Row(
            String fault, int times, int rodeThrough, int mended, int refused, int notRun, int wrong, double longest) {

        static Row of(String fault, List<Result> results) {
            return new Row(
                    fault,
                    results.size(),
                    count(results, Outcome.RodeThrough.class),
                    count(results, Outcome.Mended.class),
                    count(results, Outcome.Refused.class),
                    count(results, Outcome.NotRun.class),
                    count(results, Outcome.Wrong.class),
                    results.stream()
                            .map(Result::took)
                            .mapToDouble(ResultTable::seconds)
                            .max()
                            .orElse(0));
        }

        private static int count(List<Result> results, Class<? extends Outcome> kind) {
            return (int) results.stream()
                    .map(Result::outcome)
                    .filter(kind::isInstance)
                    .count();
        }
    }

    ResultTable {
        results = List.copyOf(results);
    }

    List<Row> rows() {
        Map<String, List<Result>> cases = new LinkedHashMap<>();
        results.forEach(result ->
                cases.computeIfAbsent(result.fault(), name -> new ArrayList<>()).add(result));
        return cases.entrySet().stream()
                .map(entry -> Row.of(entry.getKey(), entry.getValue()))
                .toList();
    }

    List<Result> wrong() {
        return results.stream()
                .filter(result -> result.outcome() instanceof Outcome.Wrong)
                .toList();
    }

    String text() {
        var text = new StringBuilder(
                ROW.formatted("fault", "times", "rode on", "mended", "refused", "not run", "wrong", "longest"));
        for (Row row : rows()) {
            text.append(ROW.formatted(
                    row.fault(),
                    row.times(),
                    row.rodeThrough(),
                    row.mended(),
                    row.refused(),
                    row.notRun(),
                    row.wrong(),
                    "%.1f s".formatted(row.longest())));
        }
        return text.toString();
    }

    String json() {
        List<Map<String, Object>> trials =
                results.stream().map(ResultTable::trial).toList();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("version", 1);
        all.put("cases", rows());
        all.put("trials", trials);
        return JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(all)
                + "\n";
    }

    private static Map<String, Object> trial(Result result) {
        Map<String, Object> trial = new LinkedHashMap<>();
        trial.put("fault", result.fault());
        trial.put("trial", result.trial());
        trial.put("outcome", result.outcome().getClass().getSimpleName());
        trial.put("says", result.outcome().says());
        trial.put("seconds", seconds(result.took()));
        return trial;
    }

    private static double seconds(Duration took) {
        return Math.round(took.toMillis() / 100.0) / 10.0;
    }
}
