package vn.chitieu.notification.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chitieu.catalog.AlertPolicy;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.fixtures.Faulty;
import vn.chitieu.notification.fixtures.InMemoryOutbox;
import vn.chitieu.notification.fixtures.InMemoryReporting;
import vn.chitieu.notification.fixtures.RecordingTally;
import vn.chitieu.notification.fixtures.SmallCity;
import vn.chitieu.notification.fixtures.TurnableClock;
import vn.chitieu.notification.outbox.DeliveryPolicy;
import vn.chitieu.notification.outbox.NoticeRouter;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.OutboxPublisher;

/**
 * Two wards owe two indicators for quý I-2022 by the end of 7 April. Nam Ngạn has a chair and a member in charge, Đông
 * Vệ has no position; above both stand the members in charge of the city's indicators and the standing board.
 */
class ReminderServiceTest {

    private static final CityIds CITIES = CityIds.ofHome("thanh-hoa");
    private static final CityKey HUE = CITIES.key("hue");
    private static final Quarter QUARTER = new Quarter(2022, 1);
    private static final Instant REMIND = Instant.parse("2022-03-31T02:00:00Z");
    private static final Instant REMIND_AGAIN = Instant.parse("2022-04-06T02:00:00Z");
    private static final Instant DEADLINE = Instant.parse("2022-04-07T17:00:00Z");
    private static final Instant ESCALATE = Instant.parse("2022-04-13T17:00:00Z");

    private final AtomicReference<String> away = new AtomicReference<>("");
    private final InMemoryReporting.OfSeenTotals totals = new InMemoryReporting.OfSeenTotals();
    private final InMemoryReporting.OfLedger kept = new InMemoryReporting.OfLedger();
    private final DutyRepository duties = Faulty.store(
            DutyRepository.class,
            new InMemoryReporting.OfDuties(),
            (method, first) -> ("duties." + method).equals(away.get()));
    private final PunctualityRepository punctuality =
            Faulty.store(PunctualityRepository.class, kept, (method, first) -> ("ledger." + method).equals(away.get()));
    private final InMemoryOutbox outbox = new InMemoryOutbox();
    private final Outbox faultyOutbox =
            Faulty.store(Outbox.class, outbox, (method, first) -> ("outbox." + method).equals(away.get()));
    private final ReminderService keep = keepReports();
    private final PunctualityQuery read = new PunctualityQuery(CITIES, kept);

    @Test
    void remindsTheHeadOfTheUnitThatIsMissing() {
        seen(1, List.of("nam-ngan"), List.of("nam-ngan", "dong-ve"));
        assertThat(keep.tick(REMIND.minusMillis(1))).isFalse();
        assertThat(reminders()).isEmpty();
        assertThat(keep.tick(REMIND)).isTrue();
        assertThat(keep.tick(REMIND.plusSeconds(5))).isFalse();
        assertThat(reminders()).containsExactly("REMINDER 1 nam-ngan to chu-tich-nam-ngan");
        assertThat(notices())
                .allSatisfy(notice ->
                        assertThat(notice.indicators()).containsExactly("NEW_ENTERPRISES", "URBAN_VIOLATIONS"));
    }

    /** By 3 working days it is due on the evening of 5 April; the last reminder comes on the working day before. */
    @Test
    void aLevelIsRemindedByItsOwnDeadline() {
        ReminderService early = keepReports(SmallCity.withLevel(3));
        seen(1, List.of("nam-ngan"), List.of("nam-ngan", "dong-ve"));
        early.tick(Instant.parse("2022-04-04T02:00:00Z"));
        early.tick(Instant.parse("2022-04-05T16:59:59Z"));
        assertThat(reminders()).containsExactly("REMINDER 2 nam-ngan to chu-tich-nam-ngan");
        early.tick(Instant.parse("2022-04-05T17:00:00Z"));
        assertThat(reminders()).contains("OVERDUE 1 nam-ngan to chu-tich-nam-ngan");
    }

