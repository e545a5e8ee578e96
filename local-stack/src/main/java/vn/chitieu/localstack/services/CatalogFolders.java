package vn.chitieu.localstack.services;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import vn.chitieu.localstack.StackException;
import vn.chitieu.localstack.data.PublishedEditions;

/** The folders of all cities of a stack, in their order: each published and watched by itself. */
public final class CatalogFolders implements AutoCloseable {

    private final List<CatalogFolder> folders = new ArrayList<>();

    /**
     * Reads the folders.
     *
     * @param directories at least one, each of a city of its own
     * @param broker settings of a client that may publish
     * @param editions which were last published from them
     * @param now what the services take for the time
     * @throws StackException if anything is wrong with the files, or two are of one city
     */
    public CatalogFolders(
            List<Path> directories, Map<String, Object> broker, PublishedEditions editions, Supplier<Instant> now) {
        Map<String, Path> known = new HashMap<>();
        for (Path directory : directories) {
            CatalogFolder folder = new CatalogFolder(directory, broker, editions, now);
            folders.add(folder);
            Path other = known.put(folder.city(), directory);
            if (other != null) {
                throw new StackException("expected a city of its own in each folder, got " + folder.city() + " in "
                        + other + " and in " + directory);
            }
        }
    }

    /** Returns the ids of the cities, in the order of their folders. */
    public List<String> cities() {
        return folders.stream().map(CatalogFolder::city).toList();
    }

    /** Says from now on, line by line, what becomes of files that have changed. */
    public void reportTo(Consumer<String> lines) {
        folders.forEach(folder -> folder.reportTo(lines));
    }

    /**
     * Publishes the files as they are, where they are not in force already and were not replaced on the pages.
     *
     * @throws StackException if some are invalid, or the broker does not take them
     */
    public void publish() {
        folders.forEach(CatalogFolder::publish);
    }

    /** Begins to look for changes of each. */
    public void watch() {
        folders.forEach(CatalogFolder::watch);
    }

    @Override
    public void close() {
        folders.forEach(CatalogFolder::close);
    }
}
