package vn.chitieu.notification.reminder;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.notification.NotificationProblemCode;
import vn.chitieu.notification.Parameters;
import vn.chitieu.support.problem.ProblemException;
import vn.chitieu.support.security.CurrentViewer;

/** Endpoint for reminding a unit now. */
@RestController
@Tag(name = "Ledger")
class OnDemandReminderController {

    private final OnDemandReminderService reminders;
    private final CurrentViewer viewers;
    private final Supplier<Catalog> catalog;

    OnDemandReminderController(OnDemandReminderService reminders, CurrentViewer viewers, Supplier<Catalog> catalog) {
        this.reminders = reminders;
        this.viewers = viewers;
        this.catalog = catalog;
    }

    @PostMapping(path = "/api/v1/ledger/{unit}/reminders", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Reminds a unit today of what it still owes; the same again on the same day is the same mails")
    RemindersAnswer remind(@PathVariable String unit) {
        Catalog city = catalog.get();
        if (city.unit(unit).isEmpty()) {
            throw new ProblemException(
                    NotificationProblemCode.BAD_PARAMETER,
                    "expected the id of a unit of the catalog, got " + Parameters.shown(unit));
        }
        List<ReportDuty> owed = reminders.owed(city, unit);
        if (owed.isEmpty()) {
            throw new ProblemException(
                    NotificationProblemCode.NOTHING_MISSING,
                    "expected a unit that owes a report of this quarter or the one before, got " + unit);
        }
        List<ReminderNotice> wanted =
                reminders.remind(city, owed, viewers.current().name());
        if (wanted.isEmpty()) {
            throw new ProblemException(
                    NotificationProblemCode.NO_RECIPIENT,
                    "expected a position in charge of " + unit + " today, got none");
        }
        return new RemindersAnswer(
                unit,
                wanted.stream()
                        .map(notice -> new RemindersAnswer.Mail(notice.id(), notice.recipient()))
                        .toList());
    }

    /**
     * What will be sent.
     *
     * @param unit that is reminded
     * @param mails one for each report that is owed and each recipient
     */
    record RemindersAnswer(String unit, List<Mail> mails) {

        /** One reminder, by the id under which the outbox knows it. */
        record Mail(String id, String recipient) {}
    }
}
