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
        @Schema(minimum = "1", maximum = "1") int version,

        @Schema(allowableValues = {"original", "camelCase", "snake_case", "PascalCase", "lower", "upper"})
        Optional<String> naming,

        @Schema(allowableValues = {"keep", "omit"}) Optional<String> nulls,
        Optional<Map<String, List<String>>> keys,
        Optional<List<ForeignKey>> foreign_keys,
        Optional<Map<String, Collection>> collections) {

    @Schema(name = "MappingForeignKey")
    record ForeignKey(Optional<String> name, String from, List<String> columns, String to, List<String> references) {}

    /// @param id    a column, a list of columns, `content` or `generated`; left out for the table's key
    /// @param embed what lives inside each document
    @Schema(name = "MappingCollection")
    record Collection(
            String from,
            @Schema(oneOf = {String.class, String[].class}) Optional<Object> id,
            @Schema(oneOf = {String.class, String[].class}) Optional<Object> keep,
            Optional<String> filter,
            @Schema(allowableValues = {"keep", "omit"}) Optional<String> nulls,
            Optional<Map<String, Field>> fields,
            Optional<Map<String, Added>> add,

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
            Optional<List<Order>> order,
            @Schema(minimum = "1", maximum = "2147483647") Optional<Integer> limit,
            @Schema(minimum = "1", maximum = "2147483647") Optional<Integer> levels,
            Optional<String> value,
            @Schema(oneOf = {String.class, String[].class}) Optional<Object> keep,
            Optional<String> filter,
            @Schema(allowableValues = {"keep", "omit"}) Optional<String> nulls,
            Optional<Map<String, Field>> fields,
            Optional<Map<String, Added>> add,

            @ArraySchema(schema = @Schema(ref = "#/components/schemas/MappingEmbedding"))
            Optional<List<Embedding>> embed) {}

    /// A rule for one column.
    @Schema(name = "MappingField")
    record Field(
            Optional<Boolean> exclude,
            Optional<String> rename,
            Optional<String> type,
            Optional<String> compute,

            @Schema(
                    name = "default",
                    oneOf = {String.class, Double.class, Boolean.class})
            Optional<Object> fallback,

            @Schema(allowableValues = {"keep", "omit"}) Optional<String> nulls) {}

    /// A field that no column has: an expression as text, or an object.
    @Schema(
            name = "MappingAdded",
            oneOf = {String.class, Computed.class})
    interface Added {}

    /// Has one of `compute`, `constant` and `pyspark`.
    @Schema(name = "MappingComputed")
    record Computed(
            Optional<String> compute,

            @Schema(oneOf = {String.class, Double.class, Boolean.class})
            Optional<Object> constant,

            Optional<String> pyspark,
            Optional<String> type,
            @Schema(allowableValues = {"keep", "omit"}) Optional<String> nulls) {}

    /// By what elements are ordered: `column`, `column desc`, or an object.
    @Schema(
            name = "MappingOrder",
            oneOf = {String.class, OrderedBy.class})
    interface Order {}

    @Schema(name = "MappingOrderedBy")
    record OrderedBy(String column, Optional<Boolean> descending) {}
}
