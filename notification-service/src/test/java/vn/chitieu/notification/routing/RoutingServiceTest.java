package vn.chitieu.notification.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.chitieu.notification.fixtures.SomeFigures.NOW;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.chitieu.catalog.AlertPolicy;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.Person;
import vn.chitieu.catalog.UnknownCityException;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.CaseNotice;
import vn.chitieu.notification.cases.model.Urgency;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.fixtures.CaseNoticeFixture;
import vn.chitieu.notification.fixtures.ChangingCatalogs;
import vn.chitieu.notification.fixtures.InMemoryDailyMailQuota;
import vn.chitieu.notification.fixtures.InMemoryDigestRepository;
import vn.chitieu.notification.fixtures.InMemoryOutbox;
import vn.chitieu.notification.fixtures.InMemorySilenceRepository;
import vn.chitieu.notification.fixtures.RecordingTally;
import vn.chitieu.notification.fixtures.SmallCity;
import vn.chitieu.notification.fixtures.SomeFigures;
import vn.chitieu.notification.fixtures.SomeNotices;
import vn.chitieu.notification.fixtures.SomeReminders;
import vn.chitieu.notification.fixtures.TurnableClock;
import vn.chitieu.notification.notice.DigestSlots;
import vn.chitieu.notification.notice.Notice;
import vn.chitieu.notification.notice.NoticeKind;
import vn.chitieu.notification.notice.QuietHours;
import vn.chitieu.notification.outbox.DeliveryPolicy;
import vn.chitieu.notification.outbox.DeliveryState;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.OutboxPublisher;
import vn.chitieu.notification.outbox.OutboxRow;
import vn.chitieu.notification.outbox.Route;
import vn.chitieu.notification.quarterreport.ReportNotice;
import vn.chitieu.notification.reminder.DutyKey;
import vn.chitieu.notification.reminder.ReminderNotice;
import vn.chitieu.notification.routing.digest.DigestItem;
import vn.chitieu.notification.routing.digest.DigestKey;
import vn.chitieu.notification.routing.digest.DigestNotice;
import vn.chitieu.notification.routing.digest.DigestService;
import vn.chitieu.notification.routing.digest.DigestSummary;
import vn.chitieu.notification.routing.silence.Silence;

/** The time is Thursday 7 April 2022, 09:30 in the city, unless stated; Monday the 11th is a holiday. */
class RoutingServiceTest {

    private static final Instant FRIDAY_SLOT = Instant.parse("2022-04-08T00:30:00Z");
    private static final Instant TUESDAY_SLOT = Instant.parse("2022-04-12T00:30:00Z");
    private static final Route AT_ONCE = new Route.AtOnce();
    private static final RoutingService.Times TIMES = new RoutingService.Times(
            new QuietHours(LocalTime.of(20, 0), LocalTime.of(6, 30), true), new DigestSlots(LocalTime.of(7, 30)), 2);

    private final InMemorySilenceRepository silences = new InMemorySilenceRepository();
    private final InMemoryDigestRepository digests = new InMemoryDigestRepository();
    private Person.Delivery delivery = Person.Delivery.AT_ONCE;
    private AlertPolicy decided = AlertPolicy.OPEN;
    private final RoutingService routing = new RoutingService(
            new ChangingCatalogs(() -> Stream.of(city(), SmallCity.of("hue"))),
            CityIds.ofHome("thanh-hoa"),
            silences,
            digests,
            new InMemoryDailyMailQuota(),
            TIMES);

    @Test
    void sendsAtOnceToWhoWantsThat() {
        assertThat(routing.route(normal(1), NOW)).isEqualTo(AT_ONCE);
        assertThat(digests.items(new DigestKey("uv-dn", FRIDAY_SLOT))).isEmpty();
    }

    @Test
    void waitsForTheEndOfQuietHoursUnlessItIsUrgent() {
        Instant night = Instant.parse("2022-04-07T13:00:00Z");
        assertThat(routing.route(normal(1), night))
                .isEqualTo(new Route.Defer(Instant.parse("2022-04-07T23:30:00Z"), "quiet hours"));
        assertThat(routing.route(urgent(2), night)).isEqualTo(AT_ONCE);
        Instant friday = Instant.parse("2022-04-08T13:00:00Z");
        assertThat(routing.route(normal(3), friday))
                .as("over the weekend and the holiday")
                .isEqualTo(new Route.Defer(Instant.parse("2022-04-11T23:30:00Z"), "quiet hours"));
    }

