package vn.chitieu.ingestion.plausibility;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import vn.chitieu.catalog.Direction;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.ingestion.update.FindingCode;
import vn.chitieu.ingestion.update.PeriodText;
import vn.chitieu.ingestion.update.PlausibilityCheck;
import vn.chitieu.ingestion.update.Update;
import vn.chitieu.ingestion.update.ValidationContext;
import vn.chitieu.ingestion.update.Warning;

/**
 * What was reached since 1 January does not become less: of an indicator whose periods add up, no figure is below zero;
 * of one whose last figure is that of the year and which is to grow, none is below the one before it in the same year.
 */
final class CumulativeDoesNotFall implements PlausibilityCheck {

    private final FigureHistory history;

    CumulativeDoesNotFall(FigureHistory history) {
        this.history = history;
    }

    @Override
    public Optional<Warning> about(Update update, ValidationContext context) {
        BigDecimal value = update.value();
        Indicator indicator = context.catalog().indicator(update.indicator()).orElse(null);
        if (value == null || indicator == null) {
            return Optional.empty();
        }
        return switch (context.catalog().accrual(indicator)) {
            case FLOW -> value.signum() < 0 ? Optional.of(lowersTheSum(value, update)) : Optional.empty();
            case STOCK ->
                indicator.judging().direction() == Direction.HIGHER
                        ? belowTheLast(
                                value, update, indicator, context.catalog().id())
                        : Optional.empty();
            case LEVEL -> Optional.empty();
        };
    }

    private static Warning lowersTheSum(BigDecimal value, Update update) {
        return Warning.ofValue(
                FindingCode.CUMULATIVE_FIGURE_FALLS,
                "expected a figure of zero or more, which is added to those since 1 January, got %s %s"
                        .formatted(PeriodText.plain(value), update.unitOfMeasure()),
                Map.of("below", PeriodText.vietnamese(value) + " " + update.unitOfMeasure()));
    }

    private Optional<Warning> belowTheLast(BigDecimal value, Update update, Indicator indicator, String city) {
        int year = indicator.calendar().quarterOf(update.period()).year();
        for (ReportedFigure figure : history.before(city, update.unit(), update.indicator(), update.period())) {
            if (indicator.calendar().quarterOf(figure.period()).year() != year) {
                return Optional.empty();
            }
            if (figure.value() != null) {
                return warning(value, update, figure);
            }
        }
        return Optional.empty();
    }

    private static Optional<Warning> warning(BigDecimal value, Update update, ReportedFigure last) {
        BigDecimal before = last.value();
        if (before == null || value.compareTo(before) >= 0) {
            return Optional.empty();
        }
        return Optional.of(Warning.ofValue(
                FindingCode.CUMULATIVE_FIGURE_FALLS,
                "expected a cumulative figure of at least %s %s (%s), got %s"
                        .formatted(
                                PeriodText.plain(before),
                                update.unitOfMeasure(),
                                last.period(),
                                PeriodText.plain(value)),
                Map.of(
                        "got",
                        PeriodText.vietnamese(value) + " " + update.unitOfMeasure(),
                        "period",
                        PeriodText.vietnamese(last.period()),
                        "before",
                        PeriodText.vietnamese(before) + " " + update.unitOfMeasure())));
    }
}
