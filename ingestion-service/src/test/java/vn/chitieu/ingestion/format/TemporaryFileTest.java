package vn.chitieu.ingestion.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFileTest {

    private static final Instant NOW = Instant.parse("2022-04-06T03:00:00Z");

    @TempDir
    private Path directory;

    @Test
    void deletesBodiesOfAProcessThatWasKilled() throws IOException {
        Path old = file("chitieu-1.body", NOW.minusSeconds(3601));
        Path current = file("chitieu-2.body", NOW.minusSeconds(3599));
        Path another = file("kafka-1.body", NOW.minusSeconds(9000));

        TemporaryFile.deleteLeftBehind(directory, NOW);

        assertThat(old).doesNotExist();
        assertThat(current).exists();
        assertThat(another).exists();
    }

    private Path file(String name, Instant changed) throws IOException {
        Path file = Files.writeString(directory.resolve(name), "body");
        return Files.setLastModifiedTime(file, FileTime.from(changed));
    }
}
