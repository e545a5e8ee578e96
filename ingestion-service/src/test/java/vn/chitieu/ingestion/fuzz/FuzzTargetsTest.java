package vn.chitieu.ingestion.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.chitieu.ingestion.administration.AdministrationRequestsFuzz;

/** Every target takes the whole corpus, and what was found once by fuzzing. */
@Tag("slow")
class FuzzTargetsTest {

    private static final Path FOUND = Path.of("src/test/resources/fuzz");

    static List<Target> targets() {
        return List.of(
                new Target("JsonUpdatesFuzz", JsonUpdatesFuzz::fuzzerTestOneInput),
                new Target("JsonTargetsFuzz", JsonTargetsFuzz::fuzzerTestOneInput),
                new Target("CsvFuzz", CsvFuzz::fuzzerTestOneInput),
                new Target("XlsxFuzz", XlsxFuzz::fuzzerTestOneInput),
                new Target("WordsFuzz", WordsFuzz::fuzzerTestOneInput),
                new Target("AdministrationRequestsFuzz", AdministrationRequestsFuzz::fuzzerTestOneInput));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("targets")
    void takesTheCorpusAndWhatWasFound(Target target) {
        assertThat(FuzzSeeds.of(target.name()))
                .hasSizeGreaterThan(20)
                .allSatisfy(input ->
                        assertThatCode(() -> target.input().take(input)).doesNotThrowAnyException());
        assertThat(found(target.name()))
                .allSatisfy(input -> assertThatCode(() -> target.input().take(Files.readAllBytes(input)))
                        .doesNotThrowAnyException());
    }

    @Test
    void whatWasFoundIsOfTargetsThatThereAre() throws IOException {
        try (Stream<Path> folders = Files.list(FOUND)) {
            assertThat(folders.filter(Files::isDirectory)
                            .map(folder -> folder.getFileName().toString()))
                    .isSubsetOf(targets().stream().map(Target::name).toList());
        }
    }

    private static List<Path> found(String target) {
        if (!Files.exists(FOUND.resolve(target))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(FOUND.resolve(target))) {
            return files.toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Where input goes. */
    @FunctionalInterface
    interface Input {
        void take(byte[] bytes) throws IOException;
    }

    /** A target by its name. */
    record Target(String name, Input input) {
        @Override
        public String toString() {
            return name;
        }
    }
}
