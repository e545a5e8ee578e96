package vn.chitieu.aggregation.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;

/**
 * Revision of a page, how it came to its version: which totals moved, and which updates moved them.
 *
 * @param page which page
 * @param version the version that it came to
 * @param at when
 * @param occasion why the page was recomputed
 * @param moves the totals that changed
 * @param causes the updates on this page that did it; at most {@value #MOST_CAUSES}
 * @param furtherCauses how many more there were
 * @param origins the revisions of other pages, which this one depends on, that did it
 */
public record Revision(
        PageKey page,
        long version,
        Instant at,
        Occasion occasion,
        List<Move> moves,
        List<Cause> causes,
        int furtherCauses,
        List<Id> origins) {

    /** How many causes are kept. */
    public static final int MOST_CAUSES = 200;

    public Revision {
        Objects.requireNonNull(page);
        Objects.requireNonNull(at);
        Objects.requireNonNull(occasion);
        moves = List.copyOf(moves);
        causes = List.copyOf(causes);
        origins = List.copyOf(origins);
    }

    /**
     * Returns a revision that says of a page, whose own is gone, what counts in it and what it came to from nothing.
     *
     * @param at when this is found out
     */
    public static Revision ofWhatCounts(Page page, Instant at) {
        List<Cause> causes = page.contributions().values().stream()
                .sorted(Contribution.PRECEDENCE.reversed())
                .map(one -> new Cause(page.key().indicator(), null, one))
                .toList();
        int kept = Math.min(causes.size(), MOST_CAUSES);
        return new Revision(
                page.key(),
                page.version(),
                at,
                Occasion.REBUILD,
                page.totals().values().stream()
                        .map(total -> Move.between(null, total))
                        .toList(),
                causes.subList(0, kept),
                causes.size() - kept,
                List.of());
    }

    /** Returns which revision it is. */
    public Id id() {
        return new Id(page, version);
    }

    /**
     * Which revision of which page.
     *
     * @param page the page
     * @param version the version that it came to
     */
    public record Id(PageKey page, long version) {
        public Id {
            Objects.requireNonNull(page);
        }
    }

    /** Why a page was recomputed. */
    public enum Occasion {
        /** Updates came. */
        UPDATES,
        /** A quarter ended or a deadline passed. */
        TIME,
        /** A target was assigned. */
        TARGETS,
        /** The catalog changed. */
        CATALOGUE,
        /** The page differed from what the log says and was made again. */
        REBUILD
    }

    /**
     * One total that changed.
     *
     * @param scope the scope
     * @param revision the revision that it came to
     * @param valueBefore the quarter's value before; null where there was none
     * @param value the quarter's value now; null where there is none
     * @param cumulativeBefore the value since 1 January before
     * @param cumulative the value since 1 January now
     * @param afterClosing whether the quarter's value moved here and by now lies further from what it was at its
     *     deadline than its indicator tolerates
     * @param verdicts the verdicts that changed, by owner of the target
     */
    public record Move(
            Scope scope,
            long revision,
            @Nullable BigDecimal valueBefore,
            @Nullable BigDecimal value,
            @Nullable BigDecimal cumulativeBefore,
            @Nullable BigDecimal cumulative,
            boolean afterClosing,
            List<VerdictChange> verdicts) {

        public Move {
            Objects.requireNonNull(scope);
            verdicts = List.copyOf(verdicts);
        }

        public static Move between(@Nullable Total before, Total now) {
            Amounts was = before == null ? Amounts.NONE : before.figures();
            Amounts is = now.figures();
            return new Move(
                    now.scope(),
                    now.revision(),
                    was.value(),
                    is.value(),
                    was.cumulative(),
                    is.cumulative(),
                    now.hasMovedSinceClosing() && differ(was.value(), is.value()),
                    verdictChanges(before, now));
        }

        private static boolean differ(@Nullable BigDecimal one, @Nullable BigDecimal other) {
            if (one == null || other == null) {
                return one != null || other != null;
            }
            return one.compareTo(other) != 0;
        }

        private static List<VerdictChange> verdictChanges(@Nullable Total before, Total now) {
            List<VerdictChange> changes = new ArrayList<>();
            for (Attainment attainment : now.attainments()) {
                Verdict was = before == null ? null : before.verdict(attainment.owner());
                if (attainment.verdict() != was) {
                    changes.add(new VerdictChange(attainment.owner(), was, attainment.verdict()));
                }
            }
            return changes;
        }
    }

    /**
     * A verdict that changed.
     *
     * @param owner owner of the target
     * @param before the verdict before; null where there was none
     * @param now the verdict now
     */
    public record VerdictChange(String owner, @Nullable Verdict before, Verdict now) {
        public VerdictChange {
            Objects.requireNonNull(owner);
            Objects.requireNonNull(now);
        }
    }

    /**
     * One update that moved totals.
     *
     * @param indicator the indicator that was reported
     * @param before what counted in its cell before; null where nothing did
     * @param now what counts in its cell since
     */
    public record Cause(String indicator, @Nullable Contribution before, Contribution now) {
        public Cause {
            Objects.requireNonNull(indicator);
            Objects.requireNonNull(now);
        }
    }
}
