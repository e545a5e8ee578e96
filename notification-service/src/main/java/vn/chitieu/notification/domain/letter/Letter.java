package vn.chitieu.notification.domain.letter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one mail says, ready to be laid out. Every text is one line of plain text.
 *
 * @param language {@code vi} or {@code en}
 * @param subject the same for all mails about one case
 * @param tone how serious it looks
 * @param state in two or three words
 * @param title the indicator
 * @param subtitle whose, when, against what
 * @param preview what a list of mails shows beside the subject
 * @param salutation to whom
 * @param paragraphs the facts in sentences
 * @param bar share reached against share expected; null where a share is not known
 * @param facts every figure
 * @param gaps the units that lack most; empty where not known
 * @param gapsHeader headings for {@code gaps}: title, unit, reached, expected, missing
 * @param notes how far the figures can be trusted
 * @param ask what is asked by when, or that nothing is
 * @param linkText what the link to the dashboard says
 * @param link address of the dashboard
 * @param closing the closing phrase
 * @param signature who writes
 * @param footnotes small print
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
        List<String> paragraphs,
        @Nullable Bar bar,
        List<Fact> facts,
        List<GapRow> gaps,
        List<String> gapsHeader,
        List<String> notes,
        String ask,
        String linkText,
        String link,
        String closing,
        String signature,
        List<String> footnotes) {

    public Letter {
        paragraphs = List.copyOf(paragraphs);
        facts = List.copyOf(facts);
        gaps = List.copyOf(gaps);
        gapsHeader = List.copyOf(gapsHeader);
        notes = List.copyOf(notes);
        footnotes = List.copyOf(footnotes);
    }

    /** How serious a letter looks. */
    public enum Tone {
        /** Far behind. */
        SEVERE,
        /** Behind. */
        WARNING,
        /** Caught up. */
        GOOD,
        /** For information. */
        NEUTRAL
    }

    /**
     * One figure.
     *
     * @param label what it is
     * @param value with its unit of measure
     * @param strong whether it is one of the few that matter most
     */
    public record Fact(String label, String value, boolean strong) {}

    /**
     * One unit that lacks something.
     *
     * @param unit its name
     * @param reached what it has reached
     * @param expected what it should have reached
     * @param missing what it lacks
     * @param line all of that in one line of text
     */
    public record GapRow(String unit, String reached, String expected, String missing, String line) {}

    /**
     * A bar of the whole target, in whole percent of its length.
     *
     * @param reached 0 to 100
     * @param expected 0 to 100
     * @param reachedText what is reached, in words
     * @param expectedText what is expected, in words
     */
    public record Bar(int reached, int expected, String reachedText, String expectedText) {

        /** Returns the length that is reached, at most up to what is expected. */
        public int first() {
            return Math.min(reached, expected);
        }

        /** Returns the length between what is reached and what is expected. */
        public int between() {
            return Math.abs(reached - expected);
        }

        /** Returns the length beyond both. */
        public int rest() {
            return 100 - Math.max(reached, expected);
        }

        /** Returns whether less is reached than expected. */
        public boolean isShort() {
            return reached < expected;
        }
    }
}
