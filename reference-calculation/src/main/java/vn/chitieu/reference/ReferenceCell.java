package vn.chitieu.reference;

import java.util.Comparator;
import java.util.Objects;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;

/**
 * The place of one figure on a page.
 *
 * @param unit permanent id of the unit
 * @param period the reporting period, within the page's quarter
 */
public record ReferenceCell(String unit, ReportingPeriod period) implements Comparable<ReferenceCell> {

    private static final Comparator<ReferenceCell> ORDER =
            Comparator.comparing(ReferenceCell::unit).thenComparing(ReferenceCell::period);

    public ReferenceCell {
        Objects.requireNonNull(unit);
        Objects.requireNonNull(period);
    }

    @Override
    public int compareTo(ReferenceCell other) {
        return ORDER.compare(this, other);
    }
}
