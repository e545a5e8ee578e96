package vn.chitieu.aggregation.history;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** Reads what {@link PackedWriter} wrote, value by value in the same order. */
final class PackedReader {

    private static final int BITS = 7;
    private static final int MORE = 1 << BITS;

    private final byte[] bytes;
    private final List<Object> words = new ArrayList<>();
    private int next;
    private long moment;

    /**
     * Begins to read.
     *
     * @throws IllegalStateException if it was written in another form
     */
    PackedReader(Binary packed) {
        this.bytes = packed.getData();
        long form = count();
        if (form != PackedWriter.FORM) {
            throw new IllegalStateException(
                    "expected packed values of form " + PackedWriter.FORM + ", got form " + form);
        }
    }

    /** Returns whether something follows. */
    boolean hasMore() {
        return next < bytes.length;
    }

    long count() {
        long number = 0;
        int shift = 0;
        byte one = bytes[next++];
        while ((one & MORE) != 0) {
            number |= (long) (one & (MORE - 1)) << shift;
            shift += BITS;
            one = bytes[next++];
        }
        return number | (long) one << shift;
    }

    /** Returns a count of what follows. */
    int size() {
        return Math.toIntExact(count());
    }

    long number() {
        long zigzag = count();
        return (zigzag >>> 1) ^ -(zigzag & 1);
    }

    boolean flag() {
        return count() == 1;
    }

    @Nullable
    String text() {
        int length = size() - 1;
        if (length < 0) {
            return null;
        }
        String text = new String(bytes, next, length, StandardCharsets.UTF_8);
        next += length;
        return text;
    }

    /** Returns a text that must be there. */
    String givenText() {
        return Objects.requireNonNull(text());
    }

    /** Returns a word, read once however often it comes. */
    @SuppressWarnings("unchecked")
    <T> @Nullable T word(Function<String, T> parser) {
        int place = size();
        if (place == 0) {
            return null;
        }
        if (place == 1) {
            T word = parser.apply(givenText());
            words.add(word);
            return word;
        }
        return (T) words.get(place - 2);
    }

    /** Returns a word that must be there. */
    <T> T givenWord(Function<String, T> parser) {
        return Objects.requireNonNull(word(parser));
    }

    Instant moment() {
        moment += number();
        return Instant.ofEpochMilli(moment);
    }
}
