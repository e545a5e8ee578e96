package vn.chitieu.catalog.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folders of cities that a list of folders means: each holds a catalog itself, or has several cities below it. */
public final class CityFolders {

    private CityFolders() {}

    /**
     * Returns the folders with a catalog, each once. A folder without {@code city.yaml} stands for those of its own
     * folders that have one, in the order of their names; where none has, for itself, so that its reader says what is
     * missing.
     *
     * @param given in the order that counts
     * @throws UncheckedIOException if a folder cannot be listed
     */
    public static List<Path> of(List<Path> given) {
        return given.stream()
                .flatMap(CityFolders::cities)
                .map(Path::normalize)
                .distinct()
                .toList();
    }

    private static Stream<Path> cities(Path folder) {
        if (isCity(folder) || !Files.isDirectory(folder)) {
            return Stream.of(folder);
        }
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> below = entries.filter(CityFolders::isCity).sorted().toList();
            return below.isEmpty() ? Stream.of(folder) : below.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be listed", e);
        }
    }

    private static boolean isCity(Path folder) {
        return Files.isRegularFile(folder.resolve(CityFile.NAME));
    }
}
