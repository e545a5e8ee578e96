package vn.chitieu.support.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 of a random id or token, by which a document is found, so that a copy of the database proves nothing. Such a
 * text has 122 random bits or more, so a plain hash is enough (decision 13).
 */
public final class TokenHash {

    private TokenHash() {}

    /** Returns the hash as 64 hexadecimal digits. */
    public static String of(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
