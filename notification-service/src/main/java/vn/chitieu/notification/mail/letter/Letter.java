package vn.chitieu.notification.mail.letter;

import java.util.List;
import java.util.Objects;
import vn.chitieu.notification.quarterreport.Attachment;

/**
 * Content of one mail, ready to be laid out. Every text is one line of plain text.
 *
 * @param language {@code vi} or {@code en}
 * @param subject the same for all mails of one thread
 * @param tone how serious it looks
 * @param state in a few words; the first line of the mail
 * @param title what it is about
 * @param subtitle whose, when, against what
 * @param preview what a list of mails shows beside the subject
 * @param salutation to whom
 * @param blocks what it says, from above
 * @param closing the closing phrase
 * @param signature who writes
 * @param footnotes small print
 * @param attachments files that go with it
 */
public record Letter(
        String language,
        String subject,
        Tone tone,
        String state,
        String title,
        String subtitle,
        String preview,
        String salutation,
        List<Block> blocks,
        String closing,
        String signature,
        List<String> footnotes,
        List<Attachment> attachments) {

    public Letter {
        Objects.requireNonNull(language);
        Objects.requireNonNull(subject);
        Objects.requireNonNull(tone);
        blocks = List.copyOf(blocks);
        footnotes = List.copyOf(footnotes);
        attachments = List.copyOf(attachments);
    }

    /** Returns the charts among its blocks, from above. */
    public List<Block.Picture> pictures() {
        return blocks.stream()
                .filter(Block.Picture.class::isInstance)
                .map(Block.Picture.class::cast)
                .toList();
    }

    /** How serious a letter looks. */
    public enum Tone {
        /** Far behind, or left undone. */
        SEVERE,
        /** Behind, or due. */
        WARNING,
        /** Caught up. */
        GOOD,
        /** For information. */
        NEUTRAL
    }
}
