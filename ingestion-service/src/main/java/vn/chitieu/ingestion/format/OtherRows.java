package vn.chitieu.ingestion.format;

import java.util.ArrayList;
import java.util.List;
import vn.chitieu.contracts.vocabulary.SafeText;

/** The rows of a file that are no figures, the first of them with their texts. Used once, by one thread. */
final class OtherRows {

    private static final int MOST_SHOWN = 50;
    private static final int MOST_OF_A_TEXT = 120;

    private final List<TableLayout.OtherRow> first = new ArrayList<>();
    private int below;

    void above(SheetRow row) {
        if (first.size() < MOST_SHOWN) {
            first.add(new TableLayout.OtherRow(row.number(), SafeText.of(row.line(), MOST_OF_A_TEXT)));
        }
    }

    void below(SheetRow row) {
        below++;
        above(row);
    }

    List<TableLayout.OtherRow> first() {
        return first;
    }

    int below() {
        return below;
    }
}
