package vn.chitieu.ingestion.plausibility;

import java.util.List;
import java.util.Optional;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;

/**
 * History of what units reported before. Eventually consistent: it is some seconds behind the aggregation, and may be
 * empty. Used for every update, so it answers from memory. Thread-safe.
 */
public interface FigureHistory {

    /** Knows nothing. */
    FigureHistory NONE = new FigureHistory() {
        @Override
        public Optional<ReportedFigure> at(String city, String unit, String indicator, ReportingPeriod period) {
            return Optional.empty();
        }

        @Override
        public Iterable<ReportedFigure> before(String city, String unit, String indicator, ReportingPeriod period) {
            return List.of();
        }
    };

    /** Returns what counts for that period, a withdrawal too; empty where nothing is known. */
    Optional<ReportedFigure> at(String city, String unit, String indicator, ReportingPeriod period);

    /** Returns what counts for earlier periods of the same length, the latest first. */
    Iterable<ReportedFigure> before(String city, String unit, String indicator, ReportingPeriod period);
}
