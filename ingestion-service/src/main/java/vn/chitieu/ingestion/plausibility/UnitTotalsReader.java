package vn.chitieu.ingestion.plausibility;

import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.UnreadableEventException;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.Frequency;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * Takes what counts for the periods of units out of published totals, and what every scope has reached. One without
 * figures was published before totals had them: it stands for its quarter where the indicator is reported each quarter,
 * and says nothing otherwise. Used by one thread.
 */
public final class UnitTotalsReader {

    private static final Logger LOG = LoggerFactory.getLogger(UnitTotalsReader.class);

    private final InMemoryFigureHistory history;
    private final KnownTotals totals;
    private final Catalogs catalogs;

    public UnitTotalsReader(InMemoryFigureHistory history, KnownTotals totals, Catalogs catalogs) {
        this.history = history;
        this.totals = totals;
        this.catalogs = catalogs;
    }

    /** Takes one record; what cannot be read is skipped with a line in the log. */
    public void take(ConsumerRecord<String, byte[]> record) {
        if (record.key() == null || record.value() == null) {
            return;
        }
        try {
            QuarterlyTotal total = CloudEventRecords.read(record, QuarterlyTotal.TYPE, QuarterlyTotal.class);
            totals.put(
                    total.city(),
                    total.scope(),
                    total.indicator(),
                    total.quarter(),
                    total.state().revision(),
                    total.amounts().cumulative());
            if (total.scope() instanceof Scope.Unit unit) {
                history.put(
                        total.city(),
                        unit.id(),
                        total.indicator(),
                        total.quarter(),
                        total.state().revision(),
                        figures(total));
            }
        } catch (UnreadableEventException unreadable) {
            LOG.warn(
                    "Passed over {}-{}@{}: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    unreadable.getMessage());
        }
    }

    private List<ReportedFigure> figures(QuarterlyTotal total) {
        List<QuarterlyTotal.Figure> figures = total.figures();
        if (figures != null) {
            return figures.stream()
                    .map(one -> new ReportedFigure(
                            one.period(), one.value(), one.status(), one.reportedAt(), one.confirmation()))
                    .toList();
        }
        FigureStatus status = total.state().status();
        Instant asOf = total.state().asOf();
        return status != null && asOf != null && isReportedEachQuarter(total.city(), total.indicator())
                ? List.of(new ReportedFigure(total.quarter(), total.amounts().value(), status, asOf))
                : List.of();
    }

    private boolean isReportedEachQuarter(String city, String code) {
        return catalogs.find(city)
                .flatMap(catalog -> catalog.indicator(code))
                .filter(indicator -> !indicator.isDerived() && indicator.frequency() == Frequency.QUARTER)
                .isPresent();
    }
}
