package vn.chitieu.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An auto-configuration that is not listed is one that no service has. */
class AutoConfigurationsTest {

    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Path LIST = Path.of(
            "src",
            "main",
            "resources",
            "META-INF",
            "spring",
            "org.springframework.boot.autoconfigure.AutoConfiguration.imports");

    @Test
    void eachIsListedOnce() throws IOException {
        List<String> listed = Files.readAllLines(LIST).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();

        try (Stream<Path> sources = Files.walk(SOURCES)) {
            assertThat(listed)
                    .containsExactlyInAnyOrderElementsOf(
                            sources.filter(source -> source.toString().endsWith("AutoConfiguration.java"))
                                    .map(AutoConfigurationsTest::name)
                                    .toList());
        }
    }

    private static String name(Path source) {
        String path = SOURCES.relativize(source).toString();
        return path.substring(0, path.length() - ".java".length())
                .replace(source.getFileSystem().getSeparator(), ".");
    }
}
