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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Describes records as they are written: whatever is no [Optional] is always there, and a record of a union says
/// which one it is in `kind`.
final class RecordSchemas implements ModelConverter {

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
            if (defined != null && defined.getProperties() != null) {
                require(raw, defined);
            }
        }
        return schema;
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static void require(Class<?> raw, Schema schema) {
        List<String> required = new ArrayList<>();
        for (RecordComponent component : raw.getRecordComponents()) {
            boolean isKnown = schema.getProperties().containsKey(component.getName());
            if (isKnown && component.getType() != Optional.class) {
                required.add(component.getName());
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
