package vn.chitieu.notification.city;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * The city as a component of a key. The home city of the database, whose ids are those of the releases that knew one
 * city alone, is written as nothing; every other one as {@code <city>:} before the local id. Ids of cities are of a-z,
 * 0-9 and hyphens, and no local id begins with such an id and a colon, so that a stored id is read in one way only.
 *
 * @param prefix empty for the home city, else the id of the city and a colon
 */
public record CityKey(String prefix) {

    /** The home city of the database. */
    public static final CityKey HOME = new CityKey("");

    private static final char END = ':';
    private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    public CityKey {
        Objects.requireNonNull(prefix);
        if (!prefix.isEmpty() && !isPrefix(prefix)) {
            throw new IllegalArgumentException("expected an id of a city and a colon, got " + prefix);
        }
    }

    /** Returns the key of a city that is not the home city. */
    static CityKey other(String city) {
        return new CityKey(city + END);
    }

    /**
     * Returns the city of a stored id: the one that it begins with, else the home city. For ids alone whose local part
     * cannot begin with {@code [a-z0-9-]+:}; the id of a silence is given by a client and may.
     */
    public static CityKey ofId(String storedId) {
        int end = storedId.indexOf(END);
        return end > 0 && Scope.Id.isValid(storedId.substring(0, end))
                ? new CityKey(storedId.substring(0, end + 1))
                : HOME;
    }

    /**
     * Returns whether a text can be the id that a client gives to what it begins: 1 to 64 letters, digits and {@code -
     * _ . :}.
     */
    public static boolean isClientId(String text) {
        return CLIENT_ID.matcher(text).matches();
    }

    /** Returns the id within the city of a stored id of this city. */
    public String local(String storedId) {
        if (!storedId.startsWith(prefix)) {
            throw new IllegalArgumentException("expected an id that begins with " + prefix + ", got " + storedId);
        }
        return storedId.substring(prefix.length());
    }

    /** Returns the stored id of what has this id within the city. */
    public String stored(String localId) {
        return prefix.isEmpty() ? localId : prefix + localId;
    }

    /** Returns what a document has in its field {@code city}; null for the home city, which has no such field. */
    public @Nullable String field() {
        return prefix.isEmpty() ? null : id();
    }

    /** Returns the city of a document by its field {@code city}; null where it has none. */
    public static CityKey ofField(@Nullable String city) {
        return city == null ? HOME : other(city);
    }

    /** Returns what stands behind all stored ids of a city that is not the home city, in the order of ids. */
    public String end() {
        return id() + (char) (END + 1);
    }

    /** Returns whether it is the home city of the database. */
    public boolean isHome() {
        return prefix.isEmpty();
    }

    /** Returns the id of a city that is not the home city. */
    String id() {
        return prefix.substring(0, prefix.length() - 1);
    }

    @Override
    public String toString() {
        return prefix;
    }

    private static boolean isPrefix(String text) {
        int last = text.length() - 1;
        return text.charAt(last) == END && Scope.Id.isValid(text.substring(0, last));
    }
}
