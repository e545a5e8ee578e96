package vn.chitieu.notification.integration;

import java.util.List;
import vn.chitieu.notification.cases.model.CaseTransition;

/** Where other systems read what happens to cases. */
public interface AlertEvents {

    /**
     * Returns when all are kept there for good, in the order given; told again after a fault, each has the same id.
     *
     * @throws RuntimeException if one was not kept; some of the others may have been
     */
    void tell(List<CaseTransition> transitions);
}
