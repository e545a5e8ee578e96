package vn.chitieu.support.link;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of links: the first signs, all are accepted, so that a new key is put first and an old one removed once its
 * links have expired. HMAC-SHA256, compared in constant time. Thread-safe; never written out.
 */
public final class LinkSigningKeys {

    /** How many bytes a key has at least: no fewer than what it signs with. */
    public static final int LEAST_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MOST_KEYS = 8;
    private static final int MOST_BYTES = 128;

    private final List<SecretKeySpec> keys;

    /**
     * Takes the keys.
     *
     * @param keys each of {@value #LEAST_BYTES} bytes or more; none at all where nothing is ever signed
     */
    public LinkSigningKeys(List<byte[]> keys) {
        for (byte[] key : keys) {
            if (key.length < LEAST_BYTES) {
                throw new IllegalArgumentException(
                        "expected keys of at least " + LEAST_BYTES + " bytes, got one of " + key.length);
            }
        }
        this.keys = keys.stream().map(key -> new SecretKeySpec(key, ALGORITHM)).toList();
    }

    /**
     * Returns the keys of a setting. Its refusals show nothing of the keys, as those of Bean Validation would.
     *
     * @param setting name of the setting, for refusals
     * @param texts at most {@value #MOST_KEYS} keys in Base64, each of {@value #LEAST_BYTES} to {@value #MOST_BYTES}
     *     bytes
     */
    public static LinkSigningKeys ofBase64(String setting, List<String> texts) {
        if (texts.size() > MOST_KEYS) {
            throw new IllegalArgumentException(
                    "expected " + setting + " to be at most " + MOST_KEYS + ", got " + texts.size());
        }
        return new LinkSigningKeys(
                texts.stream().map(text -> decoded(setting, text)).toList());
    }

    private static byte[] decoded(String setting, String key) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(key);
        } catch (IllegalArgumentException none) {
            throw new IllegalArgumentException("expected " + setting + "[] in Base64, got something else");
        }
        if (bytes.length < LEAST_BYTES || bytes.length > MOST_BYTES) {
            throw new IllegalArgumentException("expected " + setting + "[] of " + LEAST_BYTES + " to " + MOST_BYTES
                    + " bytes, got one of " + bytes.length);
        }
        return bytes;
    }

    /** Returns whether there is a key to sign with. */
    public boolean areThere() {
        return !keys.isEmpty();
    }

    /**
     * Returns the signature of a text, 32 bytes.
     *
     * @param purpose what the text is for; a signature for one purpose is none for another
     * @throws IllegalStateException if there is no key
     */
    byte[] sign(String purpose, String text) {
        if (keys.isEmpty()) {
            throw new IllegalStateException("expected a key to sign with, got none");
        }
        return mac(keys.get(0), purpose, text);
    }

    /** Returns whether one of the keys has signed that text for that purpose. */
    boolean haveSigned(String purpose, String text, byte[] signature) {
        boolean found = false;
        for (SecretKeySpec key : keys) {
            found |= MessageDigest.isEqual(mac(key, purpose, text), signature);
        }
        return found;
    }

    private static byte[] mac(SecretKeySpec key, String purpose, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal((purpose + '\n' + text).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }
}
