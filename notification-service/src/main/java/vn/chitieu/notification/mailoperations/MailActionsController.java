package vn.chitieu.notification.mailoperations;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.notification.JsonBody;
import vn.chitieu.notification.NotificationProblemCode;
import vn.chitieu.notification.cases.AnswerTextNormalizer;
import vn.chitieu.notification.outbox.DeliveryState;
import vn.chitieu.support.security.CurrentViewer;

/** Endpoints for interventions in the delivery of a mail, and for earlier ones. */
@RestController
@Tag(name = "Mails")
class MailActionsController {

    private static final String ONE = "/api/v1/mails/{id}";

    private final ResendService resend;
    private final DeliveryConfirmationService mark;
    private final InterventionRepository interventions;
    private final MailsOfTheCity ofTheCity;
    private final CurrentViewer viewers;

    MailActionsController(
            ResendService resend,
            DeliveryConfirmationService mark,
            InterventionRepository interventions,
            MailsOfTheCity ofTheCity,
            CurrentViewer viewers) {
        this.resend = resend;
        this.mark = mark;
        this.interventions = interventions;
        this.ofTheCity = ofTheCity;
        this.viewers = viewers;
    }

    @PostMapping(path = ONE + "/resend", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Sends a mail at once if it is on its way, or again as one of its own if it is done")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = MailRequest.class),
                            examples = @ExampleObject("{\"reason\": \"Người nhận báo chưa nhận được thư\"}")))
    MailsAnswer.Mail resend(@PathVariable String id, HttpServletRequest request) throws IOException {
        ofTheCity.refuseOthers(id);
        ResendOutcome outcome = resend.resend(id, viewers.current().name(), reason(request));
        if (outcome instanceof ResendOutcome.Refused refused) {
            throw NotificationProblemCode.refusal(refused.code(), refused.message());
        }
        return MailsAnswer.Mail.of(
                outcome instanceof ResendOutcome.Queued queued
                        ? queued.again()
                        : ((ResendOutcome.Hurried) outcome).row());
    }

    @PostMapping(path = ONE + "/delivered", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Takes somebody's word that the recipient has the mail; the same again changes nothing")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = MailRequest.class),
                            examples = @ExampleObject("{\"reason\": \"Đã gửi bản in\"}")))
    MailsAnswer.Mail delivered(@PathVariable String id, HttpServletRequest request) throws IOException {
        ofTheCity.refuseOthers(id);
        MarkOutcome outcome = mark.mark(id, viewers.current().name(), reason(request));
        if (outcome instanceof MarkOutcome.Refused refused) {
            throw NotificationProblemCode.refusal(refused.code(), refused.message());
        }
        return MailsAnswer.Mail.of(((MarkOutcome.Marked) outcome).row());
    }

    @GetMapping(path = ONE + "/interventions", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "What was done to a mail by hand, oldest first")
    List<Done> interventions(@PathVariable String id) {
        ofTheCity.refuseOthers(id);
        return interventions.of(id).stream().map(Done::of).toList();
    }

    private static String reason(HttpServletRequest request) throws IOException {
        JsonBody body = JsonBody.of(request);
        String reason = AnswerTextNormalizer.of(body.text("reason"));
        body.end();
        return reason;
    }

    /** What a POST about a mail says: why, 1 to 1,000 characters. */
    record MailRequest(String reason) {}

    /** Something done by hand; {@code resentAs} is the id of the mail that says it again. */
    record Done(
            Intervention.Action action,
            String by,
            String why,
            Instant at,
            DeliveryState found,
            @Nullable String resentAs) {

        static Done of(Intervention one) {
            return new Done(one.action(), one.by(), one.why(), one.at(), one.found(), one.resentAs());
        }
    }
}
