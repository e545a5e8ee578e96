package vn.chitieu.ingestion.format;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What the bytes of a text say of its encoding. Used once, by one thread. */
final class ByteStatistics {

    /** Vowels of Windows-1258 on which a mark of tone can stand: plain ones, and â ă ê ô ơ ư. */
    private static final String VOWELS =
            "aeiouyAEIOUY\u00E2\u00E3\u00EA\u00F4\u00F5\u00FD\u00C2\u00C3\u00CA\u00D4\u00D5\u00DD";

    /** The marks of tone of Windows-1258: grave, hook above, tilde, acute, dot below. */
    private static final String TONES = "\u00CC\u00D2\u00DE\u00EC\u00F2";

    /** đ and Đ of Windows-1258. */
    private static final String D_WITH_STROKE = "\u00F0\u00D0";

    private int expectedTails;
    private int tails;
    private boolean isUtf8 = true;
    private long sequences;
    private long strangers;
    private boolean hasControls;
    private int before;
    private long tonesOnVowels;
    private long tonesElsewhere;
    private long strokes;

    private ByteStatistics() {}

    static ByteStatistics of(ByteSpool text) throws IOException {
        ByteStatistics statistics = new ByteStatistics();
        try (InputStream bytes = new BufferedInputStream(text.read())) {
            for (int next = bytes.read(); next >= 0; next = bytes.read()) {
                statistics.take(next);
            }
        }
        return statistics;
    }

    private void take(int next) {
        ofUtf8(next);
        hasControls |= next < ' ' && next != '\t' && next != '\n' && next != '\r';
        if (next >= 0x80) {
            ofWindows((char) next);
        }
        before = next;
    }

    private void ofUtf8(int next) {
        boolean isTail = (next & 0xC0) == 0x80;
        if (expectedTails > 0 && isTail) {
            tails++;
            expectedTails--;
            sequences += expectedTails == 0 ? 1 : 0;
            return;
        }
        if (expectedTails > 0 || isTail || next >= 0xF8) {
            isUtf8 = false;
            strangers++;
        }
        tails = 0;
        expectedTails = next < 0xC2 || next >= 0xF8 ? 0 : next < 0xE0 ? 1 : next < 0xF0 ? 2 : 3;
    }

    private void ofWindows(char next) {
        if (TONES.indexOf(next) >= 0) {
            if (VOWELS.indexOf((char) before) >= 0) {
                tonesOnVowels++;
            } else {
                tonesElsewhere++;
            }
        } else if (D_WITH_STROKE.indexOf(next) >= 0) {
            strokes++;
        }
    }

    /**
     * Returns whether it is a text of a code page of Windows. What has more letters of UTF-8 than bytes that are none,
     * or ends in the middle of one, is UTF-8 that broke, and what has signs of control is no text.
     */
    boolean isOfACodePage() {
        boolean endsInALetter = expectedTails > 0 && tails > 0;
        return !hasControls && !isUtf8 && !endsInALetter && sequences <= strangers;
    }

    /** Returns whether a text of a code page is of the Vietnamese one. */
    boolean isVietnamese() {
        return tonesElsewhere <= tonesOnVowels / 20 && tonesOnVowels + strokes > 0;
    }
}
