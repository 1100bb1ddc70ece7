package io.reloquent.web.endpoint;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A design as JSON: the keys of `mapping.yaml`, and no others. It describes the wire; what is sent is read by the
/// reader of the file.
@Schema(name = "Mapping")
record MappingView(
        int version,

        @Schema(allowableValues = {"original", "camelCase", "snake_case", "PascalCase", "lower", "upper"})
        Optional<String> naming,

        @Schema(allowableValues = {"keep", "omit"}) Optional<String> nulls,
        Optional<Map<String, List<String>>> keys,
        Optional<List<ForeignKey>> foreign_keys,
        Map<String, Collection> collections) {

    @Schema(name = "MappingForeignKey")
    record ForeignKey(Optional<String> name, String from, List<String> columns, String to, List<String> references) {}

    /// @param id    a column, a list of columns, `content` or `generated`; left out for the table's key
    /// @param embed what lives inside each document
    @Schema(name = "MappingCollection")
    record Collection(
            String from,
            @Schema(oneOf = {String.class, String[].class}) Optional<Object> id,
            Optional<List<String>> keep,
            Optional<String> filter,
            Optional<String> nulls,
            Optional<Map<String, Field>> fields,

            @Schema(description = "an expression as text, or one of compute, constant and pyspark")
            Optional<Map<String, Object>> add,

            Optional<List<Embedding>> embed) {}

    /// Has one of `array`, `values`, `document` and `merge`; `from` beside the first three.
    @Schema(name = "MappingEmbedding")
    record Embedding(
            Optional<String> array,
            Optional<String> values,
            Optional<String> document,
            Optional<String> merge,
            Optional<String> from,
            Optional<String> via,

            @Schema(description = "each `column`, `column desc`, or an object with column and descending")
            Optional<List<Object>> order,

            Optional<Integer> limit,
            Optional<Integer> levels,
            Optional<String> value,
            Optional<List<String>> keep,
            Optional<String> filter,
            Optional<String> nulls,
            Optional<Map<String, Field>> fields,

            @Schema(description = "an expression as text, or one of compute, constant and pyspark")
            Optional<Map<String, Object>> add,

            @ArraySchema(schema = @Schema(ref = "#/components/schemas/MappingEmbedding"))
            Optional<List<Embedding>> embed) {}

    /// A rule for one column.
    @Schema(name = "MappingField")
    record Field(
            Optional<Boolean> exclude,
            Optional<String> rename,
            Optional<String> type,
            Optional<String> compute,

            @Schema(name = "default", description = "text, number or boolean")
            Optional<Object> fallback,

            Optional<String> nulls) {}
}
