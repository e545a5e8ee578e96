package vn.chitieu.aggregation.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Knows the readers by the hashes of their keys; a key has 256 random bits, so a plain hash is enough (decision 13).
 */
final class Readers {

    private static final int MAX_KEY_CHARACTERS = 200;

    private final List<SignInSettings.Reader> known;

    Readers(List<SignInSettings.Reader> known) {
        this.known = known;
    }

    /** Returns the name of the reader whose key this is, after the same work whether there is one or not. */
    Optional<String> nameOf(String key) {
        if (key.length() > MAX_KEY_CHARACTERS) {
            return Optional.empty();
        }
        byte[] hash = sha256(key);
        Optional<String> found = Optional.empty();
        for (SignInSettings.Reader reader : known) {
            if (MessageDigest.isEqual(hash, HexFormat.of().parseHex(reader.keySha256()))) {
                found = Optional.of(reader.name());
            }
        }
        return found;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
