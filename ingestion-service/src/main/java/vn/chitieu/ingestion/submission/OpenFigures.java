package vn.chitieu.ingestion.submission;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.exemption.ExemptionRepository;
import vn.chitieu.ingestion.plausibility.FigureHistory;
import vn.chitieu.ingestion.plausibility.ReportedFigure;
import vn.chitieu.ingestion.policy.TimelinessMarker;
import vn.chitieu.ingestion.update.ExpectedFigure;
import vn.chitieu.ingestion.update.PeriodText;
import vn.chitieu.ingestion.update.ValidationContext;

/**
 * The figures that a unit can report for a quarter now: of periods that have begun, and are not locked or covered by an
 * exception. Each comes with those reported before, as far as they are known. Thread-safe.
 */
@Component
public final class OpenFigures {

    private final FigureHistory history;
    private final ExemptionRepository exemptions;
    private final Clock clock;

    OpenFigures(FigureHistory history, ExemptionRepository exemptions, Clock clock) {
        this.history = Objects.requireNonNull(history);
        this.exemptions = Objects.requireNonNull(exemptions);
        this.clock = Objects.requireNonNull(clock);
    }

    /** Returns those that the caller may report, in the order of the report. */
    public List<ExpectedFigure> of(Catalog catalog, ReportingUnit unit, Quarter quarter, Credential caller) {
        ValidationContext now = new ValidationContext(catalog, caller, clock.instant(), Duration.ZERO);
        return ExpectedFigure.of(catalog, unit, quarter).stream()
                .filter(figure -> caller.coversIndicator(figure.indicator().code()))
                .filter(figure -> caller.coversPeriod(figure.period()))
                .filter(figure -> isOpen(figure, now))
                .map(figure -> figure.after(
                        value(catalog, figure, PeriodText.before(figure.period())),
                        value(catalog, figure, PeriodText.yearBefore(figure.period()))))
                .toList();
    }

    private boolean isOpen(ExpectedFigure figure, ValidationContext now) {
        boolean hasBegun =
                !figure.indicator().calendar().windowOf(figure.period()).first().isAfter(now.today());
        return hasBegun
                && (TimelinessMarker.lockedSince(figure.indicator(), figure.period(), now)
                                .isEmpty()
                        || TimelinessMarker.covering(
                                        exemptions, figure.unit(), figure.indicator(), figure.period(), now)
                                .isPresent());
    }

    private @Nullable BigDecimal value(Catalog catalog, ExpectedFigure figure, ReportingPeriod period) {
        return history.at(catalog.id(), figure.unit().id(), figure.indicator().code(), period)
                .map(ReportedFigure::value)
                .orElse(null);
    }
}
