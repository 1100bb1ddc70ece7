package io.reloquent.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.reloquent.design.Naming;
import io.reloquent.fault.YoursToFix;
import io.reloquent.local.workspace.MappingFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page of mapping.yaml has every key that the program knows, each shown by an example, and no other.
class MappingPageTest {

    private static final Page PAGE = Page.of(Repository.page("reference/mapping-yaml.md"));
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern KNOWN = Pattern.compile("known here: ([^\\n]+)");

    /// A mapping with a key that nobody knows, in each place where keys stand, by the heading of the place.
    private static final Map<String, String> PLACES = Map.of(
            "The file", "zzzzzzzzzzzzzzz: 1",
            "A collection", "collections: {a: {zzzzzzzzzzzzzzz: 1}}",
            "An embedding", "collections: {a: {embed: [{zzzzzzzzzzzzzzz: 1}]}}",
            "Order", "collections: {a: {embed: [{array: b, order: [{zzzzzzzzzzzzzzz: 1}]}]}}",
            "A field", "collections: {a: {fields: {b: {zzzzzzzzzzzzzzz: 1}}}}",
            "An added field", "collections: {a: {add: {b: {zzzzzzzzzzzzzzz: 1}}}}",
            "Keys and foreign keys of your own", "foreign_keys: [{zzzzzzzzzzzzzzz: 1}]");

    @TempDir
    Path directory;

    @Test
    void every_key_and_no_other_is_in_the_table_of_its_place() throws IOException {
        for (Map.Entry<String, String> place : PLACES.entrySet()) {
            assertThat(documented(place.getKey())).as(place.getKey()).isEqualTo(known(place.getValue()));
        }
    }

    @Test
    void every_key_is_shown_by_an_example() throws IOException {
        String examples = String.join("\n", PAGE.blocks("yaml"));
        for (String mapping : PLACES.values()) {
            for (String key : known(mapping)) {
                assertThat(examples).containsPattern("(?m)(^|[ {])" + key + ":( |$)");
            }
        }
    }

    @Test
    void every_naming_does_what_the_page_says() {
        List<List<String>> rows = PAGE.rows().stream()
                .filter(row -> row.size() == 3 && !row.get(0).startsWith("-"))
                .toList();
        List<String> columns = codes(rows.get(0).get(1) + rows.get(0).get(2));
        assertThat(rows).hasSize(1 + Naming.values().length);
        for (Naming naming : Naming.values()) {
            List<String> row = rows.get(1 + List.of(Naming.values()).indexOf(naming));
            assertThat(codes(String.join("", row)))
                    .containsExactly(naming.written(), naming.field(columns.get(0)), naming.field(columns.get(1)));
        }
    }

    /// The keys in the first column of the first table below a heading.
    private static Set<String> documented(String heading) {
        String section = PAGE.text().split("(?m)^#+ " + Pattern.quote(heading) + "$", 2)[1];
        Set<String> keys = new TreeSet<>();
        section.lines()
                .dropWhile(line -> !line.startsWith("| key |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .forEach(line -> keys.addAll(codes(line.split("\\|", 3)[1])));
        return keys;
    }

    private Set<String> known(String mapping) throws IOException {
        Path file = Files.writeString(directory.resolve("mapping.yaml"), "version: 1\n" + mapping + "\n");
        YoursToFix fault = catchThrowableOfType(YoursToFix.class, () -> new MappingFile(Clock.systemUTC()).read(file));
        Matcher known = KNOWN.matcher(fault.getMessage());
        assertThat(known.find()).as(fault.getMessage()).isTrue();
        return new TreeSet<>(List.of(known.group(1).split(", ")));
    }

    private static List<String> codes(String cell) {
        List<String> codes = new ArrayList<>();
        CODE.matcher(cell).results().forEach(code -> codes.add(code.group(1)));
        return codes;
    }
}