    /** The last day is 7 April there: reminded at 08:00 of that day and of the one before. */
    @Test
    void aCityDecidesWhenItsUnitsAreReminded() {
        AlertPolicy.Reminders decided = new AlertPolicy.Reminders(List.of(1, 0), LocalTime.of(8, 0), 0);
        ReminderService own = keepReports(
                SmallCity.catalog().withAlertPolicy(new AlertPolicy(AlertPolicy.OPEN.mails(), decided, List.of())));
        seen(1, List.of("nam-ngan"), List.of());
        own.tick(REMIND);
        assertThat(reminders()).isEmpty();
        own.tick(Instant.parse("2022-04-06T01:00:00Z"));
        own.tick(Instant.parse("2022-04-07T01:00:00Z"));
        own.tick(ESCALATE.plus(Duration.ofDays(1)));
        assertThat(reminders())
                .containsExactlyInAnyOrder(
                        "REMINDER 1 nam-ngan to chu-tich-nam-ngan",
                        "REMINDER 2 nam-ngan to chu-tich-nam-ngan",
                        "OVERDUE 1 nam-ngan to chu-tich-nam-ngan",
                        "OVERDUE 1 nam-ngan to uv-nam-ngan");
    }

    @Test
    void tellsTheLeaderWhenItIsOverdueAndThoseAboveLater() {
        seen(1, List.of("nam-ngan"), List.of());
        keep.tick(REMIND_AGAIN);
        keep.tick(DEADLINE);
        keep.tick(ESCALATE.minusMillis(1));
        keep.tick(ESCALATE);
        keep.tick(ESCALATE.plus(Duration.ofDays(20)));
        assertThat(reminders())
                .containsExactlyInAnyOrder(
                        "REMINDER 2 nam-ngan to chu-tich-nam-ngan",
                        "OVERDUE 1 nam-ngan to chu-tich-nam-ngan",
                        "OVERDUE 1 nam-ngan to uv-nam-ngan",
                        "OVERDUE 2 nam-ngan to thuong-truc");
    }

    @Test
    void asksForNothingWhereNoTotalWasSeenAndCountsWhoReportedInTime() {
        keep.tick(DEADLINE);
        assertThat(reminders()).isEmpty();
        assertThat(read.read(SmallCity.catalog(), 2022, DEADLINE)).isEmpty();
        seen(1, List.of(), List.of());
        keep.tick(DEADLINE);
        assertThat(reminders()).isEmpty();
        assertThat(read.read(SmallCity.catalog(), 2022, DEADLINE)).hasSize(2).allSatisfy(row -> {
            assertThat(row.reports()).isEqualTo(1);
            assertThat(row.missing()).isZero();
        });
    }

    @Test
    void countsInTheLedgerOfUnitAndYear() {
        seen(1, List.of("nam-ngan", "dong-ve"), List.of());
        keep.tick(REMIND);
        keep.tick(REMIND_AGAIN);
        seen(2, List.of("nam-ngan"), List.of());
        keep.tick(REMIND_AGAIN.plusSeconds(60));
        keep.tick(DEADLINE);
        keep.tick(DEADLINE.plusSeconds(60));
        seen(3, List.of(), List.of());
        keep.tick(Instant.parse("2022-04-12T03:00:00Z"));

        List<PunctualityQuery.Row> rows = read.read(SmallCity.catalog(), 2022, ESCALATE);
        assertThat(rows).extracting(PunctualityQuery.Row::unit).containsExactly("nam-ngan", "dong-ve");
        PunctualityQuery.Row late = rows.get(0);
        assertThat(late.name()).isEqualTo("Phường Nam Ngạn");
        assertThat(late.late()).isEqualTo(1);
        assertThat(late.reminders()).isEqualTo(2);
        assertThat(late.warnings()).isEqualTo(1);
        assertThat(late.missing()).isZero();
        assertThat(late.longestLateWorkingDays())
                .as("8 and 12 April; the 11th is a holiday")
                .isEqualTo(2);
        assertThat(late.entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.state()).isEqualTo(DutyState.REPORTED));
        assertThat(rows.get(1).late()).isZero();
        assertThat(read.read(SmallCity.catalog(), 2021, ESCALATE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"duties.find", "duties.store", "ledger.find", "ledger.store", "outbox.add", "outbox.find"})
    void goesOnAfterAFaultAnywhereAndTellsAndCountsNothingTwice(String where) {
        seen(1, List.of("nam-ngan"), List.of());
        away.set(where);
        try {
            keep.tick(DEADLINE);
        } catch (IllegalStateException away) {
            assertThat(where).isEqualTo("duties.find");
        }
        away.set("");
        keep.tick(DEADLINE.plusSeconds(5));
        keepReports().tick(DEADLINE.plusSeconds(10));
        Map<String, Long> counted =
                reminders().stream().collect(Collectors.groupingBy(one -> one, Collectors.counting()));
        assertThat(counted)
                .hasSize(2)
                .allSatisfy((one, times) -> assertThat(times).isEqualTo(1));
        assertThat(read.read(SmallCity.catalog(), 2022, DEADLINE))
                .filteredOn(row -> row.late() > 0)
                .singleElement()
                .satisfies(row -> assertThat(row.warnings()).isEqualTo(1));
    }

