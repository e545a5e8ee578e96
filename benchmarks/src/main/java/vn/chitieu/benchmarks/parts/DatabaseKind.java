package vn.chitieu.benchmarks.parts;

import java.nio.file.Path;
import vn.chitieu.embedded.EmbeddedDatabase;

/** Which embedded database a run uses. */
public enum DatabaseKind {
    /** Forgets everything when closed. */
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
