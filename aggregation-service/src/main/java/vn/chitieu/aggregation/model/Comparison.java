package vn.chitieu.aggregation.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The basis on which a figure is compared with the one of the year before.
 *
 * @param basis what the base is made of
 * @param reason why there is no comparison; present exactly with {@link Basis#NOT_COMPARABLE}
 */
public record Comparison(Basis basis, @Nullable Reason reason) {

    /** The same territory in both years. */
    public static final Comparison SAME_TERRITORY = new Comparison(Basis.SAME_TERRITORY, null);

    /** The territory changed in between; the base is put together from those whose territory it was. */
    public static final Comparison BY_SUCCESSORS = new Comparison(Basis.BY_SUCCESSORS, null);

    /** Nothing was reported the year before. */
    public static final Comparison NO_BASE = new Comparison(Basis.NO_BASE, null);

    public Comparison {
        Objects.requireNonNull(basis);
        if ((basis == Basis.NOT_COMPARABLE) != (reason != null)) {
            throw new IllegalArgumentException("expected a reason exactly with NOT_COMPARABLE, got " + reason);
        }
    }

    /** Returns that the two years must not be compared, for that reason. */
    public static Comparison notComparable(Reason reason) {
        return new Comparison(Basis.NOT_COMPARABLE, reason);
    }

    /** Returns whether a growth may be published. */
    public boolean isComparable() {
        return basis != Basis.NOT_COMPARABLE;
    }

    /** What the base of a comparison is made of. The names are stable: they are published. */
    public enum Basis {
        /** Last year's figures of the same units on the same territory. */
        SAME_TERRITORY,
        /** Last year's figures of those whose territory it was, by their shares. */
        BY_SUCCESSORS,
        /** There is no base, since none was reported. */
        NO_BASE,
        /** There is none that could be compared; the reason says why. */
        NOT_COMPARABLE
    }

    /** Why two years must not be compared; the first that applies counts. The names are stable: they are published. */
    public enum Reason {
        /** The two years follow different definitions or price bases. */
        DEFINITION,
        /** The territory is not that of the year before, and what was reported then does not cover it. */
        TERRITORY,
        /** The territory changed within the period, so that one of the two years covers only a part of it. */
        WITHIN_THE_PERIOD,
        /** The territory changed, and figures of this indicator cannot be added up or divided. */
        NOT_ADDITIVE,
        /** Figures of this year are missing, and a part is not compared with a whole; the base itself is known. */
        INCOMPLETE
    }
}
