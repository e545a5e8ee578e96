package vn.chitieu.notification.recovery;

import java.time.Instant;
import java.util.Optional;

/** Repository of the time of the last restore of the database. Thread-safe. */
public interface Restores {

    /** Returns when one was noticed last. */
    Optional<Instant> last();

    /** Notes that one was noticed; the later time stays. */
    void note(Instant when);
}
