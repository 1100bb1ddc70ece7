package io.reloquent.kernel;

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
    /// With the scale it has in the source.
    NUMERIC(BsonBuffer.DECIMAL128) {
        @Override
        void write(BsonBuffer out, byte[] row, int offset, int length) {
            Numeric.writeDecimal128(out, row, offset);
        }
    },
    TEXT(BsonBuffer.STRING) {
        @Override
        void write(BsonBuffer out, byte[] row, int offset, int length) {
            out.writeString(row, offset, length);
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
            int days = BigEndian.int4(row, offset);
            if (days == Integer.MAX_VALUE || days == Integer.MIN_VALUE) {
                throw new ValueFault(INFINITE);
            }
            out.writeLong(EPOCH_2000 + days * MILLIS_PER_DAY);
        }
    },
    /// Microseconds cut to milliseconds, towards the past.
    TIMESTAMP(BsonBuffer.DATE) {
        @Override
        void write(BsonBuffer out, byte[] row, int offset, int length) {
            long micros = BigEndian.int8(row, offset);
            if (micros == Long.MAX_VALUE || micros == Long.MIN_VALUE) {
                throw new ValueFault(INFINITE);
            }
            out.writeLong(EPOCH_2000 + Math.floorDiv(micros, 1000L));
        }

        @Override
        boolean loses(byte[] row, int offset) {
            return BigEndian.int8(row, offset) % 1000 != 0;
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

    static final long EPOCH_2000 = 946_684_800_000L;
    static final long MILLIS_PER_DAY = 86_400_000L;
    private static final String INFINITE =
            "is infinity, and a BSON date is finite; say 'type: string' to keep it as text";

    private final int type;

    Encoding(int type) {
        this.type = type;
    }

    abstract void write(BsonBuffer out, byte[] row, int offset, int length);

    /// Writes a value that is not null and says its BSON type.
    int writeValue(BsonBuffer out, byte[] row, int offset, int length) {
        write(out, row, offset, length);
        return type;
    }

    /// Whether something of this value is not in the document.
    boolean loses(byte[] row, int offset) {
        return false;
    }
}
