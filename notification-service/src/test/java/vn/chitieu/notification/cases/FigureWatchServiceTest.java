package vn.chitieu.notification.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.chitieu.notification.fixtures.SomeFigures.TOTAL;
import static vn.chitieu.notification.fixtures.SomeFigures.figures;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.CaseNotice;
import vn.chitieu.notification.cases.model.CasePolicies;
import vn.chitieu.notification.cases.model.CaseRepository;
import vn.chitieu.notification.cases.policy.CasePolicy;
import vn.chitieu.notification.cases.policy.Rule;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.detection.DetectionService;
import vn.chitieu.notification.fixtures.Faulty;
import vn.chitieu.notification.fixtures.InMemoryCases;
import vn.chitieu.notification.fixtures.InMemoryOutbox;
import vn.chitieu.notification.fixtures.InMemoryWatches;
import vn.chitieu.notification.fixtures.RecordingTally;
import vn.chitieu.notification.fixtures.SmallCity;
import vn.chitieu.notification.fixtures.SomeFigures;
import vn.chitieu.notification.fixtures.TurnableClock;
import vn.chitieu.notification.mail.NoticeRelay;
import vn.chitieu.notification.notice.NoticeKind;
import vn.chitieu.notification.outbox.DeliveryPolicy;
import vn.chitieu.notification.outbox.NoticeRouter;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.OutboxPublisher;
import vn.chitieu.notification.outbox.OutboxRow;
import vn.chitieu.notification.watch.WatchService;

/** The adviser watches since January; the figure is at risk, or behind, before the standing board begins to watch. */
class FigureWatchServiceTest {

    private static final CaseKey WATCH = new CaseKey(Rule.WATCH_LIST, TOTAL, "PROVINCE");
    private static final String BOARD = "thuong-truc";
    private static final CasePolicy ASKS_NOTHING = new CasePolicy(
            SomeFigures.POLICY.confirmation(),
            SomeFigures.POLICY.marginPoints(),
            SomeFigures.POLICY.holding(),
            CasePolicy.Urgent.NEVER,
            0,
            0,
            0);

    private final Catalog city = SmallCity.catalog();
    private final TurnableClock clock = new TurnableClock();
    private final InMemoryCases cases = new InMemoryCases();
    private final InMemoryWatches store = new InMemoryWatches();
    private final InMemoryOutbox outbox = new InMemoryOutbox();
    private final WatchService watches = new WatchService(store, clock);
    private final TransitionContextFactory context = new TransitionContextFactory(
            Catalogs.of(city),
            CityIds.ofHome(city.id()),
            CasePolicies.same(ASKS_NOTHING),
            clock,
            total -> watches.watching(total.city(), total.scope(), total.indicator()));
    private final DetectionService track = new DetectionService(cases, context, new RecordingTally());
    private final FigureWatchService service = service(cases);

    @BeforeEach
    void theAdviserWatches() {
        assertThat(watches.begin(CityKey.HOME, "co-van", TOTAL.scope(), TOTAL.indicator()))
                .isTrue();
    }

