package vn.chitieu.support.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A copy of the sample city's catalog that a test changes under the running service.
 *
 * @param directory of its files
 */
public record CatalogCopy(Path directory) {

    /** Copies the files into a folder that exists. */
    public static CatalogCopy in(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", "catalog", "thanh-hoa"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, directory.resolve(file.getFileName()));
            }
        }
        return new CatalogCopy(directory);
    }

    /** Replaces the first place where a text stands; an empty text stands at the end of the file. */
    public void replace(String file, String text, String replacement) throws IOException {
        String content = Files.readString(directory.resolve(file));
        int at = text.isEmpty() ? content.length() : content.indexOf(text);
        assertThat(at).as("%s in %s", text, file).isNotNegative();
        Files.writeString(
                directory.resolve(file),
                content.substring(0, at) + replacement + content.substring(at + text.length()));
    }

    /** Returns the first line on which a text stands. */
    public long lineOf(String file, String text) throws IOException {
        String content = Files.readString(directory.resolve(file));
        return 1
                + content.substring(0, content.indexOf(text))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }
}
