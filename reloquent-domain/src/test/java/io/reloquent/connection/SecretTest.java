package io.reloquent.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reloquent.connection.SecretReference.Store;
import io.reloquent.fault.OursOrTheirs;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SecretTest {

    @Test
    void it_says_nothing_of_what_it_holds() {
        var secret = new Secret("canary-a1b2");
        assertThat(secret).hasToString("****").isNotEqualTo(new Secret("canary-a1b2"));
        assertThat(secret.hashCode()).isNotEqualTo("canary-a1b2".hashCode());
        assertThat(secret.isElsewhere()).isFalse();
        var target = new TargetAddress(List.of("one:27017"), secret, "shop");
        assertThat(target.toString()).contains("shop").doesNotContain("canary");
    }

    @Test
    void one_that_lies_elsewhere_is_asked_for_once_whoever_comes_first() throws Exception {
        var asked = new AtomicInteger();
        Secret secret = Secret.elsewhere(() -> "canary-" + asked.incrementAndGet());
        assertThat(secret).hasToString("****");
        assertThat(asked).hasValue(0);
        List<Future<String>> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                answers.add(threads.submit(secret::reveal));
            }
        }
        for (Future<String> answer : answers) {
            assertThat(answer.get()).isEqualTo("canary-1");
        }
        assertThat(secret.isElsewhere()).isTrue();
    }

    @Test
    void asking_that_failed_is_asked_again() {
        var asked = new AtomicInteger();
        Secret secret = Secret.elsewhere(() -> {
            if (asked.incrementAndGet() == 1) {
                throw new OursOrTheirs("away", "wait");
            }
            return "canary-later";
        });
        assertThatThrownBy(secret::reveal).hasMessage("away");
        assertThat(secret.reveal()).isEqualTo("canary-later");
    }

    @Test
    void a_text_has_stars_in_the_place_of_every_secret_in_every_form() {
        Secret.elsewhere(() -> "c%n r/y:9").reveal();
        assertThat(Secret.masked("a c%n r/y:9 b")).isEqualTo("a **** b");
        assertThat(Secret.masked("c%25n%20r%2Fy%3A9, c%25n+r%2Fy%3A9")).isEqualTo("****, ****");
        assertThat(Secret.masked("YyVuIHIveTo5")).isEqualTo("****");
        new Secret("mongodb://ann:se%40cret%20one@host:1/?a=b");
        assertThat(Secret.masked("for ann: se%40cret%20one, se@cret one")).isEqualTo("for ann: ****, ****");
        assertThat(Secret.masked("mongodb://ann:se%40cret%20one@other")).isEqualTo("mongodb://ann:****@other");
        new Secret("mongodb://ann:mal@formed/one@host");
        assertThat(Secret.masked("port mal@formed/one")).isEqualTo("port ****");
        new Secret("abc");
        assertThat(Secret.masked("abc")).as("too short to hide").isEqualTo("abc");
        new Secret("say \"it\\\nagain");
        assertThat(Secret.masked("{\"p\": \"say \\\"it\\\\\"}, again"))
                .doesNotContain("it")
                .doesNotContain("again");
    }

    @Test
    void a_longer_secret_that_holds_a_shorter_one_leaves_nothing_of_itself() {
        new Secret("inner-9");
        new Secret("outer-inner-9-outer");
        assertThat(Secret.masked("outer-inner-9-outer inner-9")).isEqualTo("**** ****");
    }

    @Test
    void a_reference_is_read_as_it_is_written() {
        for (String text : List.of("secret/data/shop#password", "a b/c#d e")) {
            assertThat(SecretReference.parse(Store.VAULT, text))
                    .hasValueSatisfying(r -> assertThat(r.written()).isEqualTo("${VAULT:" + text + "}"));
        }
        assertThat(SecretReference.parse(Store.AWS_SM, "arn:aws:sm:eu-1:1:secret:x"))
                .hasValueSatisfying(r -> assertThat(r.key()).isEmpty());
        for (String text : List.of("", " ", "#key", "path#", "path", "a#b#c", "a\nb#c")) {
            assertThat(SecretReference.parse(Store.VAULT, text)).as(text).isEmpty();
        }
    }
}
