package vn.chitieu.aggregation.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.TestDatabase;

/**
 * The fold over few and over many ids in the heap of a container, with a start in between. Prints what it took; the
 * numbers in the documents are those of {@code -Dchitieu.ids=5000000}, without it the test asks for less.
 */
class ManyIdsFoldIT {

    private final String database = TestDatabase.freshName();

    @Test
    void foldsOnFromMany() throws Exception {
        long many = Long.getLong("chitieu.ids", 100_000);
        for (long until : List.of(50_000L, 150_000L, many, many + 100_000)) {
            assertThat(run(until)).as("up to %d", until).isZero();
        }
        assertThat(new MongoPositions(TestDatabase.named(database), "indicator-updates").next(0))
                .hasValue(Math.max(150_000, many + 100_000));
    }

    private int run(long until) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManyIdsFold.class.getName(),
                        TestDatabase.uri(),
                        database,
                        String.valueOf(until))
                .inheritIO()
                .start();
        try {
            return process.waitFor();
        } finally {
            process.destroyForcibly();
        }
    }
}
