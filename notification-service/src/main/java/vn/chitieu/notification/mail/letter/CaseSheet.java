package vn.chitieu.notification.mail.letter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a case in words, ready to be laid out on a page. Every text is one line of plain text.
 *
 * @param title the indicator
 * @param subtitle whose, when, against what
 * @param bar share reached against share expected; null where a share is not known
 * @param facts every figure
 * @param gapsTitle heading for {@code gaps}
 * @param gaps the units that lack most, one line each; empty where not known
 * @param notes how far the figures can be trusted
 */
public record CaseSheet(
        String title,
        String subtitle,
        @Nullable Bar bar,
        List<Fact> facts,
        String gapsTitle,
        List<String> gaps,
        List<String> notes) {

    public CaseSheet {
        facts = List.copyOf(facts);
        gaps = List.copyOf(gaps);
        notes = List.copyOf(notes);
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
     * A bar of the whole target, in whole percent of its length.
     *
     * @param reached 0 to 100
     * @param expected 0 to 100
     * @param reachedText what is reached, in words
     * @param expectedText what is expected, in words
     */
    public record Bar(int reached, int expected, String reachedText, String expectedText) {

        /** Returns whether less is reached than expected. */
        public boolean isShort() {
            return reached < expected;
        }
    }
}
