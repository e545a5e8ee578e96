package vn.chitieu.notification.integration;

import java.util.List;
import vn.chitieu.notification.cases.model.CaseTransition;

/** Publisher of what happens to cases, for other systems. */
public interface AlertEvents {

    /**
     * Returns when all are acknowledged, in the order given; published again after a fault, each has the same id, so
     * consumers can deduplicate.
     *
     * @throws RuntimeException if one was not kept; some of the others may have been
     */
    void publish(List<CaseTransition> transitions);
}