    @Test
    void looksIntoTheYearBeforeAtTheBeginningOfAYear() {
        totals.keep(new MissingReport("NEW_ENTERPRISES", new Quarter(2021, 4), 1, List.of("nam-ngan")));
        totals.keep(new MissingReport("URBAN_VIOLATIONS", new Quarter(2021, 4), 1, List.of()));
        keep.tick(Instant.parse("2022-01-07T16:59:59Z"));
        assertThat(reminders()).allMatch(one -> one.startsWith("REMINDER"));
        keep.tick(Instant.parse("2022-01-07T17:00:00Z"));
        assertThat(reminders()).anyMatch(one -> one.startsWith("OVERDUE"));
        assertThat(read.read(SmallCity.catalog(), 2021, Instant.parse("2022-01-07T17:00:00Z")))
                .extracting(PunctualityQuery.Row::unit)
                .containsExactly("nam-ngan", "dong-ve");
    }

    /** Both have a ward of that name, which a person of that id is in charge of. */
    @Test
    void eachCityIsAskedForItsOwnReports() {
        ReminderService both = keepReports(SmallCity.catalog(), SmallCity.of("hue"));
        totals.keep(new MissingReport(HUE, "NEW_ENTERPRISES", QUARTER, 1, List.of("nam-ngan")));
        totals.keep(new MissingReport("NEW_ENTERPRISES", QUARTER, 1, List.of("dong-ve")));
        both.tick(DEADLINE);

        assertThat(notices())
                .filteredOn(notice -> notice.about().unit().equals("nam-ngan"))
                .isNotEmpty()
                .allSatisfy(notice -> {
                    assertThat(notice.city()).isEqualTo(HUE);
                    assertThat(notice.subject()).isEqualTo("hue:reporting/nam-ngan/2022-Q1/calendar-quarter");
                });
        assertThat(notices())
                .filteredOn(notice -> notice.about().unit().equals("dong-ve"))
                .isNotEmpty()
                .allSatisfy(notice -> {
                    assertThat(notice.city()).isEqualTo(CityKey.HOME);
                    assertThat(notice.subject()).isEqualTo("reporting/dong-ve/2022-Q1/calendar-quarter");
                });
        assertThat(read.read(SmallCity.of("hue"), 2022, DEADLINE))
                .filteredOn(row -> row.late() > 0)
                .extracting(PunctualityQuery.Row::unit)
                .containsExactly("nam-ngan");
        assertThat(read.read(SmallCity.catalog(), 2022, DEADLINE))
                .filteredOn(row -> row.late() > 0)
                .extracting(PunctualityQuery.Row::unit)
                .containsExactly("dong-ve");
    }

