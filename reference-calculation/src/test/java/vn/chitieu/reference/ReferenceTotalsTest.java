package vn.chitieu.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.files.CatalogLoader;
import vn.chitieu.contracts.IndicatorUpdated;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.contracts.vocabulary.Scope;

/** From a log of a few updates to totals; the aggregation service's tests compare many with the fold's. */
class ReferenceTotalsTest {

    private static final Instant APRIL = Instant.parse("2022-04-05T05:00:00Z");
    private static final Quarter QUARTER = Quarter.parse("2022-Q1");
    private static final String INDICATOR = "URBAN_VIOLATIONS";

    private Catalog catalog;
    private ReferenceLog log;
    private long offset;

    @BeforeEach
    void anEmptyLog() throws Exception {
        catalog = CatalogLoader.read(Path.of("..", "catalog", "thanh-hoa"));
        log = ReferenceLog.readOnce(catalog, 5_000_000);
    }

    @Test
    void addsUpWhatCounts() {
        take("a", "2022-01", "3", APRIL);
        take("b", "2022-02", "4", APRIL);

        assertThat(total(new Scope.Unit("nam-ngan")).amounts().value()).isEqualByComparingTo("7");
        assertThat(total(Scope.city()).amounts().value()).isEqualByComparingTo("7");
        assertThat(total(Scope.city()).trust().missingUnits()).contains("nam-ngan");
    }

    @Test
    void theLatestReportOfACellCountsAndAWithdrawalTakesItBack() {
        take("a", "2022-01", "3", APRIL);
        take("b", "2022-01", "5", APRIL.plusSeconds(1));
        take("c", "2022-01", "4", APRIL.minusSeconds(1));
        assertThat(total(Scope.city()).amounts().value()).isEqualByComparingTo("5");

        take("d", "2022-01", null, APRIL.plusSeconds(2));
        assertThat(total(Scope.city()).amounts().value()).isNull();
    }

    @Test
    void aRepeatWasReportedWhenTheFirstWasAndAnotherFigureUnderItsIdNeverCounts() {
        take("a", "2022-01", "3", APRIL);
        take("b", "2022-01", "5", APRIL.plusSeconds(1));
        take("a", "2022-01", "3", APRIL.plusSeconds(2));
        take("a", "2022-01", "9", APRIL.plusSeconds(3));

        assertThat(total(Scope.city()).amounts().value()).isEqualByComparingTo("5");
        assertThat(log.counting(new ReferencePage(INDICATOR, QUARTER)).values())
                .extracting(ReferenceReport::updateId, ReferenceReport::reportedAt)
                .containsExactly(tuple("b", APRIL.plusSeconds(1)));
    }

    private void take(String id, String month, @Nullable String value, Instant reportedAt) {
        log.take(
                0,
                offset++,
                new IndicatorUpdated(
                        catalog.id(),
                        id,
                        "nam-ngan",
                        INDICATOR,
                        ReportingPeriod.parse(month),
                        value == null ? null : new BigDecimal(value),
                        value == null,
                        indicator().display().unitOfMeasure().vi(),
                        FigureStatus.PRELIMINARY,
                        reportedAt,
                        null,
                        null,
                        "http",
                        "cr_1"));
    }

    private QuarterlyTotal total(Scope scope) {
        return new ReferenceTotals(catalog, log, List.of(), APRIL).total(indicator(), QUARTER, scope);
    }

    private Indicator indicator() {
        return catalog.indicator(INDICATOR).orElseThrow();
    }
}
