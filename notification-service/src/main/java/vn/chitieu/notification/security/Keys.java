package vn.chitieu.notification.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Knows the systems by the hashes of their keys; a key has 256 random bits, so a plain hash is enough (decision 13).
 */
final class Keys {

    private static final int MAX_KEY_CHARACTERS = 200;

    private final List<SignInSettings.Key> known;

    Keys(List<SignInSettings.Key> known) {
        this.known = known;
    }

    /** Returns whose key this is, after the same work whether there is one or not. */
    Optional<SignInSettings.Key> find(String key) {
        if (key.length() > MAX_KEY_CHARACTERS) {
            return Optional.empty();
        }
        byte[] hash = sha256(key);
        Optional<SignInSettings.Key> found = Optional.empty();
        for (SignInSettings.Key one : known) {
            if (MessageDigest.isEqual(hash, HexFormat.of().parseHex(one.keySha256()))) {
                found = Optional.of(one);
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
