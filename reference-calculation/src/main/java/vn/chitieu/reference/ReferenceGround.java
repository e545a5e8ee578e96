package vn.chitieu.reference;

import org.jspecify.annotations.Nullable;

/** On which ground a figure is compared with the one of the year before. */
record ReferenceGround(Basis basis, @Nullable Reason reason) {

    static final ReferenceGround SAME_TERRITORY = new ReferenceGround(Basis.SAME_TERRITORY, null);
    static final ReferenceGround BY_SUCCESSORS = new ReferenceGround(Basis.BY_SUCCESSORS, null);
    static final ReferenceGround NO_BASE = new ReferenceGround(Basis.NO_BASE, null);

    static ReferenceGround notComparable(Reason reason) {
        return new ReferenceGround(Basis.NOT_COMPARABLE, reason);
    }

    boolean isComparable() {
        return basis != Basis.NOT_COMPARABLE;
    }

    @Nullable
    String reasonName() {
        return reason == null ? null : reason.name();
    }

    /** As published. */
    enum Basis {
        SAME_TERRITORY,
        BY_SUCCESSORS,
        NO_BASE,
        NOT_COMPARABLE
    }

    /** As published; the first that applies counts. */
    enum Reason {
        DEFINITION,
        TERRITORY,
        WITHIN_THE_PERIOD,
        NOT_ADDITIVE,
        INCOMPLETE
    }
}
