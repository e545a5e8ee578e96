package vn.chitieu.notification.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.notification.cases.life.CaseLife;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseEvent;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.CaseNotice;
import vn.chitieu.notification.cases.model.CasePolicies;
import vn.chitieu.notification.cases.policy.Rule;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.fixtures.InMemoryCases;
import vn.chitieu.notification.fixtures.InMemoryWatches;
import vn.chitieu.notification.fixtures.RecordingTally;
import vn.chitieu.notification.fixtures.SmallCity;
import vn.chitieu.notification.fixtures.SomeFigures;
import vn.chitieu.notification.fixtures.SomeNotices;
import vn.chitieu.notification.fixtures.TurnableClock;
import vn.chitieu.notification.notice.NoticeKind;
import vn.chitieu.notification.watch.WatchService;

class StillWantedTest {

    private static final CaseKey WATCHED = new CaseKey(Rule.WATCH_LIST, SomeFigures.TOTAL, "PROVINCE");
    private static final String INDICATOR = SomeFigures.TOTAL.indicator();

    private final TurnableClock clock = new TurnableClock();
    private final Catalog city = SmallCity.catalog();
    private final InMemoryCases cases = new InMemoryCases();
    private final WatchService watches = new WatchService(new InMemoryWatches(), clock);
    private final TransitionContextFactory context = new TransitionContextFactory(
            Catalogs.of(city),
            CityIds.ofHome(city.id()),
            CasePolicies.same(SomeFigures.POLICY),
            clock,
            total -> watches.watching(total.city(), total.scope(), total.indicator()));
    private final StillWanted wanted = new StillWanted(cases, context, watches);

    /** A person who watches gets the notice as one of the catalog's watchers does, and none after ending it. */
    @Test
    void aWatchedFigureIsToldToThoseWhoWatchItAndIsNotWantedOnceTheyEndIt() {
        assertThat(context.of(WATCHED).chain().step(0)).isEmpty();
        watches.begin(CityKey.HOME, "thuong-truc", Scope.city(), INDICATOR);
        watches.begin(CityKey.HOME, "who-left", Scope.city(), INDICATOR);
        assertThat(context.of(WATCHED).chain().steps()).containsExactly(List.of("thuong-truc"));

        AlertCase one = Objects.requireNonNull(CaseLife.next(
                null,
                new CaseEvent.Judged(
                        WATCHED,
                        SomeFigures.figures()
                                .official()
                                .worth("142", Verdict.BEHIND)
                                .build()),
                context.of(WATCHED)));
        CaseNotice notice = SomeNotices.of(one, NoticeKind.FIRED, "thuong-truc");
        assertThat(wanted.test(notice)).isTrue();

        watches.end(CityKey.HOME, "thuong-truc", Scope.city(), INDICATOR);
        assertThat(wanted.test(notice)).isFalse();
    }

    @Test
    void aReminderIsWantedUntilTheAnswerHasCome() {
        assertThat(cases.store(SomeNotices.opened())).isTrue();
        CaseReminderService reminders = new CaseReminderService(cases, context, new RecordingTally());
        AlertCase one = ((CaseAnswer.Taken) reminders.remind(SomeFigures.CASE, city, "can-bo")).now();
        CaseNotice reminder = SomeNotices.of(one, NoticeKind.ANSWER_REMINDER, "uv-dn");
        assertThat(wanted.test(reminder)).isTrue();
        assertThat(wanted.test(SomeNotices.fired("uv-dn"))).isTrue();

        new ExplanationService(cases, context, new RecordingTally())
                .explain(
                        SomeFigures.CASE,
                        1,
                        new ExplanationService.Input("Chậm mặt bằng", "Giao ban", LocalDate.of(2022, 4, 29)),
                        "uv-dn");
        assertThat(wanted.test(reminder)).isFalse();
    }

    @Test
    void whoeverWatchesInAnotherInstanceIsKnownAfterFiveSecondsAndAHundredFiguresAreEnough() {
        InMemoryWatches store = new InMemoryWatches();
        WatchService here = new WatchService(store, clock);
        WatchService elsewhere = new WatchService(store, clock);
        assertThat(here.watching(CityKey.HOME, Scope.city(), INDICATOR)).isEmpty();
        assertThat(elsewhere.begin(CityKey.HOME, "uv-dn", Scope.city(), INDICATOR))
                .isTrue();
        assertThat(here.watching(CityKey.HOME, Scope.city(), INDICATOR)).isEmpty();
        clock.turn(Duration.ofSeconds(6));
        assertThat(here.watching(CityKey.HOME, Scope.city(), INDICATOR)).containsExactly("uv-dn");

        for (int i = 1; i < WatchService.MOST; i++) {
            assertThat(here.begin(CityKey.HOME, "uv-dn", Scope.city(), "I" + i)).isTrue();
        }
        assertThat(here.begin(CityKey.HOME, "uv-dn", Scope.city(), "ONE_MORE")).isFalse();
        assertThat(here.begin(CityKey.HOME, "uv-dn", Scope.city(), INDICATOR)).isTrue();
    }
}
