package vn.chitieu.notification.mailoperations;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.chitieu.notification.NotificationProblemCode;
import vn.chitieu.notification.Parameters;
import vn.chitieu.notification.city.RequestCity;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.OutboxRow;
import vn.chitieu.support.problem.ProblemException;

/** The mails that a request can be about: those of its city. One of another city is as one that is not known. */
@Component
class MailsOfTheCity {

    private final Outbox outbox;
    private final RequestCity city;

    MailsOfTheCity(Outbox outbox, RequestCity city) {
        this.outbox = outbox;
        this.city = city;
    }

    /** Returns the row with that id, live or archived. */
    Optional<OutboxRow> find(String id) {
        return outbox.find(id).filter(row -> row.notice().city().equals(city.key()));
    }

    /** Refuses the id of a mail of another city. */
    void refuseOthers(String id) {
        boolean isOfAnother = outbox.notice(id)
                .filter(notice -> !notice.city().equals(city.key()))
                .isPresent();
        if (isOfAnother) {
            throw unknown(id);
        }
    }

    static ProblemException unknown(String id) {
        return new ProblemException(
                NotificationProblemCode.UNKNOWN_MAIL,
                "expected the id of a mail that is written, got " + Parameters.shown(id));
    }
}
