package io.reloquent.shell.terminal;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.MapperBuilder;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/// Writes views for programs: times in ISO 8601, durations in it too, what is not known left out.
public final class Views {

    private Views() {}

    public static String json(Object view) {
        return writer(JsonMapper.builder()).writeValueAsString(view);
    }

    public static String yaml(Object view) {
        // Every text in quotes: what a bare 007 or 12:30:00 means depends on who reads it.
        var builder = YAMLMapper.builder().disable(YAMLWriteFeature.WRITE_DOC_START_MARKER);
        return writer(builder).writeValueAsString(view).stripTrailing();
    }

    /// JSON that stands in a view as what it is.
    public static Object parse(String json) {
        return JsonMapper.shared().readValue(json, Object.class);
    }

    private static ObjectWriter writer(MapperBuilder<?, ?> builder) {
        return builder.enable(SerializationFeature.INDENT_OUTPUT)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS, DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_ABSENT))
                .build()
                .writer();
    }
}
