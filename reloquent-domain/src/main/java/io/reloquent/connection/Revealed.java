package io.reloquent.connection;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Every value that a secret of this process has held, in each form in which it may turn up in a text.
final class Revealed {

    static final String STARS = "****";

    /// What is shorter hides nothing, and its stars would be everywhere.
    private static final int SHORTEST = 4;

    /// `scheme://user:password@`, where the password may hold what a malformed string has there.
    private static final Pattern PASSWORD =
            Pattern.compile("^[\\w+.-]+://[^:/@]*:(?<password>.+)@[^@]*$", Pattern.DOTALL);

    /// The longest first: one form may hold another.
    private static final Comparator<String> LONGEST =
            Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder());

    private static final Set<String> FORMS = Collections.synchronizedSet(new TreeSet<>(LONGEST));

    private Revealed() {}

    static void add(String value) {
        forms(value);
        Matcher uri = PASSWORD.matcher(value);
        if (uri.matches()) {
            String password = uri.group("password");
            forms(password);
            forms(decoded(password));
        }
    }

    private static void forms(String value) {
        form(value);
        if (value.length() < SHORTEST) {
            return;
        }
        String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);
        form(encoded);
        form(encoded.replace("+", "%20"));
        form(Base64.getEncoder().withoutPadding().encodeToString(value.getBytes(StandardCharsets.UTF_8)));
        // A text with several lines is shown with each of them at a place of its own.
        value.lines().map(String::strip).forEach(line -> {
            form(line);
            form(line.replace("\\", "\\\\").replace("\"", "\\\""));
        });
    }

    private static void form(String text) {
        if (text.length() >= SHORTEST) {
            FORMS.add(text);
        }
    }

    /// A stray percent sign stands for itself.
    private static String decoded(String password) {
        try {
            return URLDecoder.decode(password.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return password;
        }
    }

    static String masked(String text) {
        String masked = text;
        synchronized (FORMS) {
            for (String form : FORMS) {
                masked = masked.replace(form, STARS);
            }
        }
        return masked;
    }
}
