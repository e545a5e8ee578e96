package vn.chitieu.contracts.vocabulary;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Bounded cache of parsed short texts, so that a text that repeats is not parsed again and yields the same object.
 * Thread-safe without locks: threads that meet at one slot overwrite each other's entry, and each entry is immutable.
 *
 * @param <T> what a text is read as; must not change
 */
public final class BoundedCache<T> {

    private static final int PLACES = 1024;
    private static final int MOST_CHARACTERS = 64;

    private final Function<String, T> parser;
    private final @Nullable Entry<T>[] entries = places();

    /** Takes how a text is read; what it throws is thrown by {@link #of}, and not cached. */
    public BoundedCache(Function<String, T> parser) {
        this.parser = Objects.requireNonNull(parser);
    }

    /** Returns what the text is read as. */
    public T of(String text) {
        int hash = text.hashCode();
        int place = (hash ^ (hash >>> 16)) & (PLACES - 1);
        Entry<T> entry = entries[place];
        if (entry != null && entry.text.equals(text)) {
            return entry.value;
        }
        T value = parser.apply(text);
        if (text.length() <= MOST_CHARACTERS) {
            entries[place] = new Entry<>(text, value);
        }
        return value;
    }

    @SuppressWarnings("unchecked")
    private static <T> @Nullable Entry<T>[] places() {
        return (Entry<T>[]) new Entry<?>[PLACES];
    }

    private record Entry<T>(String text, T value) {}
}
