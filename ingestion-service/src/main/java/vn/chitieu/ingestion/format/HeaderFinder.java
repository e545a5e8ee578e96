package vn.chitieu.ingestion.format;

import java.util.List;
import vn.chitieu.contracts.vocabulary.QuotedText;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.support.problem.ProblemException;

/** Finds the titles of a table among the first rows of a file: below the name of the office and of the report. */
final class HeaderFinder {

    /** More than any report has above its table. */
    static final int MOST_ROWS = 40;

    private static final int MOST_TITLES_TOLD = 40;
    private static final int MOST_OF_A_TITLE = 60;

    private HeaderFinder() {}

    /** Returns whether one of the rows is a header with nothing wrong. */
    static boolean isIn(List<SheetRow> rows, boolean unitIsKnown) {
        for (int place = 0; place < rows.size(); place++) {
            if (HeaderCandidate.at(rows, place, unitIsKnown).isComplete()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns the first header with nothing wrong.
     *
     * @param rows at least one, none empty
     * @param unitIsKnown whether a table needs no column of units
     * @throws ProblemException TITLES_NOT_VALID with all that is wrong with the row that is most like one
     */
    static TableColumns find(List<SheetRow> rows, boolean unitIsKnown) {
        HeaderCandidate best = null;
        for (int place = 0; place < rows.size(); place++) {
            HeaderCandidate candidate = HeaderCandidate.at(rows, place, unitIsKnown);
            if (candidate.isComplete()) {
                return candidate.columns();
            }
            if (best == null || candidate.recognized() > best.recognized()) {
                best = candidate;
            }
        }
        if (best == null) {
            throw new IllegalArgumentException("expected at least one row");
        }
        throw refused(best, rows);
    }

    private static ProblemException refused(HeaderCandidate best, List<SheetRow> rows) {
        int row = best.columns().headerRows().get(0);
        List<String> found = rows.stream()
                .filter(one -> one.number() == row)
                .flatMap(one -> one.cells().stream())
                .limit(MOST_TITLES_TOLD)
                .map(cell -> QuotedText.of(cell.text(), MOST_OF_A_TITLE))
                .toList();
        ProblemException refusal = new ProblemException(
                        IngestionProblemCode.TITLES_NOT_VALID,
                        "expected a row with the titles of fields, got " + best.count() + " mistakes in row " + row)
                .with("errors", best.mistakes())
                .with("row", row)
                .with("found", found)
                .with(
                        "titles",
                        Field.OF_UPDATES.stream().map(ColumnTitles::shown).toList());
        best.named().forEach(refusal::say);
        return refusal;
    }
}
