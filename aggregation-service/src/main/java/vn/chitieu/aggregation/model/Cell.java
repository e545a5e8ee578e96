package vn.chitieu.aggregation.model;

import java.util.Objects;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;

/**
 * The place of one figure on a page: who, and for which reporting period.
 *
 * @param unit permanent id of the unit
 * @param period the reporting period, within the page's quarter
 */
public record Cell(String unit, ReportingPeriod period) implements Comparable<Cell> {

    public Cell {
        Objects.requireNonNull(unit);
        Objects.requireNonNull(period);
    }

    @Override
    public int compareTo(Cell other) {
        int byUnit = unit.compareTo(other.unit);
        return byUnit != 0 ? byUnit : period.compareTo(other.period);
    }
}
