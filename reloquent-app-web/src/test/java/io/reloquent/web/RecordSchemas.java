package io.reloquent.web;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.ComposedSchema;
import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Describes records as they are written: whatever is no [Optional] is always there, and a record of a union says
/// which one it is in `kind`.
final class RecordSchemas implements ModelConverter {

    /// ISO 8601 as Java writes it, with fractions of seconds.
    private static final String DURATION = "^PT(-?[0-9.]+[HMS])+$";

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"})
    public @Nullable Schema resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        JavaType java = Json.mapper().constructType(type.getType());
        Class<?> raw = java == null ? Object.class : java.getRawClass();
        if (raw.isSealed() && raw.isInterface() && raw.getName().startsWith("io.reloquent.web")) {
            return union(raw, type, context);
        }
        Schema schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        if (schema != null && raw.isRecord()) {
            Schema defined = schema.get$ref() == null
                    ? schema
                    : context.getDefinedModels().get(name(schema.get$ref()));
            if (defined != null && raw.getRecordComponents().length == 0) {
                defined.addType("object");
            }
            if (defined != null && (defined.getProperties() != null || raw.getRecordComponents().length == 0)) {
                require(raw, defined);
            }
        }
        return schema;
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static void require(Class<?> raw, Schema schema) {
        List<String> required = new ArrayList<>();
        // Nothing else is written, and nothing else is read.
        schema.setAdditionalProperties(false);
        for (RecordComponent component : raw.getRecordComponents()) {
            var known = (@Nullable Schema) schema.getProperties().get(component.getName());
            if (component.getGenericType().getTypeName().contains(Duration.class.getName())) {
                schema.addProperty(component.getName(), new StringSchema().pattern(DURATION));
            }
            if (known != null && component.getType() != Optional.class) {
                required.add(component.getName());
            } else if (known != null && isSent(raw)) {
                schema.addProperty(component.getName(), orNull(known));
            }
        }
        for (Class<?> union : raw.getInterfaces()) {
            if (union.isSealed() && union.getName().startsWith("io.reloquent.web")) {
                schema.addProperty("kind", new StringSchema()._enum(List.of(raw.getSimpleName())));
                required.add(0, "kind");
            }
        }
        schema.setRequired(required);
    }

    private static boolean isSent(Class<?> raw) {
        return raw.getSimpleName().endsWith("Request") || raw.getName().contains("MappingView");
    }

    /// In a request, null says as much as nothing.
    @SuppressWarnings({"rawtypes", "unchecked"})
    private static Schema orNull(Schema schema) {
        if (schema.get$ref() != null) {
            return new ComposedSchema().addAnyOfItem(schema).addAnyOfItem(new Schema<>().types(Set.of("null")));
        }
        if (schema.getOneOf() != null) {
            return schema.addOneOfItem(new Schema<>().types(Set.of("null")));
        }
        schema.addType("null");
        if (schema.getEnum() != null) {
            List<Object> choices = new ArrayList<>(schema.getEnum());
            choices.add(null);
            schema.setEnum(choices);
        }
        return schema;
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static Schema union(Class<?> raw, AnnotatedType type, ModelConverterContext context) {
        String name = raw.getSimpleName();
        if (!context.getDefinedModels().containsKey(name)) {
            var schema = new ComposedSchema();
            var kinds = new Discriminator().propertyName("kind");
            Arrays.stream(raw.getPermittedSubclasses()).forEach(each -> {
                context.resolve(new AnnotatedType(each));
                String reference = "#/components/schemas/" + each.getSimpleName();
                schema.addOneOfItem(new Schema<>().$ref(reference));
                kinds.mapping(each.getSimpleName(), reference);
            });
            schema.setDiscriminator(kinds);
            context.defineModel(name, schema, type, null);
        }
        return new Schema<>().$ref("#/components/schemas/" + name);
    }

    private static String name(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }
}
