package vn.chitieu.notification.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.notification.fixtures.SomeFigures.NOW;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.fixtures.SomeReminders;

/** What the stores of reports that are due must do. */
abstract class ReportingContract {

    private static final Quarter QUARTER = new Quarter(2022, 1);
    private static final DutyKey OTHER = new DutyKey("dong-ve", QUARTER, "calendar-quarter");

    private final ReportDuty overdue = new ReportDuty(
            SomeReminders.DUTY,
            1,
            DutyState.OVERDUE,
            SomeReminders.DEADLINE,
            List.of("NEW_ENTERPRISES"),
            2,
            1,
            Map.of("chu-tich-nam-ngan", "first"),
            List.of(SomeReminders.overdue("chu-tich-nam-ngan")),
            false,
            null);
    private final ReportDuty reported = new ReportDuty(
            SomeReminders.DUTY,
            2,
            DutyState.REPORTED,
            SomeReminders.DEADLINE,
            List.of(),
            2,
            1,
            Map.of(),
            List.of(),
            true,
            NOW);

    private DutyRepository duties;
    private MissingReports totals;
    private PunctualityRepository punctuality;

    abstract DutyRepository emptyDuties();

    abstract MissingReports emptyTotals();

    abstract PunctualityRepository emptyLedger();

    @BeforeEach
    void start() {
        duties = emptyDuties();
        totals = emptyTotals();
        punctuality = emptyLedger();
    }

    @Test
    void givesBackReportsAndKeepsEachVersionOnce() {
        assertThat(duties.store(overdue)).isTrue();
        assertThat(duties.store(overdue)).isFalse();
        assertThat(duties.find(List.of(SomeReminders.DUTY, OTHER))).containsExactly(overdue);
        assertThat(duties.store(reported)).isTrue();
        assertThat(duties.store(reported)).isFalse();
        assertThat(duties.find(List.of(SomeReminders.DUTY))).containsExactly(reported);
        assertThat(duties.find(List.of(OTHER))).isEmpty();
    }

    @Test
    void keepsTheLatestRevisionOfEachTotal() {
        MissingReport first = new MissingReport("NEW_ENTERPRISES", QUARTER, 1, List.of("nam-ngan", "dong-ve"));
        MissingReport second = new MissingReport("NEW_ENTERPRISES", QUARTER, 2, List.of("dong-ve"));
        totals.keep(second);
        totals.keep(first);
        totals.keep(second);
        assertThat(totals.find(CityKey.HOME, List.of(QUARTER), List.of("NEW_ENTERPRISES", "RETAIL_SALES")))
                .containsExactly(second);
        assertThat(totals.find(CityKey.HOME, List.of(new Quarter(2022, 2)), List.of("NEW_ENTERPRISES")))
                .isEmpty();
        MissingReport third = new MissingReport("NEW_ENTERPRISES", QUARTER, 3, List.of());
        totals.keep(third);
        assertThat(totals.find(CityKey.HOME, List.of(QUARTER), List.of("NEW_ENTERPRISES")))
                .containsExactly(third);
    }

    @Test
    void givesBackPagesOfTheLedgerAndKeepsEachVersionOnce() {
        PunctualityRecord page =
                PunctualityRecord.empty(CityKey.HOME, "nam-ngan", 2022).with(overdue);
        assertThat(punctuality.store(page)).isTrue();
        assertThat(punctuality.store(page)).isFalse();
        assertThat(page.with(overdue)).isSameAs(page);
        PunctualityRecord next = page.with(reported);
        assertThat(punctuality.store(next)).isTrue();
        assertThat(punctuality.find(CityKey.HOME, 2022, List.of("nam-ngan", "dong-ve")))
                .containsExactly(next);
        assertThat(punctuality.find(CityKey.HOME, 2021, List.of("nam-ngan"))).isEmpty();
        assertThat(next.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.late()).isTrue();
            assertThat(entry.reminders()).isEqualTo(2);
            assertThat(entry.reportedAt()).isEqualTo(NOW);
        });
    }

    @Test
    void whatBelongsToOneCityIsNotThatOfAnother() {
        CityKey hue = CityIds.ofHome("thanh-hoa").key("hue");
        MissingReport there = new MissingReport(hue, "NEW_ENTERPRISES", QUARTER, 7, List.of("dong-ve"));
        MissingReport here = new MissingReport("NEW_ENTERPRISES", QUARTER, 1, List.of("nam-ngan"));
        totals.keep(there);
        totals.keep(here);
        assertThat(totals.find(CityKey.HOME, List.of(QUARTER), List.of("NEW_ENTERPRISES")))
                .containsExactly(here);
        assertThat(totals.find(hue, List.of(QUARTER), List.of("NEW_ENTERPRISES")))
                .containsExactly(there);

        PunctualityRecord page = PunctualityRecord.empty(hue, "nam-ngan", 2022).with(overdue);
        assertThat(punctuality.store(page)).isTrue();
        assertThat(punctuality.find(CityKey.HOME, 2022, List.of("nam-ngan"))).isEmpty();
        assertThat(punctuality.find(hue, 2022, List.of("nam-ngan"))).containsExactly(page);

        DutyKey key = new DutyKey(hue, "nam-ngan", QUARTER, "calendar-quarter");
        assertThat(key).hasToString("hue:nam-ngan/2022-Q1/calendar-quarter");
        assertThat(DutyKey.parse(key.toString())).isEqualTo(key);
        assertThat(duties.find(List.of(key))).isEmpty();
    }
}
