package vn.chitieu.notification.cases;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Person;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.JsonBody;
import vn.chitieu.notification.NotificationProblemCode;
import vn.chitieu.notification.access.ActingPerson;
import vn.chitieu.notification.access.NotificationRight;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.support.problem.ProblemException;
import vn.chitieu.support.security.CurrentViewer;
import vn.chitieu.support.security.Viewer;

/** Endpoints for what people and systems do about a case: explain it, acknowledge it, remind those who are asked. */
@RestController
@Tag(name = "Cases")
class CaseActionsController {

    private static final int MOST_WORKING_DAYS = 60;

    private final RequestedCases requested;
    private final FallExplanationService explain;
    private final AcknowledgementService acknowledge;
    private final CaseReminderService reminders;
    private final CurrentViewer viewers;
    private final ActingPerson person;
    private final Supplier<Catalog> catalog;

    CaseActionsController(
            RequestedCases requested,
            FallExplanationService explain,
            AcknowledgementService acknowledge,
            CaseReminderService reminders,
            CurrentViewer viewers,
            ActingPerson person,
            Supplier<Catalog> catalog) {
        this.requested = requested;
        this.explain = explain;
        this.acknowledge = acknowledge;
        this.reminders = reminders;
        this.viewers = viewers;
        this.person = person;
        this.catalog = catalog;
    }

    @PostMapping(
            path = {RequestedCases.ONE + "/explanation", RequestedCases.OF_WINDOW + "/explanation"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Takes cause, remedy and a promised date, of a unit for its own cases alone; the same again is"
                    + " taken and changes nothing. One fall needs one answer: other cases of the same figure that ask the"
                    + " same people take it, too")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = ExplanationRequest.class),
                            examples =
                                    @ExampleObject("{\"cause\": \"Chậm bàn giao mặt bằng\", \"remedy\": \"Giao ban hằng"
                                            + " tuần\", \"promisedFor\": \"2022-05-16\"}")))
    CasesAnswer.Case explain(
            @PathVariable String rule,
            @PathVariable String scope,
            @PathVariable String indicator,
            @PathVariable String period,
            @PathVariable String owner,
            @PathVariable(required = false) @Nullable String window,
            HttpServletRequest request)
            throws IOException {
        CaseKey key = requested.key(rule, scope, indicator, period, owner, window);
        requireExplains(key.total().scope());
        JsonBody body = JsonBody.of(request);
        Integer episode = body.optionalNumber("episode");
        ExplanationService.Input input = new ExplanationService.Input(
                AnswerTextNormalizer.of(body.text("cause")),
                AnswerTextNormalizer.of(body.text("remedy")),
                body.day("promisedFor"));
        body.end();
        int asked = episode == null ? requested.find(key).progress().episode() : episode;
        return taken(explain.explain(key, asked, input, person.name()));
    }

    @PostMapping(
            path = {RequestedCases.ONE + "/acknowledgement", RequestedCases.OF_WINDOW + "/acknowledgement"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary =
                    "Puts escalation off until then, or for so many working days; the same again changes nothing."
                            + " Without the right ANSWER a person does so for a case of which they are notified, above those asked")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = AcknowledgementRequest.class),
                            examples = @ExampleObject("{\"until\": \"2022-04-20T17:00:00+07:00\"}")))
    CasesAnswer.Case acknowledge(
            @PathVariable String rule,
            @PathVariable String scope,
            @PathVariable String indicator,
            @PathVariable String period,
            @PathVariable String owner,
            @PathVariable(required = false) @Nullable String window,
            HttpServletRequest request)
            throws IOException {
        Person self = viewers.current().may(NotificationRight.ANSWER) ? null : person.require();
        CaseKey key = requested.key(rule, scope, indicator, period, owner, window);
        if (self != null && !requested.find(key).mayBeAcknowledgedBy(self.id())) {
            throw ActingPerson.forbidden("expected a case of which " + self.id()
                    + " is notified, above those who are asked first, got " + key);
        }
        JsonBody body = JsonBody.of(request);
        Integer days = body.optionalNumber("workingDays");
        Instant until =
                days == null ? body.time("until", catalog.get().calendar().zone()) : null;
        body.end();
        if (days != null && (days < 1 || days > MOST_WORKING_DAYS)) {
            throw new ProblemException(
                            NotificationProblemCode.BAD_FIELD,
                            "expected workingDays to be a whole number from 1 to " + MOST_WORKING_DAYS + ", got "
                                    + days)
                    .say("field", "workingDays");
        }
        return taken(
                until == null
                        ? acknowledge.acknowledgeFor(key, person.name(), Objects.requireNonNull(days))
                        : acknowledge.acknowledge(key, person.name(), until));
    }

    @PostMapping(
            path = {RequestedCases.ONE + "/reminder", RequestedCases.OF_WINDOW + "/reminder"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary =
                    "Reminds those who were asked about a case and have not answered, by one mail to each about the whole"
                            + " fall; once a day, the same again on that day changes nothing")
    CasesAnswer.Case remind(
            @PathVariable String rule,
            @PathVariable String scope,
            @PathVariable String indicator,
            @PathVariable String period,
            @PathVariable String owner,
            @PathVariable(required = false) @Nullable String window) {
        CaseKey key = requested.key(rule, scope, indicator, period, owner, window);
        return taken(reminders.remind(key, catalog.get(), person.name()));
    }

    private CasesAnswer.Case taken(CaseAnswer answer) {
        if (answer instanceof CaseAnswer.Refused refused) {
            throw NotificationProblemCode.refusal(refused.code(), refused.message());
        }
        return requested.shown(((CaseAnswer.Taken) answer).now());
    }

    /** A client answers as itself only, never for another. */
    private void requireExplains(Scope scope) {
        Viewer viewer = viewers.current();
        if (!NotificationRight.mayExplain(viewer, scope)) {
            throw new ProblemException(
                    NotificationProblemCode.FOREIGN_SCOPE,
                    "expected a case of a scope unit:<id> of yours, " + viewer.units() + ", got one of " + scope);
        }
    }

    /**
     * What a POST of an explanation says.
     *
     * @param cause 1 to 2,000 characters
     * @param remedy 1 to 2,000 characters
     * @param promisedFor the day by whose end it is to be mended
     * @param episode the episode that is answered; the one at hand where there is none
     */
    record ExplanationRequest(
            String cause,
            String remedy,
            LocalDate promisedFor,
            @Nullable Integer episode) {}

    /**
     * What a POST of an acknowledgement says, one of both.
     *
     * @param until when it expires, within a year; in the time of the city where it has no offset
     * @param workingDays expires when so many working days from today are over, 1 to 60
     */
    record AcknowledgementRequest(
            @Nullable Instant until, @Nullable Integer workingDays) {}
}
