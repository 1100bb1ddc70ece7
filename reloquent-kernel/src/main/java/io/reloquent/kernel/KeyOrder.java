package io.reloquent.kernel;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;

/// How key values in PostgreSQL's binary form compare, and how they are written as text that the source reads back.
public enum KeyOrder {
    INTEGER {
        @Override
        String text(byte[] row, int offset, int length) {
            return Long.toString(BigEndian.integer(row, offset, length));
        }
    },
    DECIMAL {
        @Override
        int compare(byte[] a, int aOffset, int aLength, byte[] b, int bOffset, int bLength) {
            int byRank = Integer.compare(Numeric.rank(a, aOffset), Numeric.rank(b, bOffset));
            return byRank != 0 || Numeric.rank(a, aOffset) != 0
                    ? byRank
                    : Numeric.decimal(a, aOffset).compareTo(Numeric.decimal(b, bOffset));
        }

        @Override
        String text(byte[] row, int offset, int length) {
            return switch (Numeric.rank(row, offset)) {
                case -1 -> "-Infinity";
                case 1 -> "Infinity";
                case 2 -> "NaN";
                default -> Numeric.decimal(row, offset).toPlainString();
            };
        }
    },
    /// By the bytes of UTF-8, which is by code point.
    TEXT {
        @Override
        int compare(byte[] a, int aOffset, int aLength, byte[] b, int bOffset, int bLength) {
            return unsigned(a, aOffset, aLength, b, bOffset, bLength);
        }

        @Override
        String text(byte[] row, int offset, int length) {
            return new String(row, offset, length, StandardCharsets.UTF_8);
        }
    },
    UUID {
        @Override
        int compare(byte[] a, int aOffset, int aLength, byte[] b, int bOffset, int bLength) {
            return unsigned(a, aOffset, aLength, b, bOffset, bLength);
        }

        @Override
        String text(byte[] row, int offset, int length) {
            return new UUID(BigEndian.int8(row, offset), BigEndian.int8(row, offset + 8)).toString();
        }
    },
    BYTES {
        @Override
        int compare(byte[] a, int aOffset, int aLength, byte[] b, int bOffset, int bLength) {
            return unsigned(a, aOffset, aLength, b, bOffset, bLength);
        }

        @Override
        String text(byte[] row, int offset, int length) {
            return "\\x" + HexFormat.of().formatHex(row, offset, offset + length);
        }
    },
    BOOLEAN {
        @Override
        int compare(byte[] a, int aOffset, int aLength, byte[] b, int bOffset, int bLength) {
            return Byte.compare(a[aOffset], b[bOffset]);
        }

        @Override
        String text(byte[] row, int offset, int length) {
            return Boolean.toString(row[offset] != 0);
        }
    },
    DATE {
        @Override
        String text(byte[] row, int offset, int length) {
            int days = BigEndian.int4(row, offset);
            if (days == Integer.MAX_VALUE || days == Integer.MIN_VALUE) {
                return days > 0 ? "infinity" : "-infinity";
            }
            return era(LocalDate.of(2000, 1, 1).plusDays(days), "");
        }
    },
    TIMESTAMP {
        @Override
        String text(byte[] row, int offset, int length) {
            long micros = BigEndian.int8(row, offset);
            if (micros == Long.MAX_VALUE || micros == Long.MIN_VALUE) {
                return micros > 0 ? "infinity" : "-infinity";
            }
            LocalDateTime time = LocalDateTime.ofInstant(
                    Instant.ofEpochSecond(
                            Math.floorDiv(micros, 1_000_000L) + Instants.EPOCH_2000 / 1000,
                            Math.floorMod(micros, 1_000_000L) * 1000),
                    ZoneOffset.UTC);
            return era(time.toLocalDate(), "T" + time.toLocalTime() + "Z");
        }
    };

    int compare(byte[] a, int aOffset, int aLength, byte[] b, int bOffset, int bLength) {
        return Long.compare(BigEndian.integer(a, aOffset, aLength), BigEndian.integer(b, bOffset, bLength));
    }

    /// The value as text that the source reads back as the same value.
    abstract String text(byte[] row, int offset, int length);

    private static int unsigned(byte[] a, int aOffset, int aLength, byte[] b, int bOffset, int bLength) {
        return Arrays.compareUnsigned(a, aOffset, aOffset + aLength, b, bOffset, bOffset + bLength);
    }

    /// ISO years have a year 0, which PostgreSQL calls 1 BC: a leap year, as 1 AD is not.
    private static String era(LocalDate date, String time) {
        boolean bc = date.getYear() <= 0;
        int year = bc ? 1 - date.getYear() : date.getYear();
        String text = "%04d-%02d-%02d%s".formatted(year, date.getMonthValue(), date.getDayOfMonth(), time);
        return bc ? text + " BC" : text;
    }
}
