package vn.chitieu.notification.mailoperations;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.notification.NotificationProblemCode;
import vn.chitieu.notification.Parameters;
import vn.chitieu.notification.access.NotificationRight;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.city.RequestCity;
import vn.chitieu.notification.outbox.DeliveryState;
import vn.chitieu.notification.outbox.FrozenMail;
import vn.chitieu.notification.outbox.MailPreviewReader;
import vn.chitieu.notification.outbox.MailRedactor;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.support.problem.ProblemException;
import vn.chitieu.support.security.CurrentViewer;

/** Endpoints for queries of the outbox. */
@RestController
@Tag(name = "Mails")
class MailsController {

    private static final Logger LOG = LoggerFactory.getLogger(MailsController.class);
    private static final String LIVE = "live";

    private final Outbox outbox;
    private final MailsOfTheCity ofTheCity;
    private final RequestCity city;
    private final MailRedactor copies;
    private final CurrentViewer viewers;

    MailsController(
            Outbox outbox, MailsOfTheCity ofTheCity, RequestCity city, MailRedactor copies, CurrentViewer viewers) {
        this.outbox = outbox;
        this.ofTheCity = ofTheCity;
        this.city = city;
        this.copies = copies;
        this.viewers = viewers;
    }

    @GetMapping(path = "/api/v1/mails", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Notices on their way or done, in the order of their ids")
    MailsAnswer mails(
            @RequestParam(name = "case", required = false) @Nullable String about,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String recipient,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = Parameters.DEFAULT_LIMIT) String limit) {
        boolean liveOnly = LIVE.equals(state);
        Outbox.Filter filter = new Outbox.Filter(
                city.key(),
                subject(about, subject),
                recipient == null || recipient.isEmpty() ? null : recipient,
                liveOnly
                        ? null
                        : Parameters.optional("state", state, "live or a state such as SENT", DeliveryState::valueOf),
                liveOnly);
        int most = Parameters.limit(limit);
        return MailsAnswer.of(outbox.list(filter, Parameters.after(after), most), most);
    }

    @GetMapping(path = "/api/v1/mails/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "One notice, or with Accept: message/rfc822 its mail as it left, but for its link")
    MailsAnswer.Mail mail(@PathVariable String id) {
        return ofTheCity.find(id).map(MailsAnswer.Mail::of).orElseThrow(() -> MailsOfTheCity.unknown(id));
    }

    /**
     * Returns the mail as it left; as a file, so that no browser shows it as a page of this service. The link with
     * which its recipient answers is cut out, and looking is logged.
     */
    @GetMapping(path = "/api/v1/mails/{id}", produces = "message/rfc822")
    ResponseEntity<byte[]> bytes(@PathVariable String id) {
        if (!viewers.current().may(NotificationRight.MAIL)) {
            throw new ProblemException(
                    NotificationProblemCode.FORBIDDEN, "expected the right MAIL for the bytes of a mail, got none");
        }
        ofTheCity.refuseOthers(id);
        FrozenMail mail = outbox.mail(id).orElse(null);
        if (mail == null) {
            throw MailsOfTheCity.unknown(id);
        }
        LOG.info("{} downloaded mail {} to {}", viewers.current().name(), id, mail.to());
        ContentDisposition file =
                ContentDisposition.attachment().filename(mailName(mail)).build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("message/rfc822"))
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(withoutLinks(mail));
    }

    private byte[] withoutLinks(FrozenMail mail) {
        try {
            return copies.withoutLinks(mail);
        } catch (MailPreviewReader.UnreadableMailException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** Returns the subject asked for: a case, whose id is checked, or any other; null where none is. */
    private static @Nullable String subject(@Nullable String about, @Nullable String subject) {
        CaseKey one = Parameters.optional("case", about, "the id of a case", CaseKey::parse);
        if (one != null) {
            return one.toString();
        }
        return subject == null || subject.isEmpty() ? null : subject;
    }

    private static String mailName(FrozenMail mail) {
        return mail.messageId().replaceAll("[^A-Za-z0-9.-]", "") + ".eml";
    }
}
