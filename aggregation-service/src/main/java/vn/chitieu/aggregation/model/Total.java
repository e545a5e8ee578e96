package vn.chitieu.aggregation.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;

/**
 * Assessed total of one scope on one page.
 *
 * @param scope what it covers
 * @param figures the amounts
 * @param comparison on which ground the quarter is compared with that of the year before
 * @param cumulativeComparison the same for what was reached since 1 January
 * @param attainments one for each target of the scope, by owner
 * @param trust how far it can be trusted
 * @param status the softest status among the figures of the quarter; null where there is none
 * @param closing how the quarter stood at its deadline; null before that, and where it stands as it did
 * @param growthAsPublishedPercent the growth as it was known at the deadline; null before that, and where it is today's
 * @param windows how far the windows are that end with the quarter and have a target for the scope
 * @param asOf when the newest figure in it was reported; null where there is none
 * @param revision 1 at first, one more at each change; it leaps where the database was restored, so that it never falls
 * @param catalogEdition the edition of the catalog by which it was judged when it got its revision; null where that was
 *     not kept. Another edition alone is no change
 */
public record Total(
        Scope scope,
        Amounts figures,
        Comparison comparison,
        Comparison cumulativeComparison,
        List<Attainment> attainments,
        Trust trust,
        @Nullable FigureStatus status,
        @Nullable ClosingFigures closing,
        @Nullable BigDecimal growthAsPublishedPercent,
        List<JudgedWindow> windows,
        @Nullable Instant asOf,
        long revision,
        @Nullable String catalogEdition) {

    public Total {
        Objects.requireNonNull(scope);
        Objects.requireNonNull(figures);
        Objects.requireNonNull(comparison);
        Objects.requireNonNull(cumulativeComparison);
        Objects.requireNonNull(trust);
        attainments = List.copyOf(attainments);
        windows = List.copyOf(windows);
    }

    /** Makes a total of a quarter with which no window ends, judged by no edition that is known. */
    public Total(
            Scope scope,
            Amounts figures,
            Comparison comparison,
            Comparison cumulativeComparison,
            List<Attainment> attainments,
            Trust trust,
            @Nullable FigureStatus status,
            @Nullable ClosingFigures closing,
            @Nullable BigDecimal growthAsPublishedPercent,
            @Nullable Instant asOf,
            long revision) {
        this(
                scope,
                figures,
                comparison,
                cumulativeComparison,
                attainments,
                trust,
                status,
                closing,
                growthAsPublishedPercent,
                List.of(),
                asOf,
                revision,
                null);
    }

    /**
     * Returns the growth of the quarter on the same quarter of last year; null where the two cannot be compared, such
     * as a part with a whole.
     *
     * @param inPoints whether the figures are percentages, which grow by points
     */
    public @Nullable BigDecimal growth(boolean inPoints) {
        if (!comparison.isComparable()) {
            return null;
        }
        return inPoints ? figures.growthPoints() : figures.growthPercent();
    }

    /** Returns the growth since 1 January, as {@link #growth} does. */
    public @Nullable BigDecimal cumulativeGrowth(boolean inPoints) {
        if (!cumulativeComparison.isComparable()) {
            return null;
        }
        return inPoints ? figures.cumulativeGrowthPoints() : figures.cumulativeGrowthPercent();
    }

    /** Returns whether the quarter moved by more than its indicator's tolerance since its deadline. */
    public boolean hasMovedSinceClosing() {
        return closing != null && closing.exceeded();
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

    /** Returns whether both say the same, their revisions and the editions that they were judged by aside. */
    public boolean saysTheSameAs(Total other) {
        return equals(other.with(revision, catalogEdition));
    }

    /** Returns the same total at another revision. */
    public Total withRevision(long other) {
        return with(other, catalogEdition);
    }

    private Total with(long otherRevision, @Nullable String otherEdition) {
        return new Total(
                scope,
                figures,
                comparison,
                cumulativeComparison,
                attainments,
                trust,
                status,
                closing,
                growthAsPublishedPercent,
                windows,
                asOf,
                otherRevision,
                otherEdition);
    }

    /**
     * Returns this total as the successor of the one that stood before: the same revision if it says the same, else one
     * more, or the first above the floor.
     */
    public Total after(@Nullable Total before, long revisionFloor) {
        if (before != null && saysTheSameAs(before)) {
            return before;
        }
        return withRevision(Math.max(before == null ? 0 : before.revision, revisionFloor) + 1);
    }
}
