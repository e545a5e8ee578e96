package vn.chitieu.aggregation.query;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.model.Contribution;
import vn.chitieu.aggregation.model.Revision;

/**
 * Response with the revisions that moved a total.
 *
 * @param revisions newest first
 * @param before what to ask for next to get older ones; null where there are none
 */
record RevisionsAnswer(List<Item> revisions, @Nullable Long before) {

    static RevisionsAnswer of(TotalsQuery.History history) {
        return new RevisionsAnswer(
                history.revisions().stream()
                        .flatMap(revision -> Item.of(revision).stream())
                        .toList(),
                history.before());
    }

    /**
     * One revision of a total.
     *
     * @param revision the revision that it came to
     * @param at when
     * @param occasion why the page was recomputed
     * @param value from what to what in the quarter
     * @param cumulative from what to what since 1 January
     * @param afterClosing whether a closed quarter moved here by more than its indicator tolerates
     * @param verdicts the verdicts that changed
     * @param causes the updates that moved it, of units in its scope; none where it only came into being
     * @param furtherCauses how many more updates the page took then, whatever their unit
     */
    @Schema(name = "Revision")
    record Item(
            long revision,
            Instant at,
            Revision.Occasion occasion,
            Change value,
            Change cumulative,
            boolean afterClosing,
            List<Revision.VerdictChange> verdicts,
            List<Cause> causes,
            int furtherCauses) {

        static List<Item> of(Revision revision) {
            return revision.moves().stream()
                    .map(move -> new Item(
                            move.revision(),
                            revision.at(),
                            revision.occasion(),
                            new Change(move.valueBefore(), move.value()),
                            new Change(move.cumulativeBefore(), move.cumulative()),
                            move.afterClosing(),
                            move.verdicts(),
                            revision.causes().stream().map(Cause::of).toList(),
                            revision.furtherCauses()))
                    .toList();
        }
    }

    /** From what to what; null where there was, or is, no figure. */
    record Change(@Nullable BigDecimal from, @Nullable BigDecimal to) {}

    /**
     * One update.
     *
     * @param before what counted in its place before; null where nothing did
     * @param now what counts since
     */
    record Cause(ContributionsAnswer.@Nullable Item before, ContributionsAnswer.Item now) {

        static Cause of(Revision.Cause cause) {
            Contribution before = cause.before();
            return new Cause(
                    before == null ? null : ContributionsAnswer.Item.of(cause.indicator(), before),
                    ContributionsAnswer.Item.of(cause.indicator(), cause.now()));
        }
    }
}
