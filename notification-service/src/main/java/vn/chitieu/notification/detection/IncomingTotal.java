package vn.chitieu.notification.detection;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.notification.cases.model.TotalKey;

/**
 * A revision of a total as it came.
 *
 * @param total which
 * @param event what it says
 * @param trace the {@code traceparent} of the figure; null where it is not traced
 */
record IncomingTotal(
        TotalKey total, QuarterlyTotal event, @Nullable String trace) {

    IncomingTotal {
        Objects.requireNonNull(total);
        Objects.requireNonNull(event);
    }

    /** Returns the id of the city. */
    String city() {
        return event.city();
    }

    /** Returns the revision, from 1. */
    long revision() {
        return event.state().revision();
    }
}
