package vn.chitieu.catalog.files.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import vn.chitieu.catalog.files.CatalogLoader;
import vn.chitieu.catalog.files.ThanhHoaTest;

/** A copy of the sample city's catalog that a test breaks. */
public final class EditedCatalog {

    private final Path directory;

    public EditedCatalog(Path directory) throws IOException {
        this.directory = directory;
        try (Stream<Path> files = Files.list(ThanhHoaTest.DIRECTORY)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, directory.resolve(file.getFileName()));
            }
        }
    }

    public Path directory() {
        return directory;
    }

    /** Replaces the first place where the text stands; an empty text stands at the end of the file. */
    public EditedCatalog replace(String file, String text, String replacement) throws IOException {
        String content = Files.readString(directory.resolve(file));
        int at = text.isEmpty() ? content.length() : content.indexOf(text);
        assertThat(at).as("%s in %s", text, file).isNotNegative();
        return write(file, content.substring(0, at) + replacement + content.substring(at + text.length()));
    }

    public EditedCatalog write(String file, String content) throws IOException {
        Files.writeString(directory.resolve(file), content);
        return this;
    }

    /** Returns the first line on which the text stands, counted without the code under test. */
    public int lineOf(String file, String text) throws IOException {
        String content = Files.readString(directory.resolve(file));
        int at = content.indexOf(text);
        assertThat(at).as("%s in %s", text, file).isNotNegative();
        return 1
                + Math.toIntExact(
                        content.substring(0, at).chars().filter(c -> c == '\n').count());
    }

    public List<CatalogError> errors() {
        try {
            CatalogLoader.read(directory);
            return List.of();
        } catch (InvalidCatalogException invalid) {
            return invalid.errors();
        }
    }
}
