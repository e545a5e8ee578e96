package vn.chitieu.notification.notice;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.chitieu.notification.city.CityKey;

/**
 * One message that one recipient is to get. Immutable, and holds all that is needed to render it, so that later changes
 * do not matter.
 */
public interface Notice {

    /** Returns its id, see {@link NoticeId}: requesting the same notice again is deduplicated by the same id. */
    String id();

    /** Returns the id of what it is about, by which it can be found: that of a case, a digest, a reminder. */
    String subject();

    /** Returns the city that it is about, and by whose catalog it is written: its recipient is a person there. */
    default CityKey city() {
        return CityKey.HOME;
    }

    /** Returns what it says. */
    NoticeKind kind();

    /** Returns the id of the person or channel that it goes to. */
    String recipient();

    /** Returns when it was wanted. */
    Instant wantedAt();

    /** Returns the id of the notice that it takes back; null where it takes back none. */
    @Nullable
    String follows();

    /**
     * Returns the ids of all notices to its recipient that it takes back, the first one first; some of them may never
     * have been requested. Empty where it takes back nothing.
     */
    default List<String> takesBack() {
        return follows() == null ? List.of() : List.of(follows());
    }

    /**
     * Returns the same notice as one that follows another of those that it {@link #takesBack}, because the first of
     * them never left.
     */
    default Notice following(String id) {
        return this;
    }

    /**
     * Returns the ids of notices to its recipient that were wanted with it and are one mail with it, whichever of them
     * gets into the outbox first; it waits for them for a while.
     */
    default List<String> awaits() {
        return List.of();
    }

    /** Returns the ids of all notices that it is one mail with where they have not left; some may never have been. */
    default List<String> companions() {
        return awaits();
    }

    /** Returns the id of the first notice of the same subject to the recipient, its own where it is the first. */
    String thread();

    /** Returns the {@code traceparent} of the figure that it is about; null where it is about none, or not traced. */
    default @Nullable String trace() {
        return null;
    }

    /** Returns those of all figures that it is about, the newest first; empty where none is traced. */
    default List<String> traces() {
        String trace = trace();
        return trace == null ? List.of() : List.of(trace);
    }

    /** Returns whether it goes before others that wait, and past quiet hours. */
    default boolean urgent() {
        return false;
    }
}
