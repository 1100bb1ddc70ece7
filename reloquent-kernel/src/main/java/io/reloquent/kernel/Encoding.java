package io.reloquent.kernel;

import org.bson.types.Decimal128;

/// How one value in PostgreSQL's binary form becomes a BSON value.
public enum Encoding {
    BOOLEAN(BsonBuffer.BOOLEAN) {
        @Override
        void write(BsonBuffer out, byte[] row, int offset, int length) {
            out.writeByte(row[offset]);
        }
    },
    INT2(BsonBuffer.INT32) {
        @Override
        void write(BsonBuffer out, byte[] row, int offset, int length) {
            out.writeInt(BigEndian.int2(row, offset));
        }
    },
    INT4(BsonBuffer.INT32) {
        @Override
        void write(BsonBuffer out, byte[] row, int offset, int length) {
            out.writeInt(BigEndian.int4(row, offset));
        }
    },
    INT8(BsonBuffer.INT64) {
        @Override
        void write(BsonBuffer out, byte[] row, int offset, int length) {
            out.writeLong(BigEndian.int8(row, offset));
        }
    },
    INT8_TO_INT32(BsonBuffer.INT32) {
        @Override
        void write(BsonBuffer out, byte[] row, int offset, int length) {
            Whole.writeInt32(out, BigEndian.int8(row, offset));
        }
    },
    INT8_TO_DOUBLE(BsonBuffer.DOUBLE) {
        @Override
        void write(BsonBuffer out, byte[] row, int offset, int length) {
            Whole.writeDouble(out, BigEndian.int8(row, offset));
        }
    },
    INT8_TO_DECIMAL128(BsonBuffer.DECIMAL128) {
        @Override
        void write(BsonBuffer out, byte[] row, int offset, int length) {
            Decimals.write(out, new Decimal128(BigEndian.int8(row, offset)));
        }
    },
    /// The double that equals the float exactly.
    FLOAT4(BsonBuffer.DOUBLE) {
        @Override
        void write(BsonBuffer out, byte[] row, int offset, int length) {
            out.writeLong(Double.doubleToRawLongBits(Float.intBitsToFloat(BigEndian.int4(row, offset))));
        }
    },
    FLOAT8(BsonBuffer.DOUBLE) {
        @Override
        void write(BsonBuffer out, byte[] row, int offset, int length) {
            out.writeLong(BigEndian.int8(row, offset));
        }
    },
    FLOAT8_TO_INT32(BsonBuffer.INT32) {
        @Override
        void write(BsonBuffer out, byte[] row, int offset, int length) {
            Whole.writeInt32(out, Whole.of(Double.longBitsToDouble(BigEndian.int8(row, offset))));
        }
    },
    FLOAT8_TO_INT64(BsonBuffer.INT64) {
        @Override
        void write(BsonBuffer out, byte[] row, int offset, int length) {
            out.writeLong(Whole.of(Double.longBitsToDouble(BigEndian.int8(row, offset))));
        }
    },
    /// With the scale it has in the source.
    NUMERIC(BsonBuffer.DECIMAL128) {
        @Override
        void write(BsonBuffer out, byte[] row, int offset, int length) {
            Numeric.writeDecimal128(out, row, offset);
        }
    },
    /// The nearest double.
    NUMERIC_TO_DOUBLE(BsonBuffer.DOUBLE) {
        @Override
        void write(BsonBuffer out, byte[] row, int offset, int length) {
            Numeric.writeDouble(out, row, offset);
        }
    },
    NUMERIC_TO_INT32(BsonBuffer.INT32) {
        @Override
        void write(BsonBuffer out, byte[] row, int offset, int length) {
            Whole.writeInt32(out, Numeric.whole(row, offset));
        }
    },
    NUMERIC_TO_INT64(BsonBuffer.INT64) {
        @Override
        void write(BsonBuffer out, byte[] row, int offset, int length) {
            out.writeLong(Numeric.whole(row, offset));
        }
    },
    TEXT(BsonBuffer.STRING) {
        @Override
        void write(BsonBuffer out, byte[] row, int offset, int length) {
            out.writeString(row, offset, length);
        }
    },
    TEXT_TO_INT32(BsonBuffer.INT32) {
        @Override
        void write(BsonBuffer out, byte[] row, int offset, int length) {
            Whole.writeInt32(out, Parse.whole(Parse.text(row, offset, length)));
        }
    },
    TEXT_TO_INT64(BsonBuffer.INT64) {
        @Override
        void write(BsonBuffer out, byte[] row, int offset, int length) {
            out.writeLong(Parse.whole(Parse.text(row, offset, length)));
        }
    },
    TEXT_TO_DOUBLE(BsonBuffer.DOUBLE) {
        @Override
        void write(BsonBuffer out, byte[] row, int offset, int length) {
            Decimals.writeNearest(out, Parse.text(row, offset, length));
        }
    },
    TEXT_TO_DECIMAL128(BsonBuffer.DECIMAL128) {
        @Override
        void write(BsonBuffer out, byte[] row, int offset, int length) {
            Decimals.writeExact(out, Parse.text(row, offset, length));
        }
    },
    /// As PostgreSQL reads a boolean.
    TEXT_TO_BOOLEAN(BsonBuffer.BOOLEAN) {
        @Override
        void write(BsonBuffer out, byte[] row, int offset, int length) {
            out.writeByte(Parse.isTrue(Parse.text(row, offset, length)) ? 1 : 0);
        }
    },
    /// A day or an instant in ISO 8601.
    TEXT_TO_DATE(BsonBuffer.DATE) {
        @Override
        void write(BsonBuffer out, byte[] row, int offset, int length) {
            Instants.write(out, Parse.text(row, offset, length));
        }
    },
    TEXT_TO_UUID(BsonBuffer.BINARY) {
        @Override
        void write(BsonBuffer out, byte[] row, int offset, int length) {
            Parse.writeUuid(out, Parse.text(row, offset, length));
        }
    },
    /// 24 hexadecimal digits.
    TEXT_TO_OBJECT_ID(BsonBuffer.OBJECT_ID) {
        @Override
        void write(BsonBuffer out, byte[] row, int offset, int length) {
            Parse.writeObjectId(out, Parse.text(row, offset, length));
        }
    },
    BYTES(BsonBuffer.BINARY) {
        @Override
        void write(BsonBuffer out, byte[] row, int offset, int length) {
            out.writeInt(length);
            out.writeByte(0);
            out.writeBytes(row, offset, length);
        }
    },
    /// Binary of subtype 4.
    UUID(BsonBuffer.BINARY) {
        @Override
        void write(BsonBuffer out, byte[] row, int offset, int length) {
            out.writeInt(length);
            out.writeByte(4);
            out.writeBytes(row, offset, length);
        }
    },
    /// Midnight of the day in UTC.
    DATE(BsonBuffer.DATE) {
        @Override
        void write(BsonBuffer out, byte[] row, int offset, int length) {
            out.writeLong(Instants.midnight(BigEndian.int4(row, offset)));
        }
    },
    /// Microseconds cut to milliseconds, towards the past.
    TIMESTAMP(BsonBuffer.DATE) {
        @Override
        void write(BsonBuffer out, byte[] row, int offset, int length) {
            Instants.writeMillis(out, BigEndian.int8(row, offset));
        }
    },
    /// Microseconds since 1970.
    TIMESTAMP_TO_INT64(BsonBuffer.INT64) {
        @Override
        void write(BsonBuffer out, byte[] row, int offset, int length) {
            Instants.writeMicros(out, BigEndian.int8(row, offset));
        }
    },
    /// JSON text, parsed; its type is that of its value.
    JSON(BsonBuffer.DOCUMENT) {
        @Override
        void write(BsonBuffer out, byte[] row, int offset, int length) {
            throw new IllegalStateException("JSON decides its type while it is written");
        }

        @Override
        int writeValue(BsonBuffer out, byte[] row, int offset, int length) {
            return JsonWriter.write(out, row, offset, length);
        }
    };

    private final int type;

    Encoding(int type) {
        this.type = type;
    }

    abstract void write(BsonBuffer out, byte[] row, int offset, int length);

    /// Writes a value that is not null and says its BSON type. What is lost of it the buffer is told.
    int writeValue(BsonBuffer out, byte[] row, int offset, int length) {
        write(out, row, offset, length);
        return type;
    }
}
