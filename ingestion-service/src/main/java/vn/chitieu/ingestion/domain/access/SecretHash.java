package vn.chitieu.ingestion.domain.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of a secret. A plain hash is enough because our secrets are 256 random bits: nobody can try them all.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record SecretHash(String hex) {

    /** The hash of no secret: matches nothing, and takes as long to compare as any other. */
    public static final SecretHash OF_NOTHING = new SecretHash("0".repeat(64));

    public SecretHash {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("expected 64 lower-case hexadecimal digits, got " + hex.length());
        }
    }

    /** Returns the hash of a secret's text. */
    public static SecretHash of(String secret) {
        return new SecretHash(HexFormat.of().formatHex(digest(secret)));
    }

    private static byte[] digest(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** Returns whether the secret has this hash, in a time that does not depend on where they differ. */
    public boolean matches(String secret) {
        return MessageDigest.isEqual(HexFormat.of().parseHex(hex), digest(secret));
    }

    /** Returns nothing of the hash, so that it never gets into a log. */
    @Override
    public String toString() {
        return "SecretHash[…]";
    }
}
