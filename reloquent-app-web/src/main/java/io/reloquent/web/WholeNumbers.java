package io.reloquent.web;

import java.math.BigDecimal;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/// Reads whole numbers as JSON has them: `3.0` is one, `3.5` and `"3"` are none.
final class WholeNumbers extends StdScalarDeserializer<Integer> {

    private WholeNumbers() {
        super(Integer.class);
    }

    static JacksonModule module() {
        return new SimpleModule("whole numbers")
                .addDeserializer(Integer.class, new WholeNumbers())
                .addDeserializer(int.class, new WholeNumbers());
    }

    @Override
    public Integer deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return parser.getIntValue();
        }
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_FLOAT) {
            return (Integer) context.handleUnexpectedToken(context.constructType(Integer.class), parser);
        }
        BigDecimal number = parser.getDecimalValue();
        try {
            return number.intValueExact();
        } catch (ArithmeticException e) {
            return (Integer) context.handleWeirdNumberValue(Integer.class, number, "it is no whole number");
        }
    }
}
