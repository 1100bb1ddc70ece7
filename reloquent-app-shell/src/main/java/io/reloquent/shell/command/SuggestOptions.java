package io.reloquent.shell.command;

import io.reloquent.catalog.TableName;
import io.reloquent.design.Hint.Apart;
import io.reloquent.design.Hint.Together;
import io.reloquent.design.Hints;
import io.reloquent.design.Naming;
import io.reloquent.fault.YoursToFix;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.CommandOption;

/// What `design --suggest` is told beyond the schema.
record SuggestOptions(Hints hints, Naming naming) {

    static final List<CommandOption> OPTIONS = List.of(
            Verb.repeated("together", "TABLE,TABLE", "with --suggest: these two are read together; may be repeated"),
            Verb.repeated("apart", "TABLE,TABLE", "with --suggest: neither is kept in the other; may be repeated"),
            Verb.valued("naming", "NAMING", "with --suggest: how fields are called: " + namings()));

    private static final Pattern COMMA = Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

    static boolean areIn(Invocation invocation) {
        return OPTIONS.stream().anyMatch(option -> invocation.has(String.valueOf(option.longName())));
    }

    /// @throws YoursToFix if an option does not say what it should
    static SuggestOptions of(Invocation invocation) {
        List<Together> together = hints(invocation, "together", Together::new);
        List<Apart> apart = hints(invocation, "apart", Apart::new);
        Naming naming = invocation.value("naming").map(SuggestOptions::naming).orElse(Naming.ORIGINAL);
        try {
            return new SuggestOptions(new Hints(together, apart), naming);
        } catch (IllegalArgumentException e) {
            throw YoursToFix.usage(e.getMessage() + ".", "Leave one of the two hints out.", e);
        }
    }

    private static <T> List<T> hints(Invocation invocation, String option, BiFunction<TableName, TableName, T> hint) {
        return invocation.values(option).stream()
                .map(text -> hint(option, text, hint))
                .toList();
    }

    private static <T> T hint(String option, String text, BiFunction<TableName, TableName, T> hint) {
        try {
            List<TableName> tables = Stream.of(COMMA.split(text, -1))
                    .map(String::strip)
                    .map(TableName::parse)
                    .toList();
            if (tables.size() == 2) {
                return hint.apply(tables.get(0), tables.get(1));
            }
        } catch (IllegalArgumentException notTwoTables) {
            throw malformed(option, text, notTwoTables);
        }
        throw malformed(option, text, null);
    }

    private static YoursToFix malformed(String option, String text, @Nullable Throwable cause) {
        String what = "--%s is '%s', which are not two tables.".formatted(option, text);
        String next = "Write it as --%s shop.orders,shop.order_items.".formatted(option);
        return cause == null ? YoursToFix.usage(what, next) : YoursToFix.usage(what, next, cause);
    }

    private static Naming naming(String written) {
        return Stream.of(Naming.values())
                .filter(naming -> naming.written().equals(written))
                .findFirst()
                .orElseThrow(() -> YoursToFix.usage(
                        "There is no naming '%s'.".formatted(written), "Say one of " + namings() + "."));
    }

    private static String namings() {
        return Stream.of(Naming.values()).map(Naming::written).collect(Collectors.joining(", "));
    }
}
