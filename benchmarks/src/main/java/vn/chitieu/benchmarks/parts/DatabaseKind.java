package vn.chitieu.benchmarks.parts;

import java.nio.file.Path;
import vn.chitieu.embedded.EmbeddedDatabase;

/** Kind of embedded database of a run. */
public enum DatabaseKind {
    /** Its data are gone when it is closed. */
    MEMORY,
    /** Every acknowledged write is in its file. */
    DURABLE;

    /** Starts an empty one; a durable one keeps its file in the directory. */
    public EmbeddedDatabase start(Path dir) {
        return this == MEMORY
                ? EmbeddedDatabase.inMemory()
                : EmbeddedDatabase.durable(dir.resolve("db-" + System.nanoTime() + ".mv"), 0);
    }
}
