package vn.chitieu.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/**
 * A line that is lost makes a service without what it says, and two that are the same hide the next one that is lost.
 */
class AutoConfigurationsTest {

    private static final Path LISTED = Path.of("src/main/resources/META-INF/spring/")
            .resolve("org.springframework.boot.autoconfigure.AutoConfiguration.imports");

    @Test
    void areListedEachOnce() throws Exception {
        ClassPathScanningCandidateComponentProvider classes = new ClassPathScanningCandidateComponentProvider(false);
        classes.addIncludeFilter(new AnnotationTypeFilter(AutoConfiguration.class));
        List<String> found = classes.findCandidateComponents("vn.chitieu.support").stream()
                .map(one -> String.valueOf(one.getBeanClassName()))
                .toList();
        List<String> listed = Files.readAllLines(LISTED).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .toList();
        assertThat(listed).containsExactlyInAnyOrderElementsOf(found);
    }
}
