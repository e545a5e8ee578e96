package vn.chitieu.localstack.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import vn.chitieu.localstack.StackException;

/**
 * The city of a data folder: the first of its first start, and for ever. It is the one that the services take for meant
 * where none is named, and the one whose keys, users and batches are kept under names without a city; those of every
 * other city end with {@code .} and its id.
 *
 * @param id of the city
 */
public record FirstCity(String id) {

    /**
     * Returns the city that the file names; a missing file names this one from now on.
     *
     * @param first the first city of this start
     * @throws StackException if the file cannot be read or is empty
     */
    public static FirstCity open(Path file, String first) {
        if (!Files.exists(file)) {
            AtomicFile.replace(file, first + "\n");
        }
        try {
            String id = Files.readString(file, StandardCharsets.UTF_8).strip();
            if (id.isEmpty()) {
                throw new StackException(file + " is damaged: expected the id of a city, got nothing");
            }
            return new FirstCity(id);
        } catch (IOException e) {
            throw new StackException(file + " cannot be read: " + e, e);
        }
    }

    /** Returns the ids of all cities, this one first. */
    public List<String> andOthers(List<String> cities) {
        return Stream.concat(Stream.of(id), cities.stream()).distinct().toList();
    }

    /** Returns the name under which something of a city is kept. */
    public String name(String what, String city) {
        return city.equals(id) ? what : what + "." + city;
    }

    /** Returns what a request has to name for a city: nothing for this one. */
    public String named(String city) {
        return city.equals(id) ? "" : city;
    }
}
