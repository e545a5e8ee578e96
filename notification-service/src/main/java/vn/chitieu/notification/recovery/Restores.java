package vn.chitieu.notification.recovery;

import java.time.Instant;
import java.util.Optional;

/** When a restore of the database was noticed. Thread-safe. */
public interface Restores {

    /** Returns when one was noticed last. */
    Optional<Instant> last();

    /** Notes that one was noticed; the later time stays. */
    void note(Instant when);
}
