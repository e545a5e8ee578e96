package vn.chitieu.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A line that is lost makes a service without what it says, and two that are the same hide the next one that is lost.
 */
class AutoConfigurationsTest {

    private static final Path LISTED = Path.of("src/main/resources/META-INF/spring/")
            .resolve("org.springframework.boot.autoconfigure.AutoConfiguration.imports");
    private static final Path SOURCES = Path.of("src/main/java");

    @Test
    void areListedEachOnce() throws Exception {
        List<String> listed = Files.readAllLines(LISTED).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .toList();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<String> written = files.filter(file -> file.toString().endsWith("AutoConfiguration.java"))
                    .map(file -> SOURCES.relativize(file).toString())
                    .map(file -> file.replace(".java", "").replace('/', '.').replace('\\', '.'))
                    .toList();
            assertThat(listed).containsExactlyInAnyOrderElementsOf(written);
            assertThat(written)
                    .as("one a package")
                    .extracting(name -> name.substring(0, name.lastIndexOf('.')))
                    .doesNotHaveDuplicates();
        }
    }
}
