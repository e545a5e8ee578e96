package vn.chitieu.ingestion.policy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.ingestion.plausibility.Figure;
import vn.chitieu.ingestion.plausibility.History;
import vn.chitieu.ingestion.update.Circumstances;
import vn.chitieu.ingestion.update.Code;
import vn.chitieu.ingestion.update.Draft;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.Policy;
import vn.chitieu.ingestion.update.Told;
import vn.chitieu.ingestion.update.Violation;

/**
 * Who changes a figure that is official, takes it back or makes it less firm says why. What says the same again changes
 * nothing, and what was reported before it never counts. Where the figure is not known yet, nothing is asked.
 */
final class OfficialFigureChangesWithAReason implements Policy {

    private final History history;

    OfficialFigureChangesWithAReason(History history) {
        this.history = history;
    }

    @Override
    public Optional<Violation> check(Draft draft, Circumstances circumstances) {
        ReportingUnit unit = draft.unit();
        Indicator indicator = draft.indicator();
        ReportingPeriod period = draft.period();
        if (unit == null || indicator == null || period == null || draft.reason() != null) {
            return Optional.empty();
        }
        if (draft.value() == null && !draft.withdrawn()) {
            return Optional.empty();
        }
        return history.at(unit.id(), indicator.code(), period)
                .filter(figure -> figure.status() == FigureStatus.OFFICIAL && figure.value() != null)
                .filter(figure -> changes(draft, figure))
                .map(figure -> violation(indicator, figure));
    }

    private static boolean changes(Draft draft, Figure figure) {
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

    private static Violation violation(Indicator indicator, Figure figure) {
        BigDecimal standing = figure.value() == null ? BigDecimal.ZERO : figure.value();
        return Violation.of(
                Code.REASON_REQUIRED,
                Field.REASON,
                "expected a reason why the official figure %s %s of %s changes, got none"
                        .formatted(
                                Told.plain(standing), indicator.unitOfMeasure().vi(), figure.period()),
                "Số liệu chính thức %s %s (%s) bị thay đổi: cần ghi lý do."
                        .formatted(
                                Told.vietnamese(standing),
                                indicator.unitOfMeasure().vi(),
                                Told.vietnamese(figure.period())));
    }
}