    @Test
    void aFaultOfOneCityLeavesTheOthersAlone() {
        MissingReports faulty = Faulty.store(MissingReports.class, totals, (method, first) -> HUE.equals(first));
        seen(1, List.of("nam-ngan"), List.of("nam-ngan"));
        ReminderService both = keepReports(faulty, SmallCity.catalog(), SmallCity.of("hue"), SmallCity.of("an-giang"));

        assertThatThrownBy(() -> both.tick(REMIND)).hasMessageContaining("in {hue=");
        assertThat(reminders()).containsExactly("REMINDER 1 nam-ngan to chu-tich-nam-ngan");
    }

    /** The schedule goes on as it would have; the same day again is the same mail, the next day one of its own. */
    @Test
    void aPersonRemindsAUnitNowOfWhatItStillOwes() {
        TurnableClock clock = new TurnableClock();
        OnDemandReminderService now = new OnDemandReminderService(CITIES, duties, posting(), clock);
        assertThat(now.owed(SmallCity.catalog(), "nam-ngan"))
                .as("no total was seen")
                .isEmpty();
        seen(1, List.of("nam-ngan"), List.of());
        keep.tick(REMIND);
        List<String> scheduled = reminders();

        List<ReportDuty> owed = now.owed(SmallCity.catalog(), "nam-ngan");
        assertThat(owed).hasSize(1);
        List<ReminderNotice> first = now.remind(SmallCity.catalog(), owed, "can-bo");
        assertThat(first).singleElement().satisfies(notice -> {
            assertThat(notice.recipient()).isEqualTo("chu-tich-nam-ngan");
            assertThat(notice.isScheduled()).isFalse();
            assertThat(notice.indicators()).containsExactly("NEW_ENTERPRISES", "URBAN_VIOLATIONS");
        });
        assertThat(now.remind(SmallCity.catalog(), owed, "can-bo"))
                .extracting(ReminderNotice::id)
                .containsExactly(first.get(0).id());
        assertThat(reminders()).hasSize(scheduled.size() + 1);

        clock.turn(Duration.ofDays(1));
        now.remind(SmallCity.catalog(), now.owed(SmallCity.catalog(), "nam-ngan"), "can-bo");
        assertThat(reminders()).hasSize(scheduled.size() + 2);
        assertThat(now.owed(SmallCity.catalog(), "dong-ve")).isEmpty();
    }

    private void seen(long revision, List<String> missingEnterprises, List<String> missingViolations) {
        List<String> violations = missingViolations.isEmpty() ? missingEnterprises : missingViolations;
        new MissingReportTracker(totals)
                .track(List.of(
                        new MissingReport("NEW_ENTERPRISES", QUARTER, revision, missingEnterprises),
                        new MissingReport("URBAN_VIOLATIONS", QUARTER, revision, violations)));
    }

    private List<ReminderNotice> notices() {
        return outbox.list(new Outbox.Filter(null, null, null, false), null, 1000).stream()
                .map(row -> (ReminderNotice) row.notice())
                .toList();
    }

    private List<String> reminders() {
        return notices().stream()
                .map(notice -> notice.kind() + " " + notice.number() + " "
                        + notice.about().unit() + " to " + notice.recipient())
                .toList();
    }

    private ReminderService keepReports() {
        return keepReports(SmallCity.catalog());
    }

    private ReminderService keepReports(Catalog... cities) {
        return keepReports(totals, cities);
    }

    private ReminderService keepReports(MissingReports totals, Catalog... cities) {
        ReportingPolicy policy = new ReportingPolicy(List.of(5, 1), LocalTime.of(9, 0), 3);
        return new ReminderService(Catalogs.of(cities), CITIES, totals, duties, punctuality, posting(), policy);
    }

    private OutboxPublisher posting() {
        DeliveryPolicy delivery = new DeliveryPolicy(
                Duration.ofMinutes(2),
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                Duration.ofDays(3),
                Duration.ofMinutes(5));
        return new OutboxPublisher(
                faultyOutbox, NoticeRouter.atOnce(), delivery, new RecordingTally(), new TurnableClock());
    }
}