    /** Quiet is from 9 to 11 there, and the digest leaves at 16:00; the city at the other end keeps the settings. */
    @Test
    void aCityDecidesWhenItsMailsLeave() {
        AlertPolicy.Mails mails =
                new AlertPolicy.Mails(LocalTime.of(16, 0), 1, LocalTime.of(9, 0), LocalTime.of(11, 0), false);
        decided = new AlertPolicy(mails, AlertPolicy.OPEN.reminders(), List.of());

        assertThat(routing.route(normal(1), NOW))
                .isEqualTo(new Route.Defer(Instant.parse("2022-04-07T04:00:00Z"), "quiet hours"));
        assertFolded(normal(2), NOW, Instant.parse("2022-04-07T09:00:00Z"), "beyond 1 mails at once on 2022-04-07");
        assertThat(routing.route(ofHue(3), NOW)).isEqualTo(AT_ONCE);
    }

    @Test
    void foldsForWhoWantsADailyDigest() {
        delivery = Person.Delivery.DAILY_DIGEST;
        assertFolded(normal(1), NOW, FRIDAY_SLOT, "wants a daily digest");
        assertFolded(SomeReminders.overdue("uv-dn"), NOW, FRIDAY_SLOT, "wants a daily digest");
        assertThat(routing.route(urgent(2), NOW)).isEqualTo(AT_ONCE);
    }

    @Test
    void foldsWhatIsNotUrgentForWhoWantsOnlyThatAtOnce() {
        delivery = Person.Delivery.URGENT_AT_ONCE;
        assertFolded(normal(1), NOW, FRIDAY_SLOT, "wants at once only what is urgent");
        assertThat(routing.route(urgent(2), NOW)).isEqualTo(AT_ONCE);
    }

    @Test
    void foldsWhatGoesToAndFro() {
        assertFolded(notice(1, Urgency.DIGEST_ONLY), NOW, FRIDAY_SLOT, "goes to and fro");
    }

    @Test
    void aSilenceFoldsEvenWhatIsUrgentForAsLongAsItHolds() {
        Silence.About about = new Silence.About(Scope.city(), "NEW_ENTERPRISES", null, null);
        silences.store(new Silence("s-1", 1, about, "uv-dn", "kiểm kê", NOW, NOW.plusSeconds(60), null));
        assertFolded(urgent(1), NOW, FRIDAY_SLOT, "silence s-1");
        assertThat(routing.route(urgent(2), NOW.plusSeconds(60))).isEqualTo(AT_ONCE);
    }

    /** The same ids of people, of the case but for its city, and of everything else. */
    @Test
    void aPersonOfAnotherCityHasSilencesDigestsAndAnAllowanceOfOnesOwn() {
        CityKey hue = new CityKey("hue:");
        Silence.About about = new Silence.About(Scope.city(), "NEW_ENTERPRISES", null, null);
        silences.store(new Silence("s-1", 1, about, "uv-dn", "kiểm kê", NOW, NOW.plusSeconds(60), null));
        assertThat(routing.route(ofHue(1), NOW)).isEqualTo(AT_ONCE);
        assertFolded(urgent(1), NOW, FRIDAY_SLOT, "silence s-1");

        Instant later = NOW.plusSeconds(60);
        assertThat(routing.route(urgent(2), later)).isEqualTo(AT_ONCE);
        assertThat(routing.route(ofHue(2), later)).isEqualTo(AT_ONCE);
        DigestKey digest = new DigestKey(hue, "uv-dn", FRIDAY_SLOT);
        assertThat(routing.route(ofHue(3), later))
                .isEqualTo(new Route.Fold(digest.id(), "beyond 2 mails at once on 2022-04-07"));
        assertThat(digests.items(digest)).extracting(DigestItem::notice).containsExactly(ofHue(3).id());
        assertThat(routing.route(urgent(3), later))
                .as("the second of the home city")
                .isEqualTo(AT_ONCE);
        assertThat(digests.items(new DigestKey("uv-dn", FRIDAY_SLOT)))
                .extracting(DigestItem::notice)
                .containsExactly(urgent(1).id());
    }

    @Test
    void whatIsOfACityWithoutCatalogWaitsForIt() {
        CaseKey unknown = CaseKey.parse("da-nang:" + SomeFigures.CASE);
        CaseNotice notice = SomeNotices.of(SomeNotices.openedAs(unknown), NoticeKind.FIRED, "uv-dn");
        assertThatThrownBy(() -> routing.route(notice, NOW))
                .isInstanceOf(UnknownCityException.class)
                .hasMessageContaining("da-nang");
    }

