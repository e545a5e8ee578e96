package vn.chitieu.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;

/** Each service is an ordinary Boot application: its settings are found without being named (decision 3). */
class ServiceSettingsFilesTest {

    private static final Path DEFAULTS = Path.of("..", "service-support/src/main/resources/service-defaults.yml");

    @ParameterizedTest
    @ValueSource(strings = {"ingestion-service", "aggregation-service", "notification-service"})
    void saysWhatAllHaveInCommonOnlyWhereItDiffers(String service) throws IOException {
        List<PropertySource<?>> documents = documents(Path.of("..", service, "src/main/resources/application.yml"));
        assertThat(documents).hasSize(2);
        assertThat(documents.get(0).getProperty("spring.config.import")).hasToString("classpath:service-defaults.yml");

        EnumerablePropertySource<?> own = (EnumerablePropertySource<?>) documents.get(1);
        EnumerablePropertySource<?> common =
                (EnumerablePropertySource<?>) documents(DEFAULTS).get(0);
        assertThat(Stream.of(own.getPropertyNames())
                        .filter(common::containsProperty)
                        .map(name -> Map.entry(name, String.valueOf(own.getProperty(name))))
                        .filter(one -> one.getValue().equals(String.valueOf(common.getProperty(one.getKey())))))
                .isEmpty();
    }

    @Test
    void noCodeNamesTheFile() throws IOException {
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            assertThat(modules.map(module -> module.resolve("src"))
                            .filter(Files::isDirectory)
                            .flatMap(ServiceSettingsFilesTest::sources)
                            .filter(file -> !file.endsWith("ServiceSettingsFilesTest.java"))
                            .filter(file -> read(file).contains("spring.config.name")))
                    .isEmpty();
        }
    }

    private static List<PropertySource<?>> documents(Path file) throws IOException {
        return new YamlPropertySourceLoader().load(file.toString(), new FileSystemResource(file));
    }

    private static Stream<Path> sources(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
