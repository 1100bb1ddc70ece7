package io.reloquent.local.workspace;

import io.reloquent.local.workspace.ConfigurationKey.Form;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The JSON Schema of `reloquent.yaml`, by which editors complete and check it. It asks for no key but the version:
/// the environment can say all others.
public final class ConfigurationSchema {

    private static final Map<String, Object> REFERENCE = Map.of("type", "string", "pattern", "\\$\\{");

    private ConfigurationSchema() {}

    /// The schema, with a line break at its end.
    public static String text() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(
                "version", described(Map.of("const", YamlFile.VERSION), "The version of the configuration's form."));
        for (String section : ConfigurationKey.sections()) {
            properties.put(section, object(keys(section)));
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "reloquent.yaml");
        schema.putAll(object(properties));
        schema.put("required", List.of("version"));
        return JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(schema)
                        .replace("\r\n", "\n")
                + "\n";
    }

    private static Map<String, Object> keys(String section) {
        Map<String, Object> keys = new LinkedHashMap<>();
        ConfigurationKey.ALL.stream()
                .filter(key -> key.section().equals(section))
                .forEach(key -> key.names().forEach(name -> keys.put(name, schema(key))));
        return keys;
    }

    private static Map<String, Object> object(Map<String, Object> properties) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("type", "object");
        object.put("additionalProperties", false);
        object.put("properties", properties);
        return object;
    }

    private static Map<String, Object> schema(ConfigurationKey key) {
        Map<String, Object> schema = new LinkedHashMap<>(described(values(key.form()), sentence(key)));
        if (!key.otherwise().isEmpty()) {
            schema.put("default", value(key));
        }
        return schema;
    }

    private static Map<String, Object> described(Map<String, Object> values, String sentence) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("description", sentence);
        schema.putAll(values);
        return schema;
    }

    private static String sentence(ConfigurationKey key) {
        return key.sentence().substring(0, 1).toUpperCase(Locale.ROOT)
                + key.sentence().substring(1) + ".";
    }

    private static Map<String, Object> values(Form form) {
        return switch (form) {
            case Form.Text text -> Map.of("type", "string");
            case Form.Hidden hidden -> Map.of("type", "string");
            case Form.Texts texts -> {
                Map<String, Object> list = new LinkedHashMap<>();
                list.put("type", List.of("array", "string"));
                list.put("items", Map.of("type", "string"));
                yield list;
            }
            case Form.WholeNumber(int least, int most) -> {
                Map<String, Object> number = new LinkedHashMap<>();
                number.put("type", "integer");
                number.put("minimum", least);
                number.put("maximum", most);
                yield Map.of("anyOf", List.of(number, reference()));
            }
            case Form.Choice(List<String> choices) -> {
                List<Object> known =
                        choices.stream().map(ConfigurationSchema::scalar).toList();
                yield Map.of("anyOf", List.of(Map.of("enum", known), reference()));
            }
        };
    }

    private static Map<String, Object> reference() {
        return new TreeMap<>(REFERENCE);
    }

    private static Object value(ConfigurationKey key) {
        return key.form() instanceof Form.WholeNumber ? Integer.valueOf(key.otherwise()) : scalar(key.otherwise());
    }

    /// As YAML takes it.
    private static Object scalar(String text) {
        return text.equals("true") || text.equals("false") ? (Object) Boolean.valueOf(text) : text;
    }
}
