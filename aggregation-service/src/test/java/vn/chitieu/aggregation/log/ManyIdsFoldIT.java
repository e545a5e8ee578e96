package vn.chitieu.aggregation.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.page.ManyIdsFold;
import vn.chitieu.support.testing.TestDatabase;

/**
 * The fold over few and over many ids in the heap of a container, with a start in between. Prints what it took; the
 * numbers in the documents are those of {@code -Dchitieu.ids=5000000}, without it the test asks for less.
 */
@Tag("slow")
class ManyIdsFoldIT {

    private final String database = TestDatabase.freshName();

    @Test
    void foldsOnFromMany() throws Exception {
        long many = Long.getLong("chitieu.ids", 100_000);

        assertThat(run("fill", String.valueOf(many))).isZero();
        assertThat(run("compare")).isZero();

        assertThat(new MongoLogPositions(TestDatabase.named(database), "indicator-updates").next(0))
                .hasValue(many + 105_000);
    }

    private int run(String what, String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                ManyIdsFold.class.getName(),
                what,
                TestDatabase.uri(),
                database));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command).inheritIO().start();
        try {
            return process.waitFor();
        } finally {
            process.destroyForcibly();
        }
    }
}
