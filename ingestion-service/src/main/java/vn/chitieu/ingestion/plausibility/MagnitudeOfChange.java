package vn.chitieu.ingestion.plausibility;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.ingestion.update.FindingCode;
import vn.chitieu.ingestion.update.PeriodText;
import vn.chitieu.ingestion.update.PlausibilityCheck;
import vn.chitieu.ingestion.update.Update;
import vn.chitieu.ingestion.update.ValidationContext;
import vn.chitieu.ingestion.update.Warning;

/**
 * A figure ten times or a tenth of the unit's last one, or of the size that it would have in another unit of measure.
 * The last one is {@link ComparedFigure}. Where the same period of the year before was of the new size, the season
 * explains it.
 */
final class MagnitudeOfChange implements PlausibilityCheck {

    private final FigureHistory history;

    MagnitudeOfChange(FigureHistory history) {
        this.history = history;
    }

    @Override
    public Optional<Warning> about(Update update, ValidationContext context) {
        BigDecimal value = update.value();
        if (value == null || value.signum() == 0) {
            return Optional.empty();
        }
        String city = context.catalog().id();
        Optional<ReportedFigure> standing = history.at(city, update.unit(), update.indicator(), update.period());
        if (standing.filter(figure -> figure.isAmount() && amount(figure).compareTo(value) == 0)
                .isPresent()) {
            return Optional.empty();
        }
        return ComparedFigure.of(history, city, update.unit(), update.indicator(), update.period())
                .filter(last -> isFar(value, amount(last)) && !isOfTheSeason(city, update, value))
                .map(last -> warning(update, value, last));
    }

    private boolean isOfTheSeason(String city, Update update, BigDecimal value) {
        return Stream.of(PeriodText.yearBefore(update.period()))
                .flatMap(period -> history.at(city, update.unit(), update.indicator(), period).stream())
                .anyMatch(figure -> figure.isAmount() && !isFar(value, amount(figure)));
    }

    private static boolean isFar(BigDecimal value, BigDecimal last) {
        return ComparedFigure.isTimes(value, last) || ComparedFigure.isTimes(last, value);
    }

    private static BigDecimal amount(ReportedFigure figure) {
        BigDecimal value = figure.value();
        return value == null ? BigDecimal.ZERO : value;
    }

    private static Warning warning(Update update, BigDecimal value, ReportedFigure last) {
        Both both = new Both(value, amount(last), last.period(), update.unitOfMeasure());
        return ConfusableUnits.confusedWith(update.unitOfMeasure(), value, amount(last))
                .map(both::inAnother)
                .orElseGet(() -> ComparedFigure.isTimes(value, amount(last)) ? both.tooMuch() : both.tooLittle());
    }

    /** Both figures, and what is said of them. */
    private record Both(BigDecimal value, BigDecimal last, ReportingPeriod period, String measure) {

        Warning inAnother(String other) {
            return Warning.ofValue(
                    FindingCode.UNIT_OF_MEASURE_LIKELY_MISTAKEN,
                    "expected %s in %s of the size of %s (%s), got %s, which looks like %s"
                            .formatted("a figure", measure, english(last), period, english(value), other),
                    Map.of(
                            "measure",
                            measure,
                            "period",
                            PeriodText.vietnamese(period),
                            "last",
                            vietnamese(last),
                            "got",
                            PeriodText.vietnamese(value),
                            "other",
                            other));
        }

        Warning tooMuch() {
            return far("ten times as much or more", "large");
        }

        Warning tooLittle() {
            return far("a tenth of it or less", "small");
        }

        private Warning far(String english, String place) {
            return Warning.ofValue(
                    FindingCode.FAR_FROM_LAST_FIGURE,
                    "expected a figure of the size of %s %s (%s), got %s, %s"
                            .formatted(english(last), measure, period, english(value), english),
                    Map.of(
                            place,
                            vietnamese(value),
                            "period",
                            PeriodText.vietnamese(period),
                            "last",
                            vietnamese(last)));
        }

        private static String english(BigDecimal figure) {
            return PeriodText.plain(figure);
        }

        private String vietnamese(BigDecimal figure) {
            return PeriodText.vietnamese(figure) + " " + measure;
        }
    }
}
