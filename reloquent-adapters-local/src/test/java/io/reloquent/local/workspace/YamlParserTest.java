package io.reloquent.local.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class YamlParserTest {

    private final Problems problems = new Problems(Path.of("f.yaml"));

    @Test
    void what_is_not_yaml_is_said_with_its_line() {
        assertThat(problemsIn("a: 1\nb: [1, 2\nc: 3\n"))
                .isEqualTo("f.yaml:3: this is not YAML (expected ',' or ']', but got :);"
                        + " look at the indentation, colons and quotes around here");
        assertThat(problemsIn("a:\n\t- tab\n")).startsWith("f.yaml:2: this is not YAML");
        assertThat(problemsIn("a: 'open\n")).startsWith("f.yaml:2: this is not YAML");
        assertThat(problemsIn("a: \u0007\n")).startsWith("f.yaml:1: this is not YAML");
    }

    @Test
    void tags_aliases_and_repeated_keys_are_refused_together() {
        assertThat(problemsIn("""
                a: !!java.net.URL [x]
                b: &x 1
                c: *x
                a: 2
                [d]: 3
                """)).isEqualTo("""
                f.yaml:1: a tag (!…) is not read; write the value itself, in quotes if it is meant as text
                f.yaml:3: an alias (*…) is not read; write the value itself, in quotes if it is meant as text
                f.yaml:4: 'a' is here twice, first on line 1; keep one of the two
                f.yaml:5: a list cannot be a key; write a name before the colon""");
    }

    @Test
    void a_password_that_looks_like_yaml_is_not_repeated() {
        for (String secret :
                new String[] {"*hunter2", "&hunter2 x: y: z", "!hunter2 x", "!hunter2!x y", "%hunter2", "@hunter2"}) {
            var found = new Problems(Path.of("f.yaml"));
            YamlParser.parse("password: " + secret + "\n", found);
            assertThat(found.count()).as(secret).isPositive();
            assertThat(found.fault().getMessage()).doesNotContain("hunter2");
        }
    }

    @Test
    void a_character_of_two_halves_may_stand_anywhere() {
        for (int before = 1_000; before < 1_100; before++) {
            String text = "x".repeat(before) + "\ud83d\ude00".repeat(1_100);
            assertThat(YamlParser.parse("a: " + text + "\n", problems))
                    .hasValueSatisfying(root -> assertThat(
                                    ((YamlNode.Mapping) root).entries().get(0).value())
                            .isEqualTo(new YamlNode.Scalar(1, text, true, text)));
        }
    }

    @Test
    void nesting_is_bounded() {
        assertThat(problemsIn("[".repeat(100_000)))
                .isEqualTo("f.yaml:1: this is nested more than 1,000 deep; nest less deeply");
    }

    @Test
    void aliases_cannot_multiply() {
        var bomb = new StringBuilder("a: &a [x]\n");
        for (char c = 'b'; c < 'l'; c++) {
            char before = (char) (c - 1);
            bomb.append(c)
                    .append(": &")
                    .append(c)
                    .append(" [")
                    .append(("*" + before + ",").repeat(9))
                    .append("]\n");
        }
        assertThat(problemsIn(bomb.toString())).contains("f.yaml:2: an alias");
    }

    @Test
    void only_one_document_of_utf_8_text_is_read() {
        assertThat(problemsIn("a: 1\n---\nb: 2\n"))
                .isEqualTo("f.yaml:2: a second document starts here; keep one document in the file");
        var latin = new Problems(Path.of("f.yaml"));
        assertThat(YamlFile.parse("a: ü".getBytes(StandardCharsets.ISO_8859_1), latin))
                .isEmpty();
        assertThat(latin.fault().getMessage()).isEqualTo("f.yaml:1: the file is not UTF-8 text; save it as UTF-8");
    }

    @Property(tries = 2000)
    void no_text_whatever_breaks_it(@ForAll String text) {
        var found = new Problems(Path.of("f.yaml"));
        assertThat(YamlParser.parse(text, found).isPresent() || found.count() > 0)
                .isTrue();
    }

    @Property(tries = 2000)
    void no_mutilated_file_breaks_it(@ForAll int seed) {
        byte[] bytes = new CatalogFormat().write(CatalogFormatTest.shop());
        var random = new java.util.Random(seed);
        for (int i = 0; i < 3; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) "[]{}:-#&*!|>'\"%@ \n\t,?x".charAt(random.nextInt(22));
        }
        try {
            new CatalogFormat().read(Path.of("f.yaml"), bytes);
        } catch (io.reloquent.fault.YoursToFix e) {
            assertThat(e.getMessage()).startsWith("f.yaml");
        }
    }

    private String problemsIn(String text) {
        YamlParser.parse(text, problems);
        return problems.fault().getMessage();
    }
}
