package vn.chitieu.aggregation.history;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Writes values one after the other into few bytes, to be read back by {@link PackedReader} in the same order. Small
 * numbers take one byte; of a word that comes again, such as a unit or a period, only its place among the words is
 * written. Receipts are packed because most of what a batch writes is receipts, and both ends of the wire pay for each
 * field of a document.
 */
final class PackedWriter {

    /** What stands in front of everything packed, so that a reader can distinguish another form from this one. */
    static final int FORM = 1;

    private static final int BITS = 7;
    private static final int MORE = 1 << BITS;
    private static final int LONG_BITS = 63;

    private final Map<Object, Integer> words = new HashMap<>();
    private byte[] bytes = new byte[512];
    private int size;
    private long moment;

    PackedWriter() {
        count(FORM);
    }

    /** Writes a number of 0 or more. */
    PackedWriter count(long number) {
        long rest = number;
        while ((rest & -MORE) != 0) {
            add((byte) (rest | MORE));
            rest >>>= BITS;
        }
        add((byte) rest);
        return this;
    }

    /** Writes any number. */
    PackedWriter number(long number) {
        return count((number << 1) ^ (number >> LONG_BITS));
    }

    PackedWriter flag(boolean flag) {
        return count(flag ? 1 : 0);
    }

    /** Writes a text that will hardly come again. */
    PackedWriter text(@Nullable String text) {
        if (text == null) {
            return count(0);
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return count(utf8.length + 1L).add(utf8);
    }

    /** Writes what may come again, as the text that it is written as; what is equal must have the same text. */
    PackedWriter word(@Nullable Object word) {
        if (word == null) {
            return count(0);
        }
        Integer known = words.putIfAbsent(word, words.size());
        return known == null ? count(1).text(word.toString()) : count(known + 2L);
    }

    /** Writes a moment to the millisecond. */
    PackedWriter moment(Instant instant) {
        long millis = instant.toEpochMilli();
        number(millis - moment);
        moment = millis;
        return this;
    }

    /** Returns all that was written. */
    Binary packed() {
        return new Binary(Arrays.copyOf(bytes, size));
    }

    private void add(byte one) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * size);
        }
        bytes[size++] = one;
    }

    private PackedWriter add(byte[] more) {
        if (size + more.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more.length));
        }
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
        return this;
    }
}
