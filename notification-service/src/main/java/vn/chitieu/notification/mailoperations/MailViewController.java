package vn.chitieu.notification.mailoperations;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.notification.outbox.FrozenMail;
import vn.chitieu.notification.outbox.MailPreview;
import vn.chitieu.notification.outbox.MailPreviewReader;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.support.link.SignedTokens;
import vn.chitieu.support.security.CurrentViewer;

/**
 * Endpoint that shows a mail exactly as it was sent: what is in it, and its HTML for a sandboxed frame of a page of
 * this service. Only the tokens of its links are left out, since the viewer is not its recipient.
 */
@RestController
@Tag(name = "Mails")
class MailViewController {

    private static final Logger LOG = LoggerFactory.getLogger(MailViewController.class);

    /** Nothing runs, nothing loads, nothing leads out, and only a page of this service may frame it. */
    private static final String POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
            + " form-action 'none'; base-uri 'none'; frame-ancestors 'self'";

    private final Outbox outbox;
    private final MailsOfTheCity ofTheCity;
    private final MailPreviewReader previews;
    private final CurrentViewer viewers;

    MailViewController(Outbox outbox, MailsOfTheCity ofTheCity, MailPreviewReader previews, CurrentViewer viewers) {
        this.outbox = outbox;
        this.ofTheCity = ofTheCity;
        this.previews = previews;
        this.viewers = viewers;
    }

    @GetMapping(path = "/api/v1/mails/{id}/content", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "What is in a mail: its headers, its text, the names of its files")
    MailContent content(@PathVariable String id) {
        MailPreview mail = preview(id);
        return new MailContent(
                mail.from(),
                mail.to(),
                mail.subject(),
                mail.date(),
                SignedTokens.withoutTokens(mail.text()),
                !mail.html().isEmpty(),
                mail.attachments());
    }

    @Hidden
    @GetMapping("/mails/{id}")
    ResponseEntity<byte[]> page(@PathVariable String id) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer")
                .body(SignedTokens.withoutTokens(preview(id).html()).getBytes(StandardCharsets.UTF_8));
    }

    private MailPreview preview(String id) {
        ofTheCity.refuseOthers(id);
        FrozenMail mail = outbox.mail(id).orElse(null);
        if (mail == null) {
            throw MailsOfTheCity.unknown(id);
        }
        LOG.info("{} looked at mail {} to {}", viewers.current().name(), id, mail.to());
        try {
            return previews.of(mail);
        } catch (MailPreviewReader.UnreadableMailException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /**
     * What is in a mail.
     *
     * @param hasHtml whether {@code /mails/{id}} shows something
     */
    record MailContent(
            String from,
            String to,
            String subject,
            @Nullable String date,
            String text,
            boolean hasHtml,
            List<MailPreview.Attachment> attachments) {}
}
