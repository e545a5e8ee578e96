package vn.chitieu.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No document has a link that leads nowhere, and the operators' one begins with all of its sections. */
class DocumentLinksTest {

    private static final Path REPOSITORY = Path.of("..");

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        List<Path> documents = DocumentLinks.documents(REPOSITORY);
        for (Path document : documents) {
            broken.addAll(DocumentLinks.broken(document));
        }
        assertThat(documents).hasSizeGreaterThan(30);
        assertThat(broken).isEmpty();
    }

    @Test
    void theTableOfContentsOfOperationsHasEverySection() throws IOException {
        String text = Files.readString(REPOSITORY.resolve("docs/operations.md"));
        List<String> contents = Pattern.compile("(?m)^ *- \\[[^\\]]+\\]\\(#([^)]+)\\)$")
                .matcher(text.substring(0, text.indexOf("\n## ")))
                .results()
                .map(line -> line.group(1))
                .toList();
        List<String> sections = Pattern.compile("(?m)^#{2,3} (.+)$")
                .matcher(text)
                .results()
                .map(heading -> DocumentLinks.anchor(heading.group(1)))
                .toList();

        assertThat(contents).containsExactlyElementsOf(sections);
        assertThat(contents).contains("first-day", "every-day", "when-it-burns", "reference");
    }

    @ParameterizedTest
    @ValueSource(strings = {"other.md", "#where-it-is-not", "second.md#nothing", "folder/"})
    void findsALinkThatLeadsNowhere(String target, @TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("second.md"), "# Second\n");
        Path document =
                Files.writeString(folder.resolve("first.md"), "# First\n[a](second.md#second) [b](" + target + ")\n");

        assertThat(DocumentLinks.broken(document)).containsExactly("first.md -> " + target);
    }

    @ParameterizedTest
    @CsvSource({
        "'MongoDB, Kafka and SMTP of your own under `./run`', mongodb-kafka-and-smtp-of-your-own-under-run",
        "Kafka with SASL and access lists, kafka-with-sasl-and-access-lists",
        "Chỉ tiêu: một năm, chỉ-tiêu-một-năm"
    })
    void makesAnchorsOfHeadings(String heading, String anchor) {
        assertThat(DocumentLinks.anchor(heading)).isEqualTo(anchor);
    }
}
