package vn.chitieu.notification.domain.letter;

import java.net.URI;
import vn.chitieu.notification.domain.cases.CaseNotice;

/** Where the recipient of a notice answers for its case. Thread-safe. */
@FunctionalInterface
public interface CaseLinks {

    /**
     * Returns the address of the page on which cause, remedy and a promised date are entered, or where the case can be
     * looked at if there is no such page: http or https, good for this recipient, this case and this episode alone, and
     * the same each time it is asked for.
     */
    URI explain(CaseNotice notice);
}
