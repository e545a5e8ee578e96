package vn.chitieu.support.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** SHA-256 of a key. A key has 256 random bits, so a plain hash is enough (decision 13). */
public final class KeyHash {

    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-f]{64}");

    private final byte[] bytes;

    private KeyHash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Returns the hash of a key. */
    static KeyHash of(String key) {
        try {
            return new KeyHash(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /**
     * Returns a hash that {@link #requireKey} has checked.
     *
     * @param hexadecimal 64 lower-case hexadecimal digits
     */
    public static KeyHash parse(String hexadecimal) {
        return new KeyHash(HexFormat.of().parseHex(hexadecimal));
    }

    /**
     * Checks name and hash of a key in the settings; what is not configured is bound as null.
     *
     * @param list full name of the list of keys, with its prefix
     * @throws IllegalArgumentException unless the name has 1 to 100 characters, and the hash 64 lower-case hexadecimal
     *     digits; the message has nothing of the hash
     */
    public static void requireKey(String list, @Nullable String name, @Nullable String hexadecimal) {
        if (name == null || name.isBlank() || name.length() > 100) {
            throw new IllegalArgumentException("expected " + list + "[].name of 1 to 100 characters");
        }
        if (hexadecimal == null || !HEXADECIMAL.matcher(hexadecimal).matches()) {
            throw new IllegalArgumentException(
                    "expected " + list + "[].key-sha256 of " + name + " to be 64 lower-case hexadecimal digits");
        }
    }

    /** Returns whether both are the same, in a time that does not say how much of them is. */
    boolean isSameAs(KeyHash other) {
        return MessageDigest.isEqual(bytes, other.bytes);
    }
}
