package vn.chitieu.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AutoConfigurationListTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path LIST = Path.of(
            "src/main/resources/META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports");

    /** One that is not listed is there and does nothing. */
    @Test
    void everyAutoConfigurationIsListed() throws Exception {
        List<String> listed = Files.readAllLines(LIST);
        try (Stream<Path> files = Files.walk(SOURCES)) {
            assertThat(files.map(SOURCES::relativize)
                            .map(file -> file.toString().replace('/', '.'))
                            .filter(name -> name.endsWith("AutoConfiguration.java"))
                            .map(name -> name.substring(0, name.length() - ".java".length())))
                    .isNotEmpty()
                    .isSubsetOf(listed);
        }
    }
}
