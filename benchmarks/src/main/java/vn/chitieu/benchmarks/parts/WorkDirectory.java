package vn.chitieu.benchmarks.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A directory of its own for one run, deleted with all that is in it when closed.
 *
 * @param path where it is
 */
public record WorkDirectory(Path path) implements AutoCloseable {

    /** Makes an empty one among the system's temporary files. */
    public static WorkDirectory make() throws IOException {
        return new WorkDirectory(Files.createTempDirectory("chitieu-benchmark-"));
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The directory " + path + " cannot be deleted", e);
        }
    }
}
