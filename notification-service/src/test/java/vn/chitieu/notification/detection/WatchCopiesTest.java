package vn.chitieu.notification.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.notification.fixtures.SomeFigures.TOTAL;
import static vn.chitieu.notification.fixtures.SomeFigures.figures;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.notification.cases.CaseScheduler;
import vn.chitieu.notification.cases.StillWanted;
import vn.chitieu.notification.cases.TransitionContextFactory;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.CaseNotice;
import vn.chitieu.notification.cases.model.CasePolicies;
import vn.chitieu.notification.cases.policy.CasePolicy;
import vn.chitieu.notification.cases.policy.Confirmation;
import vn.chitieu.notification.cases.policy.Holding;
import vn.chitieu.notification.cases.policy.Rule;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.fixtures.InMemoryCases;
import vn.chitieu.notification.fixtures.InMemoryWatches;
import vn.chitieu.notification.fixtures.RecordingTally;
import vn.chitieu.notification.fixtures.SmallCity;
import vn.chitieu.notification.fixtures.TurnableClock;
import vn.chitieu.notification.notice.NoticeKind;
import vn.chitieu.notification.watch.WatchService;

/** The member in charge is asked about a fall of the city; the standing board watches, and so may the member. */
class WatchCopiesTest {

    private static final CaseKey ASKS = new CaseKey(Rule.BEHIND_TARGET, TOTAL, "PROVINCE");
    private static final CaseKey WATCH = new CaseKey(Rule.WATCH_LIST, TOTAL, "PROVINCE");
    private static final CasePolicy AFTER_A_DAY = new CasePolicy(
            new Confirmation(FigureStatus.OFFICIAL, 0, 1, false),
            BigDecimal.ONE,
            new Holding(1, 0),
            CasePolicy.Urgent.SEVERE,
            5,
            3,
            0);

    private final Catalog city = SmallCity.catalog();
    private final TurnableClock clock = new TurnableClock();
    private final InMemoryCases cases = new InMemoryCases();
    private final WatchService watches = new WatchService(new InMemoryWatches(), clock);
    private final TransitionContextFactory context = new TransitionContextFactory(
            Catalogs.of(city),
            CityIds.ofHome(city.id()),
            CasePolicies.same(AFTER_A_DAY),
            clock,
            total -> watches.watching(total.city(), total.scope(), total.indicator()));
    private final DetectionService track = new DetectionService(cases, context, new RecordingTally());
    private final CaseScheduler keep = new CaseScheduler(cases, context, new RecordingTally());
    private final StillWanted wanted = new StillWanted(cases, context, watches);

    @Test
    void whoIsInChargeAndWatchesGetsTheMailThatAsksAlone() {
        watchedBy("uv-dn", "thuong-truc");
        track.track(List.of(figures().official().total()));
        assertThat(recipients(ASKS, NoticeKind.FIRED)).containsExactlyInAnyOrder("uv-dn", "co-van");
        assertThat(recipients(WATCH, NoticeKind.FIRED)).containsExactly("thuong-truc");

        track.track(List.of(
                figures().revision(2).worth("270", Verdict.AHEAD).total(),
                figures().revision(3).worth("270", Verdict.AHEAD).total()));
        assertThat(recipients(ASKS, NoticeKind.RECOVERED)).containsExactlyInAnyOrder("uv-dn", "co-van");
        assertThat(recipients(WATCH, NoticeKind.RECOVERED)).containsExactly("thuong-truc");
    }

    @Test
    void whoIsInChargeAndDoesNotWatchTakesNoCopyFromWhoWatches() {
        watchedBy("thuong-truc");
        track.track(List.of(figures().official().total()));
        assertThat(recipients(ASKS, NoticeKind.FIRED)).containsExactlyInAnyOrder("uv-dn", "co-van");
        assertThat(recipients(WATCH, NoticeKind.FIRED)).containsExactly("thuong-truc");
    }

    @Test
    void soItIsWhereTimeOpensBothCases() {
        watchedBy("uv-dn", "thuong-truc");
        track.track(List.of(figures().total()));
        clock.turn(Duration.ofDays(4));
        keep.tick(clock.instant());
        assertThat(recipients(ASKS, NoticeKind.FIRED)).containsExactlyInAnyOrder("uv-dn", "co-van");
        assertThat(recipients(WATCH, NoticeKind.FIRED)).containsExactly("thuong-truc");
    }

    /** A copy of yesterday that waits for the morning is overtaken by the mail that asks. */
    @Test
    void aCopyThatHasNotLeftIsNotWantedOnceTheRecipientIsAskedAndNeitherIsThatOfTheEnd() {
        watchedBy("uv-dn", "thuong-truc");
        track.track(List.of(figures().official().worth("240", Verdict.AT_RISK).total()));
        assertThat(recipients(WATCH, NoticeKind.FIRED)).containsExactlyInAnyOrder("uv-dn", "thuong-truc");
        assertThat(stillWanted(NoticeKind.FIRED)).containsExactlyInAnyOrder("uv-dn", "thuong-truc");

        track.track(List.of(figures().revision(2).official().total()));
        assertThat(recipients(ASKS, NoticeKind.FIRED)).containsExactlyInAnyOrder("uv-dn", "co-van");
        assertThat(stillWanted(NoticeKind.FIRED)).containsExactly("thuong-truc");

        track.track(List.of(
                figures().revision(3).worth("270", Verdict.AHEAD).total(),
                figures().revision(4).worth("270", Verdict.AHEAD).total()));
        assertThat(recipients(ASKS, NoticeKind.RECOVERED)).contains("uv-dn");
        assertThat(stillWanted(NoticeKind.RECOVERED)).containsExactly("thuong-truc");
    }

    private void watchedBy(String... people) {
        for (String person : people) {
            assertThat(watches.begin(CityKey.HOME, person, TOTAL.scope(), TOTAL.indicator()))
                    .isTrue();
        }
    }

    private List<String> recipients(CaseKey key, NoticeKind kind) {
        return notices(key, kind).stream().map(CaseNotice::recipient).toList();
    }

    private List<String> stillWanted(NoticeKind kind) {
        return notices(WATCH, kind).stream()
                .filter(wanted)
                .map(CaseNotice::recipient)
                .toList();
    }

    private List<CaseNotice> notices(CaseKey key, NoticeKind kind) {
        return cases.find(key).orElseThrow().outgoing().pending().stream()
                .filter(one -> one.kind() == kind)
                .toList();
    }
}
