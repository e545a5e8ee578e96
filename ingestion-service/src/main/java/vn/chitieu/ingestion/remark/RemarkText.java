package vn.chitieu.ingestion.remark;

import java.util.Optional;
import vn.chitieu.contracts.RemarkChanged;
import vn.chitieu.contracts.vocabulary.PlainText;

/** Text of a remark or of an answer: plain text in lines; what looks like HTML is text as well. */
final class RemarkText {

    /** What is expected, for a message. */
    static final String EXPECTED =
            "a text of 1 to " + RemarkChanged.MAX_TEXT + " characters without control characters";

    /** More than any text of the most characters has before its white space is taken away. */
    private static final int MOST_CHARS = 8 * RemarkChanged.MAX_TEXT;

    private RemarkText() {}

    /**
     * Returns the text in Unicode form NFC, its lines separated by a line feed, without white space around it; empty
     * where it has 0 or more than {@value RemarkChanged#MAX_TEXT} characters, or control characters.
     */
    static Optional<String> of(String text) {
        if (text.length() > MOST_CHARS) {
            return Optional.empty();
        }
        String lines = PlainText.normalised(text)
                .replace("\r\n", "\n")
                .replace('\t', ' ')
                .strip();
        boolean isTaken = !lines.isEmpty()
                && lines.codePointCount(0, lines.length()) <= RemarkChanged.MAX_TEXT
                && lines.codePoints().allMatch(one -> one == '\n' || !PlainText.isUnwanted(one));
        return isTaken ? Optional.of(lines) : Optional.empty();
    }
}
