package vn.chitieu.notification.administration;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.notification.JsonBody;
import vn.chitieu.notification.mail.MailSettings;
import vn.chitieu.notification.mail.TestMailService;
import vn.chitieu.notification.outbox.SendOutcome;
import vn.chitieu.support.catalog.RequestCatalog;
import vn.chitieu.support.security.CurrentViewer;

/** Endpoints for settings of mails and alerts as they stand, and for a mail that tries the way to a person. */
@RestController
@Tag(name = "Settings")
class MailSettingsController {

    private final AdministrationSettings query;
    private final TestMailService tests;
    private final CurrentViewer viewers;
    private final RequestCatalog catalog;

    MailSettingsController(
            AdministrationSettings query, TestMailService tests, CurrentViewer viewers, RequestCatalog catalog) {
        this.query = query;
        this.tests = tests;
        this.viewers = viewers;
        this.catalog = catalog;
    }

    @GetMapping(path = "/api/v1/settings/mail", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "How mails are sent, as it is set; no secret is shown")
    MailSettings mail() {
        return query.mail();
    }

    @GetMapping(path = "/api/v1/settings/alerts", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "When alerts of the city are raised, escalated and mailed, and which of it its catalog decides")
    AlertSettings alerts() {
        return query.alerts(catalog.get());
    }

    @PostMapping(path = "/api/v1/mails/tests", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary =
                    "Sends a mail that tries the way to a person of the catalog, at once, and says what the server said")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = TestMailRequest.class),
                            examples = @ExampleObject("{\"recipient\": \"chu-tich-nam-ngan\"}")))
    TestMail test(HttpServletRequest request) throws IOException {
        JsonBody body = JsonBody.of(request);
        String recipient = body.text("recipient");
        body.end();
        return TestMail.of(
                tests.send(catalog.get(), recipient, viewers.current().name()));
    }

    /** What asks for a test mail: the id of a person of the catalog. */
    record TestMailRequest(String recipient) {}

    /**
     * A mail that was handed over, or not.
     *
     * @param outcome what became of it
     * @param answer what the mail server said, or what went wrong on this side
     */
    record TestMail(String recipient, String address, Outcome outcome, String answer) {

        /** How the handing over ended. */
        enum Outcome {
            ACCEPTED,
            DEFERRED,
            REFUSED,
            UNKNOWN,
            CHANNEL_CLOSED,
            UNREACHABLE
        }

        static TestMail of(TestMailService.Sent sent) {
            return new TestMail(
                    sent.person().id(),
                    sent.person().email(),
                    outcome(sent.outcome()),
                    sent.outcome().answer());
        }

        private static Outcome outcome(SendOutcome outcome) {
            if (outcome instanceof SendOutcome.Accepted) {
                return Outcome.ACCEPTED;
            }
            if (outcome instanceof SendOutcome.Deferred) {
                return Outcome.DEFERRED;
            }
            if (outcome instanceof SendOutcome.Refused) {
                return Outcome.REFUSED;
            }
            if (outcome instanceof SendOutcome.Unknown) {
                return Outcome.UNKNOWN;
            }
            return outcome instanceof SendOutcome.ChannelClosed ? Outcome.CHANNEL_CLOSED : Outcome.UNREACHABLE;
        }
    }
}