    @Test
    void whoBeginsToWatchWhileACaseIsOpenGetsOneMailOfItWhichAsksNothing() {
        atRisk();
        assertThat(begin()).isTrue();
        assertThat(mails(BOARD)).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(NoticeKind.FIRED);
            assertThat(notice.about()).isEqualTo(WATCH);
            assertThat(notice.question().answerBy()).isNull();
            assertThat(notice.id()).isEqualTo(CaseNotice.idOf(WATCH, 1, NoticeKind.FIRED, 1, BOARD));
        });
        assertThat(mails("co-van")).hasSize(1);

        assertThat(begin()).as("a second tap").isTrue();
        service.end(CityKey.HOME, BOARD, TOTAL.scope(), TOTAL.indicator());
        assertThat(begin()).as("once more in the same episode").isTrue();
        clock.turn(Duration.ofMinutes(1));
        service.tick(clock.instant());
        service(cases).tick(clock.instant());
        assertThat(mails(BOARD)).hasSize(1);
    }

    @Test
    void theEndIsToldToWhoBeganLateAndTheNextEpisodeOpensWithThem() {
        atRisk();
        begin();
        recovers(2);
        assertThat(mails(BOARD))
                .extracting(CaseNotice::kind)
                .containsExactlyInAnyOrder(NoticeKind.FIRED, NoticeKind.RECOVERED);
        track.track(List.of(
                figures().revision(4).official().worth("240", Verdict.AT_RISK).total()));
        assertThat(mails(BOARD))
                .filteredOn(notice -> notice.kind() == NoticeKind.FIRED)
                .extracting(notice -> notice.occasion().episode())
                .containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void withoutAnOpenCaseThereIsNoMailAndTheFigureStandsWell() {
        begin();
        assertThat(mails(BOARD)).isEmpty();
        assertThat(standing()).isEmpty();
        atRisk();
        assertThat(standing()).extracting(AlertCase::key).containsExactly(WATCH);
        recovers(2);
        assertThat(standing()).isEmpty();
        service.end(CityKey.HOME, BOARD, TOTAL.scope(), TOTAL.indicator());
        assertThat(begin()).isTrue();
        assertThat(mails(BOARD)).as("that of the episode alone").hasSize(2);
    }

    /** The member in charge is asked about the fall, so there is nothing that a copy would add. */
    @Test
    void whoIsAskedAboutTheFallGetsNoCopyOfIt() {
        track.track(List.of(figures().official().total()));
        assertThat(service.begin(CityKey.HOME, "uv-dn", TOTAL.scope(), TOTAL.indicator()))
                .isTrue();
        assertThat(mails("uv-dn")).extracting(CaseNotice::about).containsExactly(SomeFigures.CASE);
        assertThat(standing()).extracting(one -> one.key().rule()).containsExactly(Rule.BEHIND_TARGET, Rule.WATCH_LIST);
        begin();
        assertThat(mails(BOARD)).extracting(CaseNotice::about).containsExactly(WATCH);
    }

    @Test
    void twoOwnersOfOneFigureAreOneMail() {
        SomeFigures some = figures().official().worth("240", Verdict.AT_RISK);
        track.track(List.of(some.total(TOTAL, Map.of("CITY", some.build(), "PROVINCE", some.build()))));
        begin();
        relay();
        List<OutboxRow> rows = rows(BOARD);
        assertThat(rows).hasSize(2);
        assertThat(rows)
                .filteredOn(row -> !row.state().isDone())
                .singleElement()
                .satisfies(row -> assertThat(row.members()).hasSize(2));
        assertThat(rows("co-van")).filteredOn(row -> !row.state().isDone()).hasSize(1);
    }

    @Test
    void aCrashBetweenWatchAndCaseLosesNoMailAndSendsNoneTwice() {
        atRisk();
        CaseRepository dying = Faulty.store(CaseRepository.class, cases, (method, first) -> method.equals("store"));
        assertThatThrownBy(() -> service(dying).begin(CityKey.HOME, BOARD, TOTAL.scope(), TOTAL.indicator()))
                .isInstanceOf(RuntimeException.class);
        assertThat(mails(BOARD)).isEmpty();
        assertThat(service(dying).tick(clock.instant()))
                .as("a fault holds up no other")
                .isTrue();

        assertThat(service.tick(clock.instant())).isTrue();
        assertThat(mails(BOARD)).hasSize(1);
        clock.turn(Duration.ofSeconds(11));
        assertThat(service.tick(clock.instant())).isTrue();
        assertThat(service.tick(clock.instant()))
                .as("every instance knows of it")
                .isFalse();
        assertThat(mails(BOARD)).hasSize(1);
    }

    @Test
    void whereTheFigureIsOnItsWayBackTheMailWaitsForItToFallAgain() {
        atRisk();
        track.track(List.of(figures().revision(2).worth("270", Verdict.AHEAD).total()));
        begin();
        clock.turn(Duration.ofSeconds(11));
        assertThat(service.tick(clock.instant())).isTrue();
        assertThat(mails(BOARD)).isEmpty();
        track.track(List.of(figures().revision(3).worth("240", Verdict.AT_RISK).total()));
        service.tick(clock.instant());
        assertThat(mails(BOARD)).hasSize(1);
        assertThat(service.tick(clock.instant())).isFalse();
    }

    @Test
    void theCaseOfAnotherScopeSaysNothing() {
        atRisk();
        assertThat(service.begin(CityKey.HOME, BOARD, new Scope.Unit("nam-ngan"), TOTAL.indicator()))
                .isTrue();
        assertThat(mails(BOARD)).isEmpty();
        assertThat(service.standing(CityKey.HOME, new Scope.Unit("nam-ngan"), TOTAL.indicator()))
                .isEmpty();
    }

    private boolean begin() {
        return service.begin(CityKey.HOME, BOARD, TOTAL.scope(), TOTAL.indicator());
    }

    private List<AlertCase> standing() {
        return service.standing(CityKey.HOME, TOTAL.scope(), TOTAL.indicator());
    }

    private void atRisk() {
        track.track(List.of(figures().official().worth("240", Verdict.AT_RISK).total()));
    }

    private void recovers(long revision) {
        track.track(List.of(
                figures().revision(revision).worth("270", Verdict.AHEAD).total(),
                figures().revision(revision + 1).worth("270", Verdict.AHEAD).total()));
    }

    private List<CaseNotice> mails(String person) {
        return cases.list(new CaseRepository.Filter(null, null, null), null, 100).items().stream()
                .flatMap(one -> one.outgoing().pending().stream())
                .filter(notice -> notice.recipient().equals(person))
                .toList();
    }

    private void relay() {
        DeliveryPolicy delivery = new DeliveryPolicy(
                Duration.ofMinutes(2),
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                Duration.ofDays(3),
                Duration.ofMinutes(5));
        new NoticeRelay(
                        cases,
                        new OutboxPublisher(outbox, NoticeRouter.atOnce(), delivery, new RecordingTally(), clock))
                .relay();
    }

    private List<OutboxRow> rows(String person) {
        return outbox.list(new Outbox.Filter(null, null, null, false), null, 1000).stream()
                .filter(row -> row.notice().recipient().equals(person))
                .toList();
    }

    private FigureWatchService service(CaseRepository in) {
        return new FigureWatchService(watches, in, context, new RecordingTally(), clock);
    }
}
