package vn.chitieu.aggregation.query;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.aggregation.ASmallCity.AFTER_THE_DEADLINE;
import static vn.chitieu.aggregation.ASmallCity.BEFORE_THE_DEADLINE;
import static vn.chitieu.aggregation.ASmallCity.ENTERPRISES;
import static vn.chitieu.aggregation.ASmallCity.INDUSTRY;
import static vn.chitieu.aggregation.ASmallCity.LAND;
import static vn.chitieu.aggregation.ASmallCity.PRODUCTION;
import static vn.chitieu.aggregation.AnUpdate.anUpdate;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.ASmallCity;
import vn.chitieu.aggregation.AnUpdate;
import vn.chitieu.aggregation.model.Cell;
import vn.chitieu.aggregation.model.Contribution;
import vn.chitieu.aggregation.model.LoggedUpdate;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.query.Completeness.Entry;
import vn.chitieu.aggregation.query.Completeness.State;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.ReportingUnit.Kind;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

class CompletenessTest {

    private static final Quarter QUARTER = new Quarter(2022, 1);

    private final Map<Cell, List<Contribution>> superseded = new TreeMap<>();
    private Catalog catalog = ASmallCity.withoutTargets().catalog();

    @Test
    void nothingIsDueBeforeTheDeadlineAndAllIsMissingAfterIt() {
        assertThat(entry("nam-ngan", LAND, BEFORE_THE_DEADLINE).state()).isEqualTo(State.NOT_DUE);
        assertThat(entry("nam-ngan", LAND, deadline()))
                .isEqualTo(new Entry("nam-ngan", LAND, State.MISSING, 0, 1, null, deadline()));
    }

    @Test
    void reportsOnTimeAreDistinguishedFromLateOnes() {
        AnUpdate onTime = anUpdate(LAND).reportedAt("2022-04-05T02:00:00Z");
        AnUpdate late = anUpdate(LAND).reportedAt(deadline().toString());

        assertThat(entry("nam-ngan", LAND, AFTER_THE_DEADLINE, onTime))
                .isEqualTo(new Entry(
                        "nam-ngan", LAND, State.REPORTED, 1, 1, Instant.parse("2022-04-05T02:00:00Z"), deadline()));
        assertThat(entry("nam-ngan", LAND, AFTER_THE_DEADLINE, late).state()).isEqualTo(State.LATE);
    }

    @Test
    void someMonthsAreNotAll() {
        AnUpdate january = anUpdate(ENTERPRISES).in("2022-01");
        AnUpdate march = anUpdate(ENTERPRISES).in("2022-03");

        assertThat(entry("nam-ngan", ENTERPRISES, BEFORE_THE_DEADLINE, january, march))
                .satisfies(entry -> {
                    assertThat(entry.state()).isEqualTo(State.NOT_DUE);
                    assertThat(entry.reportedPeriods()).isEqualTo(2);
                    assertThat(entry.expectedPeriods()).isEqualTo(3);
                });
        assertThat(entry("nam-ngan", ENTERPRISES, AFTER_THE_DEADLINE, january, march)
                        .state())
                .isEqualTo(State.MISSING);
    }

    @Test
    void aFigureTakenBackSaysSo() {
        AnUpdate takenBack = anUpdate(LAND).takenBack();

        assertThat(entry("nam-ngan", LAND, BEFORE_THE_DEADLINE, takenBack).state())
                .isEqualTo(State.WITHDRAWN);
        assertThat(entry("nam-ngan", LAND, AFTER_THE_DEADLINE, takenBack).reportedPeriods())
                .isZero();
    }

    @Test
    void onlyThoseWhoHaveToReportAreInIt() {
        Completeness whole = completeness(Scope.city(), BEFORE_THE_DEADLINE);

        assertThat(whole.entries()).noneMatch(entry -> entry.indicator().equals(PRODUCTION));
        assertThat(whole.entries())
                .filteredOn(entry -> entry.indicator().equals(INDUSTRY))
                .extracting(Entry::unit)
                .containsExactly("dep-tk");
    }

