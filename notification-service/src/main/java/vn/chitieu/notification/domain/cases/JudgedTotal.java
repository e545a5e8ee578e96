package vn.chitieu.notification.domain.cases;

import java.util.Map;
import java.util.Objects;

/**
 * One revision of a total, judged against the target of each owner that has one.
 *
 * @param total which
 * @param revision from 1
 * @param byOwner the figures as judged against each owner's target
 */
public record JudgedTotal(TotalKey total, long revision, Map<String, Figures> byOwner) {
    public JudgedTotal {
        Objects.requireNonNull(total);
        byOwner = Map.copyOf(byOwner);
    }
}
