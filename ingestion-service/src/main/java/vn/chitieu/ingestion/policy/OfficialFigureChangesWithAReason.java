package vn.chitieu.ingestion.policy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.ingestion.plausibility.FigureHistory;
import vn.chitieu.ingestion.plausibility.ReportedFigure;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.FindingCode;
import vn.chitieu.ingestion.update.PeriodText;
import vn.chitieu.ingestion.update.Policy;
import vn.chitieu.ingestion.update.UpdateDraft;
import vn.chitieu.ingestion.update.ValidationContext;
import vn.chitieu.ingestion.update.Violation;

/**
 * An update that changes an official figure, withdraws it or makes it less firm needs a reason. A repeat of the same
 * figure needs none, since it changes nothing, and what was reported before it never counts. Where the figure is not
 * known yet, no reason is asked for.
 */
final class OfficialFigureChangesWithAReason implements Policy {

    private final FigureHistory history;

    OfficialFigureChangesWithAReason(FigureHistory history) {
        this.history = history;
    }

    @Override
    public Optional<Violation> check(UpdateDraft draft, ValidationContext context) {
        ReportingUnit unit = draft.unit();
        Indicator indicator = draft.indicator();
        ReportingPeriod period = draft.period();
        if (unit == null || indicator == null || period == null || draft.reason() != null) {
            return Optional.empty();
        }
        if (draft.value() == null && !draft.withdrawn()) {
            return Optional.empty();
        }
        return history.at(context.catalog().id(), unit.id(), indicator.code(), period)
                .filter(figure -> figure.status() == FigureStatus.OFFICIAL && figure.value() != null)
                .filter(figure -> changes(draft, figure))
                .map(figure -> violation(indicator, figure));
    }

    private static boolean changes(UpdateDraft draft, ReportedFigure figure) {
        Instant reportedAt = draft.reportedAt();
        if (reportedAt != null && reportedAt.isBefore(figure.reportedAt())) {
            return false;
        }
        BigDecimal value = draft.value();
        BigDecimal standing = figure.value();
        return value == null
                || standing == null
                || value.compareTo(standing) != 0
                || draft.status() != FigureStatus.OFFICIAL;
    }

    private static Violation violation(Indicator indicator, ReportedFigure figure) {
        BigDecimal standing = figure.value() == null ? BigDecimal.ZERO : figure.value();
        return Violation.of(
                FindingCode.REASON_REQUIRED,
                Field.REASON,
                "expected a reason why the official figure %s %s of %s changes, got none"
                        .formatted(
                                PeriodText.plain(standing),
                                indicator.display().unitOfMeasure().vi(),
                                figure.period()),
                Map.of(
                        "standing",
                        PeriodText.vietnamese(standing) + " "
                                + indicator.display().unitOfMeasure().vi(),
                        "period",
                        PeriodText.vietnamese(figure.period())));
    }
}
