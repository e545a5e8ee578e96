package vn.chitieu.aggregation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.chitieu.aggregation.model.ManyIds;

@Tag("slow")
class ManyIdsTest {

    /** With 32 bytes for each and doubling, 1.4 million ids of a unit ended the service, and each start after it. */
    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void fiveMillionIdsFitIntoTheHeapOfAContainer() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManyIds.class.getName(),
                        "5000000")
                .inheritIO()
                .start();
        try {
            assertThat(process.waitFor()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }
}
