package vn.chitieu.localstack.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.chitieu.localstack.StackException;

/**
 * The edition of each city's catalog that was last published from its folder, a line {@code CITY EDITION} each. By it a
 * start knows a folder that has not changed since, which must not replace what administrators published on the pages.
 * Thread-safe.
 */
public final class PublishedEditions {

    private final Path file;
    private final Map<String, String> byCity;

    private PublishedEditions(Path file, Map<String, String> byCity) {
        this.file = file;
        this.byCity = byCity;
    }

    /**
     * Reads the file; a missing one has no editions.
     *
     * @throws StackException if it cannot be read or is damaged
     */
    public static PublishedEditions open(Path file) {
        Map<String, String> byCity = new TreeMap<>();
        if (Files.exists(file)) {
            try {
                for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                    String[] parts = line.split(" ", -1);
                    if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
                        throw new StackException(
                                file + " is damaged: expected lines of a city and an edition, got " + line);
                    }
                    byCity.put(parts[0], parts[1]);
                }
            } catch (IOException e) {
                throw new StackException(file + " cannot be read: " + e, e);
            }
        }
        return new PublishedEditions(file, byCity);
    }

    /** Returns the edition that was last published from the folder of a city; empty where none was. */
    public synchronized Optional<String> of(String city) {
        return Optional.ofNullable(byCity.get(city));
    }

    /** Keeps that an edition was published from the folder of a city. */
    public synchronized void keep(String city, String edition) {
        if (!edition.equals(byCity.put(city, edition))) {
            AtomicFile.replace(
                    file,
                    byCity.entrySet().stream()
                            .map(one -> one.getKey() + " " + one.getValue() + "\n")
                            .collect(Collectors.joining()));
        }
    }
}
