package vn.chitieu.ingestion.plausibility;

import java.math.BigDecimal;
import java.util.Optional;
import vn.chitieu.catalog.Direction;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.ingestion.update.Field;
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
        return new Warning(
                FindingCode.CUMULATIVE_FIGURE_FALLS,
                Field.VALUE.label(),
                "expected a figure of zero or more, which is added to those since 1 January, got %s %s"
                        .formatted(PeriodText.plain(value), update.unitOfMeasure()),
                "Số liệu %s %s nhỏ hơn 0, làm giảm số lũy kế từ đầu năm."
                        .formatted(PeriodText.vietnamese(value), update.unitOfMeasure()));
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
        return Optional.of(new Warning(
                FindingCode.CUMULATIVE_FIGURE_FALLS,
                Field.VALUE.label(),
                "expected a cumulative figure of at least %s %s (%s), got %s"
                        .formatted(
                                PeriodText.plain(before),
                                update.unitOfMeasure(),
                                last.period(),
                                PeriodText.plain(value)),
                "Số lũy kế %s %s thấp hơn kỳ trước (%s: %s %s)."
                        .formatted(
                                PeriodText.vietnamese(value),
                                update.unitOfMeasure(),
                                PeriodText.vietnamese(last.period()),
                                PeriodText.vietnamese(before),
                                update.unitOfMeasure())));
    }
}
