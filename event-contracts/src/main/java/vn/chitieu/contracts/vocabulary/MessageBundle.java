package vn.chitieu.contracts.vocabulary;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The sentences of one language, from {@code phrases.<language>.properties}; a value may name places as {@code {name}}.
 * Immutable, thread-safe.
 */
public final class MessageBundle {

    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

    private final Properties phrases;
    private final String variant;

    private MessageBundle(Properties phrases, String variant) {
        this.phrases = phrases;
        this.variant = variant;
    }

    /**
     * Reads the phrases of a language that lie beside a class.
     *
     * @param beside a class of the package that has the phrases
     * @param language {@code vi} or {@code en}
     * @throws IllegalArgumentException if there are none of that language
     */
    public static MessageBundle of(Class<?> beside, String language) {
        return of(beside, "phrases", language);
    }

    /** Returns the phrases of the file {@code <name>.<language>.properties} beside a class. */
    static MessageBundle of(Class<?> beside, String name, String language) {
        String file = name + "." + language + ".properties";
        try (InputStream bytes = beside.getResourceAsStream(file)) {
            if (bytes == null) {
                throw new IllegalArgumentException("expected a language with phrases, got " + language);
            }
            Reader text = new InputStreamReader(bytes, StandardCharsets.UTF_8);
            Properties read = new Once();
            read.load(text);
            return new MessageBundle(read, "");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Returns the same phrases, except that one which is there in that variant too, under its key and {@code .variant},
     * is said in it.
     */
    public MessageBundle preferring(String other) {
        return new MessageBundle(phrases, "." + other);
    }

    /** Returns a phrase without places. */
    public String say(String key) {
        return say(key, Map.of());
    }

    /**
     * Returns a phrase with its places filled; what fills a place is never looked through for places itself.
     *
     * @throws IllegalArgumentException if there is no such phrase or a place is not filled
     */
    public String say(String key, Map<String, String> places) {
        String usual = phrases.getProperty(key);
        String phrase = variant.isEmpty() ? usual : phrases.getProperty(key + variant, usual);
        if (phrase == null) {
            throw new IllegalArgumentException("expected a phrase, got " + key);
        }
        return PLACE.matcher(phrase).replaceAll(place -> Matcher.quoteReplacement(fill(key, place.group(1), places)));
    }

    /** Returns a phrase as the file has it; null where there is none. */
    @Nullable
    String raw(String key) {
        return phrases.getProperty(key);
    }

    /** Returns whether there is such a phrase. */
    public boolean has(String key) {
        return phrases.containsKey(key);
    }

    /** Returns the keys of all phrases. */
    public Set<String> keys() {
        return phrases.stringPropertyNames();
    }

    private static String fill(String key, String place, Map<String, String> places) {
        String text = places.get(place);
        if (text == null) {
            throw new IllegalArgumentException("expected something for {" + place + "} in " + key);
        }
        return text;
    }

    /** Takes each key once, so that a phrase which hides another one is found when the file is read. */
    private static final class Once extends Properties {

        private static final long serialVersionUID = 1;

        @Override
        public synchronized Object put(Object key, Object value) {
            Object before = super.put(key, value);
            if (before != null) {
                throw new IllegalArgumentException("expected each phrase once, got " + key + " twice");
            }
            return before;
        }
    }
}
