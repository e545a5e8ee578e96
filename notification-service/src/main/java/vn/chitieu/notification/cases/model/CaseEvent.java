package vn.chitieu.notification.cases.model;

import java.util.Objects;

/** An input event of one case. */
public sealed interface CaseEvent {

    /** Returns the case that it is about. */
    CaseKey about();

    /** Returns the revision of the total that says so. */
    long revision();

    /**
     * A revision of the total was judged, or could not be judged, against the target.
     *
     * @param about the case
     * @param figures the revision
     */
    record Judged(CaseKey about, JudgedFigures figures) implements CaseEvent {
        public Judged {
            Objects.requireNonNull(about);
            Objects.requireNonNull(figures);
        }

        @Override
        public long revision() {
            return figures.revision();
        }
    }

    /**
     * The total has no target of this owner any more.
     *
     * @param about the case
     * @param revision of the total
     */
    record TargetWithdrawn(CaseKey about, long revision) implements CaseEvent {
        public TargetWithdrawn {
            Objects.requireNonNull(about);
        }
    }

    /**
     * The quarter was judged, so that its forecast says nothing more.
     *
     * @param about the case of the forecast
     * @param revision of the total
     */
    record Overtaken(CaseKey about, long revision) implements CaseEvent {
        public Overtaken {
            Objects.requireNonNull(about);
        }
    }
}