    private static CaseNotice ofHue(int episode) {
        CaseKey key = CaseKey.parse("hue:" + SomeFigures.CASE);
        return CaseNoticeFixture.like(SomeNotices.of(SomeNotices.openedAs(key), NoticeKind.FIRED, "uv-dn"))
                .episode(episode)
                .wantedAt(NOW)
                .urgency(Urgency.URGENT)
                .build();
    }

    @Test
    void foldsWhatIsBeyondTheDaysAllowanceUrgentOrNot() {
        assertThat(routing.route(urgent(1), NOW)).isEqualTo(AT_ONCE);
        assertThat(routing.route(normal(2), NOW)).isEqualTo(AT_ONCE);
        assertFolded(urgent(3), NOW, FRIDAY_SLOT, "beyond 2 mails at once on 2022-04-07");
        Instant midnight = Instant.parse("2022-04-07T17:00:00Z");
        assertFolded(urgent(4), midnight.minusMillis(1), FRIDAY_SLOT, "beyond 2 mails at once on 2022-04-07");
        assertThat(routing.route(urgent(5), midnight)).as("the next day").isEqualTo(AT_ONCE);
    }

    @Test
    void whatWaitsCountsOnTheDayOnWhichItLeaves() {
        Instant night = Instant.parse("2022-04-07T13:00:00Z");
        assertThat(routing.route(normal(1), night)).isInstanceOf(Route.Defer.class);
        assertThat(routing.route(normal(2), night)).isInstanceOf(Route.Defer.class);
        assertFolded(normal(3), night, FRIDAY_SLOT, "beyond 2 mails at once on 2022-04-08");
        assertThat(routing.route(urgent(4), night)).as("still the 7th").isEqualTo(AT_ONCE);
    }

    @Test
    void theReportOfAQuarterWaitsForMorningUnlessItWasAskedFor() {
        Instant midnight = Instant.parse("2022-04-07T17:00:00Z");
        ReportNotice atDeadline =
                new ReportNotice(new Quarter(2022, 1), Scope.city(), ReportNotice.AT_DEADLINE, "uv-dn", midnight);
        ReportNotice asked = new ReportNotice(new Quarter(2022, 1), Scope.city(), "request-1", "uv-dn", midnight);
        assertThat(routing.route(atDeadline, midnight))
                .isEqualTo(new Route.Defer(Instant.parse("2022-04-07T23:30:00Z"), "quiet hours"));
        assertThat(routing.route(asked, midnight)).isEqualTo(AT_ONCE);
    }

    @Test
    void aDigestAndWhatGoesToNoPersonOfTheCatalogLeaveAtOnce() {
        Instant night = Instant.parse("2022-04-07T13:00:00Z");
        assertThat(routing.route(new DigestNotice(new DigestKey("uv-dn", FRIDAY_SLOT), night, List.of()), night))
                .isEqualTo(AT_ONCE);
        assertThat(routing.route(SomeReminders.overdue("nobody"), night)).isEqualTo(AT_ONCE);
    }

    @Test
    void theSameAgainIsFoldedIntoTheSameDigestEvenOnceItIsClosedOrTheReasonIsGone() {
        delivery = Person.Delivery.DAILY_DIGEST;
        assertFolded(normal(1), NOW, FRIDAY_SLOT, "wants a daily digest");
        delivery = Person.Delivery.AT_ONCE;
        assertFolded(normal(1), NOW, FRIDAY_SLOT, "was joined to this digest before");
        assertFolded(normal(1), FRIDAY_SLOT.plusSeconds(5), FRIDAY_SLOT, "was joined to this digest before");
        assertFolded(normal(1), TUESDAY_SLOT.plusSeconds(5), FRIDAY_SLOT, "was joined to this digest before");
        assertThat(digests.items(new DigestKey("uv-dn", TUESDAY_SLOT))).isEmpty();
    }

    @Test
    void aLateOneTakesTheNextSlotThatIsOpen() {
        delivery = Person.Delivery.DAILY_DIGEST;
        digests.close(new DigestKey("uv-dn", FRIDAY_SLOT));
        assertFolded(normal(1), NOW, TUESDAY_SLOT, "wants a daily digest");
        assertFolded(normal(1), NOW, TUESDAY_SLOT, "was joined to this digest before");
        assertFolded(normal(2), FRIDAY_SLOT, TUESDAY_SLOT, "wants a daily digest");
    }

    /** An instance that passes a slot over closes it, so that a slower instance does not join it afterwards. */
    @Test
    void aSlotThatIsOverIsClosedBeforeItIsPassedOver() {
        delivery = Person.Delivery.DAILY_DIGEST;
        assertFolded(normal(1), FRIDAY_SLOT.plusSeconds(1), TUESDAY_SLOT, "wants a daily digest");
        assertThat(digests.join(new DigestKey("uv-dn", FRIDAY_SLOT), DigestItem.of(normal(1))))
                .isEqualTo(InMemoryDigestRepository.Joined.CLOSED);
    }