    @Test
    void aClusterHasItsOwnUnitsAlone() {
        Completeness cluster = completeness(new Scope.Cluster("cum-1"), BEFORE_THE_DEADLINE);

        assertThat(cluster.entries()).extracting(Entry::unit).containsOnly("dien-bien", "nam-ngan");
    }

    @Test
    void countsEveryState() {
        Completeness whole = completeness(Scope.city(), AFTER_THE_DEADLINE, anUpdate(LAND));

        assertThat(whole.count(entry -> entry.indicator().equals(LAND)))
                .isEqualTo(Map.of(
                        State.REPORTED, 1,
                        State.LATE, 0,
                        State.MISSING, 3,
                        State.NOT_DUE, 0,
                        State.WITHDRAWN, 0));
    }

    private Instant deadline() {
        return Completeness.deadline(catalog, catalog.indicator(LAND).orElseThrow(), QUARTER);
    }

    @Test
    void aCorrectionAfterTheDeadlineIsNoLateReport() {
        Contribution inTime = contribution(anUpdate(LAND).reportedAt("2022-04-05T02:00:00Z"));
        superseded.put(inTime.cell(), List.of(inTime));
        AnUpdate corrected = anUpdate(LAND).worth("2").reportedAt("2022-05-05T02:00:00Z");

        assertThat(entry("nam-ngan", LAND, AFTER_THE_DEADLINE, corrected).state())
                .isEqualTo(State.REPORTED);
    }

    /** Wards have three of the five working days: until the end of 5 April instead of 7 April. */
    @Test
    void aUnitIsHeldToTheDeadlineOfItsLevel() {
        catalog = ASmallCity.withoutTargets().withLevel(Kind.WARD, 3).catalog();
        Instant ofWards = Instant.parse("2022-04-05T17:00:00Z");
        AnUpdate onTime = anUpdate(LAND).reportedAt("2022-04-05T16:59:59.999Z");
        AnUpdate late = anUpdate(LAND).reportedAt(ofWards.toString());

        assertThat(entry("nam-ngan", LAND, ofWards.minusMillis(1)).state()).isEqualTo(State.NOT_DUE);
        assertThat(entry("nam-ngan", LAND, ofWards))
                .isEqualTo(new Entry("nam-ngan", LAND, State.MISSING, 0, 1, null, ofWards));
        assertThat(entry("nam-ngan", LAND, ofWards, onTime).state()).isEqualTo(State.REPORTED);
        assertThat(entry("nam-ngan", LAND, ofWards, late).state()).isEqualTo(State.LATE);
        assertThat(entry("dep-tk", INDUSTRY, ofWards))
                .isEqualTo(new Entry("dep-tk", INDUSTRY, State.NOT_DUE, 0, 1, null, deadline()));
    }

    private static Contribution contribution(AnUpdate update) {
        return ((LoggedUpdate.Reported) update.build()).contribution();
    }

    private Entry entry(String unit, String indicator, Instant now, AnUpdate... updates) {
        return completeness(Scope.city(), now, updates).entries().stream()
                .filter(entry -> entry.unit().equals(unit) && entry.indicator().equals(indicator))
                .findFirst()
                .orElseThrow();
    }

    private Completeness completeness(Scope scope, Instant now, AnUpdate... updates) {
        Map<PageKey, Map<Cell, Contribution>> pages = new TreeMap<>();
        Stream.of(updates)
                .map(update -> (LoggedUpdate.Reported) update.build())
                .forEach(update -> pages.computeIfAbsent(update.page(), page -> new TreeMap<>())
                        .put(update.contribution().cell(), update.contribution()));
        return Completeness.of(
                catalog,
                QUARTER,
                scope,
                key -> Page.blank(key).with(pages.getOrDefault(key, Map.of()), superseded),
                now);
    }
}
