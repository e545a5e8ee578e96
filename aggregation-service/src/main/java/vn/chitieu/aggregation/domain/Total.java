package vn.chitieu.aggregation.domain;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;

/**
 * What one scope reached on one page, judged.
 *
 * @param scope what it covers
 * @param figures the amounts
 * @param attainments one for each target of the scope, by owner
 * @param trust how far it can be trusted
 * @param status the softest status among the figures of the quarter; null where there is none
 * @param asOf when the newest figure in it was reported
 * @param revision 1 at first, one more at each change; it leaps where the database was restored, so that it never falls
 */
public record Total(
        Scope scope,
        Figures figures,
        List<Attainment> attainments,
        Trust trust,
        @Nullable FigureStatus status,
        Instant asOf,
        long revision) {

    public Total {
        Objects.requireNonNull(scope);
        Objects.requireNonNull(figures);
        Objects.requireNonNull(trust);
        Objects.requireNonNull(asOf);
        attainments = List.copyOf(attainments);
    }

    /** Returns the verdict against the target of an owner; null where there is no such target. */
    @Nullable
    Verdict verdict(String owner) {
        for (Attainment attainment : attainments) {
            if (attainment.owner().equals(owner)) {
                return attainment.verdict();
            }
        }
        return null;
    }

    /** Returns whether both say the same, their revisions aside. */
    public boolean saysTheSameAs(Total other) {
        return equals(other.withRevision(revision));
    }

    /** Returns the same total at another revision. */
    public Total withRevision(long other) {
        return new Total(scope, figures, attainments, trust, status, asOf, other);
    }

    /**
     * Returns this total as the successor of the one that stood before: the same revision if it says the same, else one
     * more, or the first above the floor.
     */
    Total after(@Nullable Total before, long revisionFloor) {
        if (before != null && saysTheSameAs(before)) {
            return before;
        }
        return withRevision(Math.max(before == null ? 0 : before.revision, revisionFloor) + 1);
    }
}
