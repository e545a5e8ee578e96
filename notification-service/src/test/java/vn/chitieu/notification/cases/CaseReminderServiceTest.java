package vn.chitieu.notification.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.notification.cases.life.CaseAnswers;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.AnswerReminder;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.CaseNotice;
import vn.chitieu.notification.cases.policy.Rule;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.fixtures.InMemoryCases;
import vn.chitieu.notification.fixtures.RecordingTally;
import vn.chitieu.notification.fixtures.SmallCity;
import vn.chitieu.notification.fixtures.SomeFigures;
import vn.chitieu.notification.fixtures.SomeNotices;
import vn.chitieu.notification.fixtures.TurnableClock;
import vn.chitieu.notification.notice.NoticeKind;

class CaseReminderServiceTest {

    private static final CaseKey ONE = SomeFigures.CASE;
    private static final CaseKey OF_THE_CITY = new CaseKey(Rule.BEHIND_TARGET, SomeFigures.TOTAL, "CITY");

    private final TurnableClock clock = new TurnableClock();
    private final Catalog city = SmallCity.catalog();
    private final InMemoryCases cases = new InMemoryCases();
    private final TransitionContextFactory context =
            new TransitionContextFactory(Catalogs.of(city), CityIds.ofHome(city.id()), SomeFigures.POLICY, clock);
    private final CaseReminderService reminders = new CaseReminderService(cases, context, new RecordingTally());

    @BeforeEach
    void aCaseAwaitsAnAnswer() {
        assertThat(cases.store(SomeNotices.opened())).isTrue();
    }

    @Test
    void remindsEachOfThoseAskedByANoticeThatAsksAgain() {
        AlertCase one = remind();

        assertThat(reminders(one)).extracting(CaseNotice::recipient).containsExactlyElementsOf(sorted(one.awaitedOf()));
        assertThat(reminders(one).get(0).question().recipientAnswersBy()).isEqualTo(one.dueAt());
        assertThat(one.responses().reminder()).isEqualTo(new AnswerReminder("can-bo", clock.instant()));
        assertThat(one.outgoing().transitions())
                .as("which readers of alert-events would have to know")
                .hasSameSizeAs(SomeNotices.opened().outgoing().transitions());
    }

    @Test
    void onceADayWhoeverWantsItAndAgainOnTheNext() {
        AlertCase first = remind();
        AlertCase again = ((CaseAnswer.Taken) reminders.remind(ONE, city, "quan-tri")).now();
        assertThat(again).isEqualTo(first);

        clock.turn(Duration.ofDays(1));
        AlertCase next = remind();
        assertThat(reminders(next)).hasSize(2 * reminders(first).size());
        assertThat(reminders(next)).extracting(CaseNotice::id).doesNotHaveDuplicates();
    }

    @Test
    void aFallIsOneMailToEach() {
        assertThat(cases.store(SomeNotices.openedAs(OF_THE_CITY))).isTrue();
        AlertCase one = remind();
        AlertCase other = cases.find(OF_THE_CITY).orElseThrow();

        assertThat(reminders(other)).hasSameSizeAs(reminders(one));
        assertThat(reminders(other).get(0).awaits())
                .containsExactly(reminders(one).get(0).id());
        assertThat(reminders(one).get(0).awaits())
                .containsExactly(reminders(other).get(0).id());
    }

    @Test
    void refusesWhatAwaitsNoAnswer() {
        assertThat(refusal(OF_THE_CITY)).isEqualTo(CaseAnswers.Refusal.UNKNOWN_CASE);
        new ExplanationService(cases, context, new RecordingTally())
                .explain(
                        ONE,
                        1,
                        new ExplanationService.Input("Chậm mặt bằng", "Giao ban", LocalDate.of(2022, 4, 29)),
                        "uv-dn");
        assertThat(refusal(ONE)).isEqualTo(CaseAnswers.Refusal.ALREADY_EXPLAINED);
        assertThat(cases.find(ONE).orElseThrow().awaitedOf()).isEmpty();
    }

    @Test
    void refusesWhereNoneOfThoseAskedIsThereAnyMore() {
        Catalog without = new Catalog(
                city.id(),
                city.name(),
                city.units(),
                city.clusters(),
                city.indicators(),
                List.of(),
                List.of(),
                city.calendar());
        assertThat(((CaseAnswer.Refused) reminders.remind(ONE, without, "can-bo")).code())
                .isEqualTo(CaseAnswers.Refusal.NO_RECIPIENT);
    }

    private AlertCase remind() {
        return ((CaseAnswer.Taken) reminders.remind(ONE, city, "can-bo")).now();
    }

    private CaseAnswers.Refusal refusal(CaseKey key) {
        return ((CaseAnswer.Refused) reminders.remind(key, city, "can-bo")).code();
    }

    private static List<CaseNotice> reminders(AlertCase one) {
        return one.outgoing().pending().stream()
                .filter(notice -> notice.kind() == NoticeKind.ANSWER_REMINDER)
                .toList();
    }

    private static List<String> sorted(List<String> ids) {
        return ids.stream().sorted().toList();
    }
}
