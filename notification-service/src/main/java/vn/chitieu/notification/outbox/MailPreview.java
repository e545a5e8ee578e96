package vn.chitieu.notification.outbox;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A frozen mail taken apart, so that it can be looked at. Every text is as it stands in the mail and has to be treated
 * as coming from outside.
 *
 * @param from whom it comes from, as it is shown
 * @param to whom it goes to, as it is shown
 * @param subject its subject
 * @param date when it was written, as its header has it; null where there is none
 * @param text its plain text; empty where there is none
 * @param html its HTML, in which pictures of the mail itself stand as data; empty where there is none
 * @param attachments the files that go with it
 */
public record MailPreview(
        String from,
        String to,
        String subject,
        @Nullable String date,
        String text,
        String html,
        List<Attachment> attachments) {

    public MailPreview {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        Objects.requireNonNull(subject);
        Objects.requireNonNull(text);
        Objects.requireNonNull(html);
        attachments = List.copyOf(attachments);
    }

    /**
     * A file.
     *
     * @param name as the mail names it
     * @param type its media type, such as {@code application/pdf}
     * @param bytes how large it is
     */
    public record Attachment(String name, String type, int bytes) {}
}
