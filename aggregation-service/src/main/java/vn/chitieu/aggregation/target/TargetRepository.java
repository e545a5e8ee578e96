package vn.chitieu.aggregation.target;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import vn.chitieu.aggregation.model.Rejection;
import vn.chitieu.aggregation.page.StalePageException;

/** The targets that were assigned to one city beside those of its catalog, each kept for ever. Thread-safe. */
public interface TargetRepository {

    /**
     * Returns which edition of the targets is stored: a text that is another one after each {@link #add} and was never
     * used before, empty while there is none. One small read.
     */
    String edition();

    /** Returns all of them, with an edition that has none that they have not. */
    Edition all();

    /**
     * Adds assignments and begins another edition. Idempotent: added again, they change nothing, but begin another
     * edition all the same: a process that died between the two would never have begun it.
     *
     * @return those that are refused, see {@link TargetYear}
     * @throws StalePageException if another process wrote at the same time; some may be added then
     */
    List<Refused> add(Collection<AssignedTarget> assigned);

    /**
     * An assignment that is not kept.
     *
     * @param target what was assigned
     * @param why why it is refused
     */
    record Refused(AssignedTarget target, Rejection why) {
        public Refused {
            Objects.requireNonNull(target);
            Objects.requireNonNull(why);
        }
    }

    /**
     * What is stored.
     *
     * @param id of the edition
     * @param targets in any order
     */
    record Edition(String id, List<AssignedTarget> targets) {
        public Edition {
            Objects.requireNonNull(id);
            targets = List.copyOf(targets);
        }
    }
}
