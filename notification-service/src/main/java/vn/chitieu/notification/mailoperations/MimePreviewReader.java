package vn.chitieu.notification.mailoperations;

import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.chitieu.notification.mail.MimeMessageWriter;
import vn.chitieu.notification.outbox.FrozenMail;
import vn.chitieu.notification.outbox.MailPreview;
import vn.chitieu.notification.outbox.MailPreviewReader;

/**
 * Takes mails apart that {@link MimeMessageWriter} wrote; pictures by Content-ID become data in the HTML. An event for
 * another system is shown as its text.
 */
@Component
final class MimePreviewReader implements MailPreviewReader {

    private static final Set<String> PICTURES = Set.of("image/png", "image/jpeg", "image/gif");
    private static final Pattern BY_CONTENT_ID = Pattern.compile("(?i)\\bsrc\\s*=\\s*([\"'])cid:([^\"']+)\\1");

    @Override
    public MailPreview of(FrozenMail mail) throws UnreadableMailException {
        if (isEvent(mail)) {
            String event = new String(mail.bytes(), StandardCharsets.UTF_8);
            return new MailPreview("", mail.to(), "", null, event, "", List.of());
        }
        try {
            MimeMessage message =
                    new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail.bytes()));
            Found found = new Found();
            walk(message, found);
            String[] date = message.getHeader("Date");
            return new MailPreview(
                    people(message.getFrom()),
                    people(message.getAllRecipients()),
                    Objects.requireNonNullElse(message.getSubject(), ""),
                    date == null ? null : date[0],
                    found.text,
                    found.withPictures(),
                    found.attachments);
        } catch (MessagingException | IOException | RuntimeException unreadable) {
            throw new UnreadableMailException("expected a mail, got " + mail, unreadable);
        }
    }

    /** What goes to another system is a JSON object, with which no mail begins. */
    private static boolean isEvent(FrozenMail mail) {
        byte[] bytes = mail.bytes();
        return bytes.length > 0 && bytes[0] == '{';
    }

    private static void walk(Part part, Found found) throws MessagingException, IOException {
        Object content = part.getContent();
        if (content instanceof Multipart several) {
            for (int i = 0; i < several.getCount(); i++) {
                BodyPart one = several.getBodyPart(i);
                walk(one, found);
            }
            return;
        }
        boolean attached = Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
        if (!attached && content instanceof String text && part.isMimeType("text/html")) {
            found.html = text;
        } else if (!attached && content instanceof String text && part.isMimeType("text/plain")) {
            found.text = text;
        } else {
            keep(part, found);
        }
    }

    private static void keep(Part part, Found found) throws MessagingException, IOException {
        String type = new ContentType(part.getContentType()).getBaseType().toLowerCase(Locale.ROOT);
        byte[] bytes;
        try (InputStream in = part.getInputStream()) {
            bytes = in.readAllBytes();
        }
        String[] id = part.getHeader("Content-ID");
        if (id != null && PICTURES.contains(type)) {
            found.pictures.put(
                    id[0].strip().replaceAll("^<|>$", ""),
                    "data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes));
        } else {
            String name = part.getFileName();
            found.attachments.add(
                    new MailPreview.Attachment(name == null ? "" : MimeUtility.decodeText(name), type, bytes.length));
        }
    }

    private static String people(Address @Nullable [] addresses) {
        return addresses == null
                ? ""
                : Stream.of(addresses).map(MimePreviewReader::shown).collect(Collectors.joining(", "));
    }

    private static String shown(Address address) {
        return address instanceof InternetAddress one ? one.toUnicodeString() : address.toString();
    }

    /** What was found so far. */
    private static final class Found {
        private final Map<String, String> pictures = new HashMap<>();
        private final List<MailPreview.Attachment> attachments = new ArrayList<>();
        private String text = "";
        private String html = "";

        /** A picture that the mail does not have stays what it was, and shows nothing. */
        private String withPictures() {
            return BY_CONTENT_ID
                    .matcher(html)
                    .replaceAll(found -> Matcher.quoteReplacement(
                            "src=\"" + pictures.getOrDefault(found.group(2), "about:blank") + "\""));
        }
    }
}
