package vn.chitieu.aggregation;

import java.util.stream.Stream;
import vn.chitieu.support.testing.Sha256;

/** A system that may read everything, for tests that are about something else. */
final class AReader {

    static final String KEY = "ct_aaaabbbbccccdddd_" + "s".repeat(43);

    private AReader() {}

    /** Returns settings of the service, with those that make it known. */
    static String[] with(String... settings) {
        return Stream.concat(
                        Stream.of(
                                "--chitieu.aggregation.sign-in.readers[0].name=story",
                                "--chitieu.aggregation.sign-in.readers[0].key-sha256=" + Sha256.hex(KEY)),
                        Stream.of(settings))
                .toArray(String[]::new);
    }
}
