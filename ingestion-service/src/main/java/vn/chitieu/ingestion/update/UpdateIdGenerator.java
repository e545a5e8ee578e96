package vn.chitieu.ingestion.update;

/** Makes ids for updates and targets that came without one. Thread-safe. */
@FunctionalInterface
public interface UpdateIdGenerator {

    /** Returns an id that was never returned before, here or elsewhere. */
    String next();
}
