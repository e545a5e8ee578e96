package vn.chitieu.benchmarks.city;

import vn.chitieu.contracts.vocabulary.Frequency;

/**
 * An indicator that all units report.
 *
 * @param code its code
 * @param frequency MONTH or QUARTER
 * @param acrossUnits operator by its name in the catalog
 * @param acrossPeriods operator by its name in the catalog
 */
public record ReportedIndicator(String code, Frequency frequency, String acrossUnits, String acrossPeriods) {

    /** The unit of measure of all of them. */
    public static final String UNIT_OF_MEASURE = "triệu đồng";

    /** Returns whether its total is the plain sum of all that was reported. */
    public boolean isPlainSum() {
        return acrossUnits.equals("SUM") && acrossPeriods.equals("SUM");
    }
}
