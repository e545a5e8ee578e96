package vn.chitieu.notification.mail.letter;

import java.net.URI;
import java.time.Instant;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.CaseNotice;

/** Links by which the recipient of a notice answers for its case. Thread-safe. */
@FunctionalInterface
public interface CaseLinks {

    /**
     * Returns the address of the page on which cause, remedy and a promised date are entered, or where the case can be
     * looked at if there is no such page: http or https, good for this recipient, this case and this episode alone, and
     * the same each time it is asked for.
     *
     * @param recipient id of the person
     * @param about the case
     * @param episode of the case
     * @param wantedAt when the notice that carries the address was wanted
     */
    URI explain(String recipient, CaseKey about, int episode, Instant wantedAt);

    /** Returns links to the figures of a case on the dashboard, for where there is no page to answer on. */
    static CaseLinks toDashboard(URI dashboard, LinkedCity linkedCity) {
        return (recipient, about, episode, wantedAt) -> LetterAddresses.indicator(dashboard, about.total(), linkedCity);
    }

    /** Returns the same address for the recipient of a notice. */
    default URI explain(CaseNotice notice) {
        return explain(notice.recipient(), notice.about(), notice.occasion().episode(), notice.wantedAt());
    }
}
