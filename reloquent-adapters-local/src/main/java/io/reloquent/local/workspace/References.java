package io.reloquent.local.workspace;

import io.reloquent.connection.Secret;
import io.reloquent.connection.SecretReference;
import io.reloquent.connection.SecretReference.Store;
import io.reloquent.local.workspace.YamlNode.Entry;
import io.reloquent.local.workspace.YamlNode.Mapping;
import io.reloquent.local.workspace.YamlNode.Scalar;
import io.reloquent.local.workspace.YamlNode.Sequence;
import io.reloquent.port.secret.SecretStore;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Puts values of the environment in the place of `${ENV:NAME}`, at once, and those of a secret store in the place of
/// `${VAULT:PATH#KEY}` and `${AWS_SM:NAME}`, once they are needed. What is resolved is never resolved again, and is
/// never shown: messages have the text as it stands in the file.
final class References {

    static final Pattern REFERENCE = Pattern.compile("\\$\\{(?<kind>[^:}]*)(?<name>:[^}]*)?}");

    /// The keys whose values may lie in a secret store.
    static final Set<String> SECRETS = ConfigurationKey.ALL.stream()
            .filter(ConfigurationKey::isSecret)
            .map(ConfigurationKey::name)
            .collect(Collectors.toUnmodifiableSet());

    private static final String REMEDY = "write ${ENV:NAME}, ${VAULT:PATH#KEY} or ${AWS_SM:NAME}";

    private final Map<String, String> environment;
    private final SecretStore store;
    private final Problems problems;
    private final IdentityHashMap<YamlNode, Supplier<String>> elsewhere = new IdentityHashMap<>();

    References(Map<String, String> environment, SecretStore store, Problems problems) {
        this.environment = environment;
        this.store = store;
        this.problems = problems;
    }

    YamlNode resolved(YamlNode node) {
        return resolved(node, false);
    }

    /// What a resolved node stands for. Only now is it known whether its text is all of it.
    Secret secret(YamlNode node) {
        Supplier<String> asking = elsewhere.get(node);
        return asking == null ? new Secret(node instanceof Scalar it ? it.text() : "") : Secret.elsewhere(asking);
    }

    private YamlNode resolved(YamlNode node, boolean secret) {
        return switch (node) {
            case Scalar scalar -> resolved(scalar, secret);
            case Sequence list ->
                new Sequence(
                        list.line(), list.items().stream().map(this::resolved).toList());
            case Mapping mapping ->
                new Mapping(
                        mapping.line(),
                        mapping.entries().stream()
                                .map(e -> new Entry(
                                        e.key(),
                                        resolved(
                                                e.value(),
                                                SECRETS.contains(e.key().text()))))
                                .toList());
        };
    }

    private Scalar resolved(Scalar scalar, boolean secret) {
        Matcher matcher = REFERENCE.matcher(scalar.text());
        if (!matcher.find()) {
            return scalar;
        }
        List<Supplier<String>> pieces = new ArrayList<>();
        var text = new StringBuilder();
        boolean late = false;
        int end = 0;
        do {
            String before = scalar.text().substring(end, matcher.start());
            Optional<SecretReference> reference = reference(matcher, scalar.line(), secret);
            String shown = reference.isPresent() ? matcher.group() : value(matcher, scalar.line());
            pieces.add(() -> before + reference.map(store::read).orElse(shown));
            text.append(before).append(shown);
            late |= reference.isPresent();
            end = matcher.end();
        } while (matcher.find());
        String rest = scalar.text().substring(end);
        pieces.add(() -> rest);
        var resolved = new Scalar(scalar.line(), text.append(rest).toString(), false, scalar.written());
        if (late) {
            elsewhere.put(resolved, () -> pieces.stream().map(Supplier::get).collect(Collectors.joining()));
        }
        return resolved;
    }

    /// What a store is to be asked for, if one is meant; all that is wrong with it is a problem.
    private Optional<SecretReference> reference(Matcher matcher, int line, boolean secret) {
        Optional<Store> meant = Store.named(matcher.group("kind"));
        if (meant.isEmpty()) {
            return Optional.empty();
        }
        String name = matcher.group("name");
        Optional<SecretReference> reference = SecretReference.parse(meant.get(), name == null ? "" : name.substring(1));
        if (reference.isEmpty()) {
            problems.settle(
                    line,
                    "this ${" + meant.get() + ":…} is incomplete",
                    "write " + meant.get().form());
        } else if (!secret) {
            problems.settle(
                    line,
                    "${" + meant.get() + ":…} cannot stand here",
                    "secrets are source.password and target.connection_string; write the value, or ${ENV:NAME}");
        }
        return reference;
    }

    private String value(Matcher reference, int line) {
        String name = reference.group("name");
        if (Store.named(reference.group("kind")).isPresent()) {
            return "";
        }
        if (!reference.group("kind").equals("ENV") || name == null) {
            problems.settle(line, "this ${…} cannot be resolved", REMEDY);
            return "";
        }
        String variable = name.substring(1);
        String value = environment.get(variable);
        if (value == null) {
            problems.settle(
                    line,
                    "the environment variable " + Problems.shown(variable) + " is not set",
                    "set it, or name another");
        }
        return value == null ? "" : value;
    }
}
