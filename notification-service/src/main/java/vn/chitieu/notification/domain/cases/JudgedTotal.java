package vn.chitieu.notification.domain.cases;

import java.util.Map;
import java.util.Objects;

/**
 * One revision of a total, judged against the target of each owner that has one.
 *
 * @param total which
 * @param figures the figures, against no target
 * @param addsUp whether the figures of its indicator's quarters add up to that of the year
 * @param byOwner the same figures as judged against each owner's target
 */
public record JudgedTotal(TotalKey total, Figures figures, boolean addsUp, Map<String, Figures> byOwner) {
    public JudgedTotal {
        Objects.requireNonNull(total);
        Objects.requireNonNull(figures);
        byOwner = Map.copyOf(byOwner);
    }

    /** Returns the revision, from 1. */
    public long revision() {
        return figures.revision();
    }
}
