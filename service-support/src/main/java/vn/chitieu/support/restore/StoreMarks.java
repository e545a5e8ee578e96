package vn.chitieu.support.restore;

import java.util.Optional;

/** Store of a database's watermark, outside of it. Thread-safe; every method may throw what the other place throws. */
public interface StoreMarks {

    /** Returns the mark with the highest number; empty where the database was never marked. */
    Optional<StoreMark> latest();

    /** Keeps a mark; once it returns, {@link #latest} knows at least of this one. */
    void keep(StoreMark mark);
}
