package vn.chitieu.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;

/** Boot finds every auto-configuration of this module: one that is not listed is silently left out. */
class ListedAutoConfigurationsTest {

    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final String SUFFIX = "AutoConfiguration.java";

    @Test
    void areAllOfThemEachOnce() throws IOException {
        List<String> listed =
                ImportCandidates.load(AutoConfiguration.class, getClass().getClassLoader()).getCandidates().stream()
                        .filter(name -> name.startsWith("vn.chitieu.support."))
                        .toList();
        assertThat(listed).containsExactlyInAnyOrderElementsOf(written());
    }

    private static List<String> written() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .map(file -> SOURCES.relativize(file).toString())
                    .map(name -> name.substring(0, name.length() - ".java".length())
                            .replace('/', '.')
                            .replace('\\', '.'))
                    .toList();
        }
    }
}