    /** A storm: 5,000 figures far behind against two targets each, by seconds through one day and night. */
    @Test
    void aStormGivesALeaderAtMostThreeMailsADayWithEverythingCounted() {
        TurnableClock clock = new TurnableClock();
        InMemoryOutbox outbox = new InMemoryOutbox();
        OutboxPublisher outboxPublisher = new OutboxPublisher(outbox, routing, policy(), new RecordingTally(), clock);
        DigestService close = new DigestService(
                Catalogs.of(SmallCity.catalog()), CityIds.ofHome("thanh-hoa"), digests, outboxPublisher);
        Set<String> wanted = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            Notice notice = storm(i, clock.instant());
            wanted.add(notice.id());
            outboxPublisher.post(notice);
            close.tick(clock.instant());
            clock.turn(Duration.ofSeconds(8));
        }
        clock.turn(Duration.ofDays(7));
        close.tick(clock.instant());

        List<OutboxRow> rows = outbox.list(new Outbox.Filter(null, "uv-dn", null, false), null, 20_000);
        List<OutboxRow> mails =
                rows.stream().filter(row -> row.state() != DeliveryState.FOLDED).toList();
        Set<String> told = new HashSet<>();
        mails.stream().map(OutboxRow::id).filter(wanted::contains).forEach(told::add);
        int atOnce = told.size();
        mails.stream()
                .filter(row -> row.notice().kind() == NoticeKind.DIGEST)
                .map(row -> ((DigestNotice) row.notice()).digest())
                .flatMap(digest -> digests.items(digest).stream())
                .forEach(item ->
                        assertThat(told.add(item.notice())).as("told once").isTrue());
        assertThat(told).containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(atOnce).as("two on the 7th and two on the 8th").isEqualTo(4);
        assertThat(mails.stream()
                        .collect(Collectors.groupingBy(
                                row -> row.dueAt().atZone(SmallCity.ZONE).toLocalDate())))
                .allSatisfy((day, ofDay) -> assertThat(ofDay).hasSizeLessThanOrEqualTo(3));
        DigestSummary friday = DigestSummary.of(digests.items(new DigestKey("uv-dn", FRIDAY_SLOT)));
        assertThat(friday.notices()).isGreaterThan(9_000);
        assertThat(friday.lines()).hasSizeLessThan(5_001);
    }

    private static Notice storm(int number, Instant now) {
        DutyKey duty = new DutyKey("w-" + number / 2, new Quarter(2022, 1), "calendar-quarter");
        NoticeKind kind = number % 2 == 0 ? NoticeKind.REMINDER : NoticeKind.OVERDUE;
        return new ReminderNotice(
                duty, kind, 1, 1, SomeReminders.DEADLINE, List.of("RETAIL_SALES"), "uv-dn", now, "thread");
    }

    private void assertFolded(Notice notice, Instant now, Instant slot, String why) {
        DigestKey digest = new DigestKey(notice.recipient(), slot);
        assertThat(routing.route(notice, now)).isEqualTo(new Route.Fold(digest.id(), why));
        assertThat(digests.has(digest, notice.id())).isTrue();
    }

    private static CaseNotice normal(int number) {
        return notice(number, Urgency.NORMAL);
    }

    private static CaseNotice urgent(int number) {
        return notice(number, Urgency.URGENT);
    }

    private static CaseNotice notice(int number, Urgency urgency) {
        return CaseNoticeFixture.like(SomeNotices.fired("uv-dn"))
                .episode(number)
                .wantedAt(NOW)
                .urgency(urgency)
                .build();
    }

    private Catalog city() {
        Catalog city = SmallCity.catalog();
        List<Person> people = city.people().stream()
                .map(one -> new Person(
                        one.id(),
                        one.position(),
                        one.email(),
                        one.language(),
                        one.inChargeOf(),
                        one.indicators(),
                        one.level(),
                        delivery,
                        one.validity()))
                .toList();
        return new Catalog(
                        city.id(),
                        city.name(),
                        city.units(),
                        city.clusters(),
                        city.indicators(),
                        city.targets(),
                        people,
                        city.calendar())
                .withAlertPolicy(decided);
    }

    private static DeliveryPolicy policy() {
        return new DeliveryPolicy(
                Duration.ofMinutes(2),
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                Duration.ofDays(3),
                Duration.ofMinutes(5));
    }
}
