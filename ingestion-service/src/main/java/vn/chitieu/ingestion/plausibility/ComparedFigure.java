package vn.chitieu.ingestion.plausibility;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;

/**
 * The figure with which the size of a new one is compared: that of the latest earlier period of the last two years that
 * was not zero, or, where there is none, the one that counts for the period itself.
 */
public final class ComparedFigure {

    private static final int YEARS = 2;
    private static final BigDecimal FAR = BigDecimal.TEN;

    private ComparedFigure() {}

    /** Returns the figure for a period of a unit; empty where nothing is known. */
    public static Optional<ReportedFigure> of(
            FigureHistory history, String city, String unit, String indicator, ReportingPeriod period) {
        return last(history, city, unit, indicator, period)
                .or(() -> history.at(city, unit, indicator, period).filter(ReportedFigure::isAmount));
    }

    private static Optional<ReportedFigure> last(
            FigureHistory history, String city, String unit, String indicator, ReportingPeriod period) {
        LocalDate earliest = period.firstDay().minusYears(YEARS);
        for (ReportedFigure figure : history.before(city, unit, indicator, period)) {
            if (figure.period().firstDay().isBefore(earliest)) {
                return Optional.empty();
            }
            if (figure.isAmount()) {
                return Optional.of(figure);
            }
        }
        return Optional.empty();
    }

    /** Returns whether the one is ten times the other or more, whatever their signs. */
    static boolean isTimes(BigDecimal one, BigDecimal other) {
        return one.abs().compareTo(other.abs().multiply(FAR)) >= 0;
    }
}
