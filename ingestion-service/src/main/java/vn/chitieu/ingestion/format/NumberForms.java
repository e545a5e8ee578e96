package vn.chitieu.ingestion.format;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.chitieu.ingestion.update.NumberFormat;

/**
 * Reads the numbers of one file in its format, and notes in which formats its texts are written. Used by one thread.
 */
final class NumberForms {

    private final NumberFormat declared;
    private final Set<NumberFormat> seen = EnumSet.noneOf(NumberFormat.class);

    NumberForms(NumberFormat declared) {
        this.declared = declared;
    }

    NumberFormat declared() {
        return declared;
    }

    /** Returns the number in plain digits; empty where it is not written as declared, or can be two figures. */
    Optional<String> read(String text) {
        if (text.indexOf('.') >= 0 || text.indexOf(',') >= 0) {
            boolean vietnamese = NumberFormat.VIETNAMESE.read(text).isPresent();
            boolean english = NumberFormat.ENGLISH.read(text).isPresent();
            if (vietnamese != english) {
                seen.add(vietnamese ? NumberFormat.VIETNAMESE : NumberFormat.ENGLISH);
            }
        }
        return declared.read(text);
    }

    /** Returns the formats, as they are declared, of texts that can be in one of them alone. */
    List<String> seen() {
        return seen.stream().map(NumberFormat::declaration).toList();
    }
}
