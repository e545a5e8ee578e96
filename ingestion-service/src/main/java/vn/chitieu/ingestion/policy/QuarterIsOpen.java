package vn.chitieu.ingestion.policy;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.QuarterLock;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.ingestion.exemption.Exemptions;
import vn.chitieu.ingestion.update.Circumstances;
import vn.chitieu.ingestion.update.Code;
import vn.chitieu.ingestion.update.Draft;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.Policy;
import vn.chitieu.ingestion.update.Told;
import vn.chitieu.ingestion.update.Violation;

/** A quarter that the city has locked changes by an exception alone. */
final class QuarterIsOpen implements Policy {

    private final Exemptions exemptions;

    QuarterIsOpen(Exemptions exemptions) {
        this.exemptions = exemptions;
    }

    @Override
    public Optional<Violation> check(Draft draft, Circumstances circumstances) {
        ReportingUnit unit = draft.unit();
        Indicator indicator = draft.indicator();
        ReportingPeriod period = draft.period();
        if (unit == null || indicator == null || period == null || indicator.isDerived()) {
            return Optional.empty();
        }
        return Timeliness.lockedSince(indicator, period, circumstances)
                .filter(since -> Timeliness.covering(exemptions, unit, indicator, period, circumstances)
                        .isEmpty())
                .map(since -> violation(period, since, circumstances));
    }

    private static Violation violation(ReportingPeriod period, Instant since, Circumstances circumstances) {
        QuarterLock lock =
                Objects.requireNonNull(circumstances.catalog().calendar().lock());
        return Violation.of(
                Code.QUARTER_LOCKED,
                Field.PERIOD,
                "expected a period that is open, or an exception for the unit, got %s, locked since %s; ask %s"
                        .formatted(
                                period,
                                Told.plain(since, circumstances),
                                lock.ask().en()),
                "Số liệu %s đã khóa từ %s; muốn sửa, đề nghị liên hệ %s."
                        .formatted(
                                Told.vietnamese(period),
                                Told.vietnamese(since, circumstances),
                                lock.ask().vi()));
    }
}
