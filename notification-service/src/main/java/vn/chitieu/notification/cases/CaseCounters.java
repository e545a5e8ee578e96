package vn.chitieu.notification.cases;

import vn.chitieu.notification.cases.model.CaseState;

/** Counts what happens to cases. */
public interface CaseCounters {

    /** A case came into a state. */
    void moved(CaseState state);

    /** A case opened and the catalog names no recipient for it. */
    void openedWithoutRecipient();
}
