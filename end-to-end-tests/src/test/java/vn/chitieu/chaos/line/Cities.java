package vn.chitieu.chaos.line;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The cities of a line: the sample, and copies of it with ids, names and addresses of their own. Units, indicators and
 * positions have the same ids in all of them, so that what gets into another city counts there and shows.
 *
 * @param catalogs the folder of each, the sample first
 */
public record Cities(List<Path> catalogs) {

    /** The id of the sample. */
    public static final String FIRST = "thanh-hoa";

    /** Returns the id of a city by its number, from 1. */
    public static String id(int number) {
        return number == 1 ? FIRST : "thanh-pho-" + number;
    }

    /** Returns what the addresses of a city's people end with, after the at sign. */
    public static String domain(String city) {
        return city.equals(FIRST) ? "example.org" : city + ".example.org";
    }

    /** Returns the first cities, with copies in a folder. */
    public static Cities of(Path sample, Path folder, int count) {
        List<Path> catalogs = new ArrayList<>(List.of(sample));
        for (int number = 2; number <= count; number++) {
            catalogs.add(copy(sample, folder.resolve(id(number)), number));
        }
        return new Cities(catalogs);
    }

    /** Returns whether there are more than one. */
    boolean areSeveral() {
        return catalogs.size() > 1;
    }

    private static Path copy(Path sample, Path folder, int number) {
        try (Stream<Path> files = Files.list(sample)) {
            Files.createDirectories(folder);
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.writeString(folder.resolve(file.getFileName()), changed(Files.readString(file), number));
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String changed(String text, int number) {
        return text.replace("id: " + FIRST + "\n", "id: " + id(number) + "\n")
                .replace("Thành phố Thanh Hóa", "Thành phố " + number)
                .replace("Thanh Hoa City", "City " + number)
                .replace("@example.org", "@" + domain(id(number)));
    }
}
