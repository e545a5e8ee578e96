package vn.chitieu.aggregation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/** A system that may read everything, for tests that are about something else. */
final class AReader {

    static final String KEY = "ct_aaaabbbbccccdddd_" + "s".repeat(43);

    private AReader() {}

    /** Returns settings of the service, with those that make it known. */
    static String[] with(String... settings) {
        return Stream.concat(
                        Stream.of(
                                "--chitieu.aggregation.sign-in.readers[0].name=story",
                                "--chitieu.aggregation.sign-in.readers[0].key-sha256=" + sha256(KEY)),
                        Stream.of(settings))
                .toArray(String[]::new);
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
