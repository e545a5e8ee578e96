package vn.chitieu.notification.quarterreport;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.notification.JsonBody;
import vn.chitieu.notification.NotificationProblemCode;
import vn.chitieu.notification.Parameters;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.support.problem.ProblemException;

/** Endpoint for requests of quarterly reports by mail. */
@RestController
@Tag(name = "Reports")
class ReportMailsController {

    private final ReportMailService reportMails;
    private final ReportCompletenessQuery completeness;
    private final ReportPreviewQuery previews;
    private final Outbox outbox;
    private final Supplier<Catalog> catalog;

    ReportMailsController(
            ReportMailService reportMails,
            ReportCompletenessQuery completeness,
            ReportPreviewQuery previews,
            Outbox outbox,
            Supplier<Catalog> catalog) {
        this.previews = previews;
        this.outbox = outbox;
        this.reportMails = reportMails;
        this.completeness = completeness;
        this.catalog = catalog;
    }

    @GetMapping(path = "/api/v1/reports/{quarter}/recipients", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary =
                    "Who gets the report of a quarter at its deadline, and what it would lack now; to be looked at before it is"
                            + " ordered")
    RecipientsAnswer recipients(@PathVariable String quarter) {
        Quarter which = Parameters.required("the quarter", quarter, "a quarter such as 2022-Q1", Quarter::parse);
        Catalog city = catalog.get();
        String preview = previews.of(city, which).toString(); // before the rest, so that it is never newer than that
        return new RecipientsAnswer(which, reportMails.recipients(city), completeness.of(city, which), preview);
    }

    @PostMapping(path = "/api/v1/reports/{quarter}/mails", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Mails the report of a quarter; the same request again is the same mails",
            description = "With the preview that the recipients were shown with: where a total of the quarter has"
                    + " changed since then it is refused with TOTALS_CHANGED, where a person or an address has with"
                    + " RECIPIENTS_CHANGED. A request whose mails are there already is answered as before.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = ReportRequest.class),
                            examples = @ExampleObject("{\"request\": \"giao-ban-2022-05\", \"recipients\":"
                                            + " [\"thuong-truc-thanh-uy\"], \"preview\":"
                                            + " \"0a1b2c3d4e5f6071.8293a4b5c6d7e8f9\"}")))
    ReportsAnswer order(@PathVariable String quarter, HttpServletRequest request) throws IOException {
        Quarter which = Parameters.required("the quarter", quarter, "a quarter such as 2022-Q1", Quarter::parse);
        JsonBody body = JsonBody.of(request);
        String asked = body.optionalText("request");
        List<String> recipients = body.texts("recipients");
        ReportPreview seen = preview(body.text("preview"));
        body.end();
        if (recipients.isEmpty()) {
            throw new ProblemException(
                    NotificationProblemCode.MISSING_FIELD,
                    "expected recipients, such as those of GET /api/v1/reports/" + which + "/recipients, got none");
        }
        String id = asked == null ? UUID.randomUUID().toString() : asked;
        if (!ReportNotice.isRequestId(id)) {
            throw new ProblemException(
                    NotificationProblemCode.BAD_ID,
                    "expected request to be 1 to 64 letters, digits and - _ . :, other than " + ReportNotice.AT_DEADLINE
                            + ", got " + Parameters.shown(id));
        }
        Catalog city = catalog.get();
        List<ReportNotice> planned = reportMails.planned(city, which, id, recipients);
        if (planned.isEmpty()) {
            throw new ProblemException(
                    NotificationProblemCode.NO_RECIPIENT,
                    "expected people who are in charge of something today, got "
                            + Parameters.shown(recipients.toString()));
        }
        if (planned.stream().anyMatch(notice -> outbox.find(notice.id()).isEmpty())) {
            requireUnchanged(seen, previews.of(city, which));
        }
        return new ReportsAnswer(
                id,
                reportMails.want(city, which, id, recipients).stream()
                        .map(notice -> new ReportsAnswer.Mail(notice.id(), notice.recipient()))
                        .toList());
    }

    private static ReportPreview preview(String text) {
        try {
            return ReportPreview.parse(text);
        } catch (IllegalArgumentException unreadable) {
            throw new ProblemException(
                    NotificationProblemCode.BAD_FIELD,
                    "expected preview as GET /api/v1/reports/{quarter}/recipients gave it, got "
                            + Parameters.shown(text));
        }
    }

    private static void requireUnchanged(ReportPreview seen, ReportPreview now) {
        if (!seen.totals().equals(now.totals())) {
            throw new ProblemException(
                    NotificationProblemCode.TOTALS_CHANGED,
                    "expected the totals of the preview, " + seen.totals() + ", got those of now, " + now.totals());
        }
        if (!seen.recipients().equals(now.recipients())) {
            throw new ProblemException(
                    NotificationProblemCode.RECIPIENTS_CHANGED,
                    "expected the people of the preview, " + seen.recipients() + ", got those of now, "
                            + now.recipients());
        }
    }

    /**
     * What an order says.
     *
     * @param request 1 to 64 letters, digits and {@code - _ . :}; generated where there is none
     * @param recipients ids of people, at least one
     * @param preview of what was seen before, as the list of recipients has it
     */
    record ReportRequest(@Nullable String request, List<String> recipients, String preview) {}

    /**
     * Who would get a report.
     *
     * @param quarter of the report
     * @param recipients each with what the report would be about
     * @param completeness what it would lack now
     * @param preview the version of totals and recipients, which an order names
     */
    record RecipientsAnswer(
            Quarter quarter,
            List<ReportMailService.Recipient> recipients,
            ReportCompletenessQuery.Completeness completeness,
            String preview) {}

    /**
     * What will be sent.
     *
     * @param request id of the order
     * @param mails one for each recipient
     */
    record ReportsAnswer(String request, List<Mail> mails) {

        /** One mail, by the id under which the outbox knows it. */
        record Mail(String id, String recipient) {}
    }
}
