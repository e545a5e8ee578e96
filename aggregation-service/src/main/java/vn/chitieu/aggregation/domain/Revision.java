package vn.chitieu.aggregation.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * How a page came to its version: which totals moved, and which updates moved them.
 *
 * @param page which page
 * @param version the version that it came to
 * @param at when
 * @param moves the totals that changed
 * @param causes the updates that did it, on this page or on one that this page depends on; at most
 *     {@value #MOST_CAUSES}
 * @param furtherCauses how many more there were
 */
public record Revision(
        PageKey page, long version, Instant at, List<Move> moves, List<Cause> causes, int furtherCauses) {

    /** How many causes are kept. */
    public static final int MOST_CAUSES = 200;

    public Revision {
        Objects.requireNonNull(page);
        Objects.requireNonNull(at);
        moves = List.copyOf(moves);
        causes = List.copyOf(causes);
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
     */
    public record Move(
            Scope scope,
            long revision,
            @Nullable BigDecimal valueBefore,
            @Nullable BigDecimal value,
            @Nullable BigDecimal cumulativeBefore,
            @Nullable BigDecimal cumulative) {

        static Move between(@Nullable Total before, Total now) {
            Figures was = before == null ? Figures.NONE : before.figures();
            Figures is = now.figures();
            return new Move(now.scope(), now.revision(), was.value(), is.value(), was.cumulative(), is.cumulative());
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
