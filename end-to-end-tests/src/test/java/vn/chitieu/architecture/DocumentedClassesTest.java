package vn.chitieu.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A class that a document names is there. */
class DocumentedClassesTest {

    private static final Path ROOT = Path.of("..");

    /** {@code `KafkaEventLog`} or {@code `submission.KafkaEventLog`}, alone or before a member. */
    private static final Pattern NAMED =
            Pattern.compile("`(?:[a-z]\\w*\\.)*([A-Z][a-z][a-z0-9]*(?:[A-Z][a-z0-9]*)+)[`.#(]");

    private static final Set<String> OF_OTHERS = Set.of(
            "BigDecimal",
            "BatchSize",
            "KafkaAdmin",
            "LogAppendTime",
            "OutOfMemoryError",
            "ProcessHandle",
            "SameSite",
            "SaslAuthenticationException",
            "TopicAuthorizationException");

    @Test
    void namedClassesAreThere() throws IOException {
        assertThat(unknownIn(documents(), declared())).isEmpty();
    }

    @Test
    void aClassThatIsNotThereIsFound() {
        assertThat(unknownIn(
                        Stream.of("`fold.NoSuchClass` and `KafkaEventLog`, not `ce_time`"), Set.of("KafkaEventLog")))
                .containsExactly("NoSuchClass");
    }

    private static Set<String> unknownIn(Stream<String> documents, Set<String> declared) {
        return documents
                .flatMap(text -> NAMED.matcher(text).results().map(match -> match.group(1)))
                .filter(name -> !declared.contains(name) && !OF_OTHERS.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> documents() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(
                    files.filter(file -> file.toString().endsWith(".md")).toList().stream(),
                    Stream.of(
                            ROOT.resolve("README.md"),
                            ROOT.resolve("benchmarks").resolve("README.md")))
                    .map(DocumentedClassesTest::read)
                    .toList()
                    .stream();
        }
    }

    /** Every type that a source declares, nested ones included. */
    private static Set<String> declared() throws IOException {
        Pattern declaration = Pattern.compile("\\b(?:class|interface|enum|record)\\s+(\\w+)");
        Set<String> names = new TreeSet<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path sources : modules.map(module -> module.resolve("src"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.walk(sources)) {
                    files.filter(file -> file.toString().endsWith(".java"))
                            .forEach(file -> declaration
                                    .matcher(read(file))
                                    .results()
                                    .forEach(match -> names.add(match.group(1))));
                }
            }
        }
        return names;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
