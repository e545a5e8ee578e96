package vn.chitieu.ingestion.credential;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The SHA-256 of a secret. A plain hash is enough because a secret has 256 random bits: it cannot be found by brute
 * force.
 */
public final class SecretHash {

    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    /** The hash of no secret: matches nothing, and takes as long to compare as any other. */
    public static final SecretHash OF_NOTHING = new SecretHash("0".repeat(64));

    private final byte[] hash;

    /**
     * Takes a hash.
     *
     * @param hex 64 lower-case hexadecimal digits
     */
    public SecretHash(String hex) {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("expected 64 lower-case hexadecimal digits, got " + hex.length());
        }
        this.hash = HexFormat.of().parseHex(hex);
    }

    private SecretHash(byte[] hash) {
        this.hash = hash;
    }

    /** Returns the hash of a secret's text. */
    public static SecretHash of(String secret) {
        return new SecretHash(digest(secret));
    }

    private static byte[] digest(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** Returns the hash as 64 lower-case hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(hash);
    }

    /** Returns whether the secret has this hash, in a time that does not depend on where they differ. */
    public boolean matches(String secret) {
        return MessageDigest.isEqual(hash, digest(secret));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SecretHash its && MessageDigest.isEqual(hash, its.hash);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hash);
    }

    /** Returns nothing of the hash, so that it never gets into a log. */
    @Override
    public String toString() {
        return "SecretHash[…]";
    }
}
