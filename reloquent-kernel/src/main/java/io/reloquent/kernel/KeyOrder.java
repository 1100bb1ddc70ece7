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
        long rank(byte[] row, int offset, int length) {
            return Numeric.order(row, offset);
        }

        @Override
        boolean isTold(byte[] row, int offset, int length) {
            return Numeric.isToldByOrder(row, offset);
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
        boolean isByBytes() {
            return true;
        }

        @Override
        String text(byte[] row, int offset, int length) {
            return new String(row, offset, length, StandardCharsets.UTF_8);
        }
    },
    UUID {
        @Override
        boolean isByBytes() {
            return true;
        }

        @Override
        String text(byte[] row, int offset, int length) {
            return new UUID(BigEndian.int8(row, offset), BigEndian.int8(row, offset + 8)).toString();
        }
    },
    BYTES {
        @Override
        boolean isByBytes() {
            return true;
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
        long rank(byte[] row, int offset, int length) {
            return row[offset];
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

    private static final int RANKED_BYTES = 7;

    int compare(byte[] a, int aOffset, int aLength, byte[] b, int bOffset, int bLength) {
        return isByBytes()
                ? Arrays.compareUnsigned(a, aOffset, aOffset + aLength, b, bOffset, bOffset + bLength)
                : Long.compare(BigEndian.integer(a, aOffset, aLength), BigEndian.integer(b, bOffset, bLength));
    }

    /// Whether values compare byte by byte, so that those with a common beginning compare by what follows it.
    boolean isByBytes() {
        return false;
    }

    /// A number that orders as the values do, and may be the same for neighbours.
    long rank(byte[] row, int offset, int length) {
        return isByBytes() ? first(row, offset, length) : BigEndian.integer(row, offset, length);
    }

    /// Whether no other value has this one's rank.
    boolean isTold(byte[] row, int offset, int length) {
        return !isByBytes() || length <= RANKED_BYTES;
    }

    /// The value as text that the source reads back as the same value.
    abstract String text(byte[] row, int offset, int length);

    /// The first seven bytes, and behind them how many there are.
    private static long first(byte[] row, int offset, int length) {
        long bytes = 0;
        if (offset + Long.BYTES <= row.length) {
            bytes = length == 0 ? 0 : BigEndian.int8(row, offset) & (-1L << (8 * (8 - Math.min(length, RANKED_BYTES))));
        } else {
            for (int i = 0; i < Math.min(length, RANKED_BYTES); i++) {
                bytes |= (row[offset + i] & 0xFFL) << (8 * (7 - i));
            }
        }
        return (bytes | Math.min(length, RANKED_BYTES + 1)) ^ Long.MIN_VALUE;
    }

    /// ISO years have a year 0, which PostgreSQL calls 1 BC: a leap year, as 1 AD is not.
    private static String era(LocalDate date, String time) {
        boolean bc = date.getYear() <= 0;
        int year = bc ? 1 - date.getYear() : date.getYear();
        String text = "%04d-%02d-%02d%s".formatted(year, date.getMonthValue(), date.getDayOfMonth(), time);
        return bc ? text + " BC" : text;
    }
}
