package vn.chitieu.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.core.io.Resource;

/**
 * Tells files apart by what is in them: all files of a reproducible jar bear the same date. They do not change while
 * the service runs.
 */
final class FileTags implements Function<Resource, String> {

    private static final int TAG_DIGITS = 32;

    private final Map<String, String> tags = new ConcurrentHashMap<>();

    @Override
    public String apply(Resource file) {
        return tags.computeIfAbsent(file.getDescription(), description -> hash(file));
    }

    private static String hash(Resource file) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(file.getContentAsByteArray());
            // Weak, for Tomcat compresses nothing under a strong one.
            return "W/\"" + HexFormat.of().formatHex(digest).substring(0, TAG_DIGITS) + "\"";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
