package vn.chitieu.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Two services open a door to people in the same way, each with classes of its own (decision 3). What is mended in one
 * of them is mended in the other: they differ in the words named here and in nothing else.
 */
class TwinsTest {

    private static final String BETWEEN = " ~ ";

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "OidcPeople           | ''",
                "SignOutAtProvider    | chitieu.css ~ pages/base.css",
                "OidcDoor             | ''",
                "../ApiExamples       | ''",
            })
    void areAlike(String name, String words) {
        assertThat(differences(read("aggregation", name), read("notification", name), words))
                .isEmpty();
    }

    @Test
    void aDifferenceThatNobodyNamedIsFound() {
        String one = read("aggregation", "OidcPeople");
        String other = read("notification", "OidcPeople").replace("Role.LEADER, Role.STAFF", "Role.STAFF, Role.LEADER");
        assertThat(differences(one, other, ""))
                .containsExactly("return Stream.of(Role.LEADER, Role.STAFF, Role.UNIT)"
                        + BETWEEN
                        + "return Stream.of(Role.STAFF, Role.LEADER, Role.UNIT)");
        assertThat(differences(one, other + "\n// more", "")).hasSize(2);
    }

    private static List<String> differences(String one, String other, String words) {
        String same = words.isEmpty() ? one : one.replace(words.split(BETWEEN)[0], words.split(BETWEEN)[1]);
        List<String> lines = same.replace("aggregation", "notification").lines().toList();
        List<String> others = other.lines().toList();
        List<String> differences = new ArrayList<>();
        for (int at = 0; at < Math.max(lines.size(), others.size()); at++) {
            String line = at < lines.size() ? lines.get(at).strip() : "";
            String twin = at < others.size() ? others.get(at).strip() : "";
            if (!line.equals(twin)) {
                differences.add(line + BETWEEN + twin);
            }
        }
        return differences;
    }

    private static String read(String service, String name) {
        Path source = Path.of(
                "..",
                service + "-service",
                "src",
                "main",
                "java",
                "vn",
                "chitieu",
                service,
                "security",
                name + ".java");
        try {
            return Files.readString(source);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
