package vn.chitieu.notification.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.angus.mail.util.QPEncoderStream;
import vn.chitieu.notification.mail.letter.Block;
import vn.chitieu.notification.mail.letter.Letter;
import vn.chitieu.notification.quarterreport.Attachment;

/**
 * A letter as the parts of a message: text with every figure, and HTML for the same; with its pictures beside the HTML
 * where it has any, and all that beside the files that go with it. Thread-safe.
 */
public final class MimeBody {

    private static final String BASE64 = "base64";

    private final LetterTemplate layout;
    private final ChartRenderer pictures;

    public MimeBody(LetterTemplate layout, ChartRenderer pictures) {
        this.layout = layout;
        this.pictures = pictures;
    }

    /**
     * Returns the whole body.
     *
     * @param contentId what the Content-ID of each picture ends in, after its id and a dot
     */
    MimeMultipart of(Letter letter, String contentId) throws MessagingException {
        MimeMultipart alternative = new MimeMultipart("alternative");
        alternative.addBodyPart(text(layout.text(letter), "plain"));
        MimeBodyPart html = text(layout.html(letter, contentId), "html");
        alternative.addBodyPart(letter.pictures().isEmpty() ? html : related(html, letter, contentId));
        if (letter.attachments().isEmpty()) {
            return alternative;
        }
        MimeMultipart mixed = new MimeMultipart("mixed");
        mixed.addBodyPart(holding(alternative));
        for (Attachment file : letter.attachments()) {
            mixed.addBodyPart(file(file));
        }
        return mixed;
    }

    private MimeBodyPart related(MimeBodyPart html, Letter letter, String contentId) throws MessagingException {
        MimeMultipart related = new MimeMultipart("related");
        related.addBodyPart(html);
        for (Block.Picture picture : letter.pictures()) {
            String id = picture.chart().id();
            MimeBodyPart part = new MimeBodyPart();
            part.setDataHandler(new DataHandler(new ByteArrayDataSource(pictures.png(picture.chart()), "image/png")));
            part.setContentID("<" + id + "." + contentId + ">");
            part.setDisposition(Part.INLINE);
            part.setFileName(id + ".png");
            part.setHeader("Content-Transfer-Encoding", BASE64);
            related.addBodyPart(part);
        }
        return holding(related);
    }

    private static MimeBodyPart file(Attachment file) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(file.bytes(), file.mediaType())));
        part.setDisposition(Part.ATTACHMENT);
        part.setFileName(file.name());
        part.setHeader("Content-Transfer-Encoding", BASE64);
        return part;
    }

    private static MimeBodyPart holding(MimeMultipart parts) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setContent(parts);
        return part;
    }

    /** Encoded here: a part that encodes what it holds does so byte by byte through several streams. */
    private static MimeBodyPart text(String content, String subtype) throws MessagingException {
        InternetHeaders headers = new InternetHeaders();
        headers.setHeader("Content-Type", "text/" + subtype + "; charset=UTF-8");
        headers.setHeader("Content-Transfer-Encoding", "quoted-printable");
        return new MimeBodyPart(headers, quotedPrintable(content.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] quotedPrintable(byte[] text) throws MessagingException {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream(2 * text.length);
        try (QPEncoderStream encoder = new QPEncoderStream(encoded)) {
            encoder.write(text);
        } catch (IOException impossible) {
            throw new MessagingException("could not encode a text", impossible);
        }
        return encoded.toByteArray();
    }
}
