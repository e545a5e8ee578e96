package vn.chitieu.notification.routing.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.notification.fixtures.SomeFigures.NOW;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.CaseNotice;
import vn.chitieu.notification.cases.model.TotalKey;
import vn.chitieu.notification.cases.policy.Rule;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.fixtures.InMemorySilenceRepository;
import vn.chitieu.notification.fixtures.SomeFigures;
import vn.chitieu.notification.fixtures.SomeNotices;
import vn.chitieu.notification.fixtures.SomeReminders;
import vn.chitieu.notification.fixtures.TurnableClock;
import vn.chitieu.notification.notice.NoticeKind;
import vn.chitieu.notification.routing.silence.SilenceService.Answer;
import vn.chitieu.notification.routing.silence.SilenceService.Refusal;

class SilenceServiceTest {

    private static final Silence.About CITY = new Silence.About(Scope.city(), "NEW_ENTERPRISES", null, null);
    private static final Instant END = NOW.plus(Duration.ofDays(3));

    private final InMemorySilenceRepository silences = new InMemorySilenceRepository();
    private final TurnableClock clock = new TurnableClock();
    private final SilenceService silence = new SilenceService(silences, clock);

    @Test
    void keepsASilenceWithAuthorReasonAndEnd() {
        Answer answer = silence.create("s-1", CITY, " uv-dn ", "đang kiểm kê", END);
        Silence kept = new Silence("s-1", 1, CITY, "uv-dn", "đang kiểm kê", NOW, END, null);
        assertThat(answer).isEqualTo(new Answer.Kept(kept));
        assertThat(silences.find(CityKey.HOME, "s-1")).contains(kept);
    }

    @Test
    void theSameAgainIsTheSameAndAnotherUnderItsIdIsRefused() {
        Answer first = silence.create("s-1", CITY, "uv-dn", "đang kiểm kê", END);
        clock.turn(Duration.ofHours(1));
        assertThat(silence.create("s-1", CITY, "uv-dn", "đang kiểm kê", END)).isEqualTo(first);
        assertThat(codeOf(silence.create("s-1", CITY, "uv-dn", "khác", END))).isEqualTo(Refusal.ID_IN_USE);
        assertThat(codeOf(silence.create("s-1", CITY, "uv-dn", "đang kiểm kê", END.plusMillis(1))))
                .isEqualTo(Refusal.ID_IN_USE);
    }

    @Test
    void refusesWhatHasNoAuthorReasonOrEnd() {
        assertThat(codeOf(silence.create("s-1", CITY, " ", "x", END))).isEqualTo(Refusal.BAD_AUTHOR);
        assertThat(codeOf(silence.create("s-1", CITY, "x".repeat(101), "x", END)))
                .isEqualTo(Refusal.BAD_AUTHOR);
        assertThat(codeOf(silence.create("s-1", CITY, "uv-dn", "", END))).isEqualTo(Refusal.BAD_REASON);
        assertThat(codeOf(silence.create("s-1", CITY, "uv-dn", "x".repeat(501), END)))
                .isEqualTo(Refusal.BAD_REASON);
        assertThat(codeOf(silence.create("s-1", CITY, "uv-dn", "x", NOW))).isEqualTo(Refusal.BAD_END);
        assertThat(codeOf(silence.create(
                        "s-1",
                        CITY,
                        "uv-dn",
                        "x",
                        NOW.plus(SilenceService.LONGEST).plusMillis(1))))
                .isEqualTo(Refusal.BAD_END);
        assertThat(codeOf(silence.create("s/1", CITY, "uv-dn", "x", END))).isEqualTo(Refusal.BAD_ID);
        assertThat(silences.list(CityKey.HOME, null, 9)).isEmpty();
    }

    @Test
    void endsOnceAndKeepsWhoDidIt() {
        silence.create("s-1", CITY, "uv-dn", "đang kiểm kê", END);
        clock.turn(Duration.ofHours(1));
        Answer ended = silence.end(CityKey.HOME, "s-1", "thuong-truc");
        Silence now = silences.find(CityKey.HOME, "s-1").orElseThrow();
        assertThat(ended).isEqualTo(new Answer.Kept(now));
        assertThat(now.endedBy()).isEqualTo("thuong-truc");
        assertThat(now.end()).isEqualTo(clock.instant());
        clock.turn(Duration.ofHours(1));
        assertThat(silence.end(CityKey.HOME, "s-1", "uv-dn")).isEqualTo(ended);
        assertThat(codeOf(silence.end(CityKey.HOME, "s-2", "uv-dn"))).isEqualTo(Refusal.UNKNOWN_SILENCE);
        assertThat(codeOf(silence.end(CityKey.HOME, "s-1", " "))).isEqualTo(Refusal.BAD_AUTHOR);
    }

    @Test
    void silencesOnlyWhatItNamesAndOnlyWhileItHolds() {
        silence.create("s-1", CITY, "uv-dn", "đang kiểm kê", END);
        Silence one = silences.find(CityKey.HOME, "s-1").orElseThrow();
        assertThat(one.covers(SomeNotices.fired("uv-dn"), NOW)).isTrue();
        assertThat(one.covers(SomeNotices.fired("uv-dn"), END)).isFalse();
        assertThat(one.covers(SomeReminders.overdue("uv-dn"), NOW)).isFalse();
        Silence.About unit = new Silence.About(new Scope.Unit("nam-ngan"), null, null, null);
        assertThat(unit.covers(SomeReminders.overdue("uv-dn"))).isTrue();
        assertThat(unit.covers(SomeNotices.fired("uv-dn"))).isFalse();
        Silence.About person = new Silence.About(null, null, null, "co-van");
        assertThat(person.covers(SomeNotices.fired("co-van"))).isTrue();
        assertThat(person.covers(SomeNotices.fired("uv-dn"))).isFalse();
        Silence.About subject =
                new Silence.About(null, null, SomeReminders.overdue("x").subject(), null);
        assertThat(subject.covers(SomeReminders.reminder("uv-dn"))).isTrue();
        assertThat(subject.covers(SomeNotices.fired("uv-dn"))).isFalse();
    }

    @Test
    void aSilenceOfOneCaseIsOneOfItsFallAndOfNoOther() {
        Silence.About about = new Silence.About(null, null, SomeFigures.CASE.toString(), "uv-dn");
        assertThat(about.covers(fired(new CaseKey(Rule.BEHIND_TARGET, SomeFigures.TOTAL, "CITY"))))
                .isTrue();
        assertThat(about.covers(fired(new CaseKey(Rule.WATCH_LIST, SomeFigures.TOTAL, "CITY"))))
                .isFalse();
        TotalKey other = new TotalKey(new Scope.Unit("nam-ngan"), "NEW_ENTERPRISES", new Quarter(2022, 1));
        assertThat(about.covers(fired(new CaseKey(Rule.BEHIND_TARGET, other, "PROVINCE"))))
                .isFalse();
    }

    private static CaseNotice fired(CaseKey key) {
        return SomeNotices.of(SomeNotices.openedAs(key), NoticeKind.FIRED, "uv-dn");
    }

    @Test
    void silencesNothingOfAnotherCity() {
        Silence.About person = new Silence.About(new CityKey("hue:"), null, null, null, "uv-dn");
        assertThat(person.covers(SomeNotices.fired("uv-dn"))).isFalse();
        CaseKey ofHue = CaseKey.parse("hue:" + SomeFigures.CASE);
        assertThat(person.covers(SomeNotices.of(SomeNotices.openedAs(ofHue), NoticeKind.FIRED, "uv-dn")))
                .isTrue();
    }

    private static Refusal codeOf(Answer answer) {
        return ((Answer.Refused) answer).code();
    }

    @Test
    void soManySilencesOfAPersonHoldInACityAndNoMore() {
        for (int number = 0; number < SilenceService.MOST; number++) {
            assertThat(silence.create("s-" + number, CITY, "uv-dn", "x", END)).isInstanceOf(Answer.Kept.class);
        }

        assertThat(codeOf(silence.create("s-more", CITY, "uv-dn", "x", END))).isEqualTo(Refusal.TOO_MANY_SILENCES);
        assertThat(silence.create("s-0", CITY, "uv-dn", "x", END))
                .as("the same again")
                .isInstanceOf(Answer.Kept.class);
        assertThat(silence.create("s-other", CITY, "co-van", "x", END)).isInstanceOf(Answer.Kept.class);
        Silence.About ofHue = new Silence.About(new CityKey("hue:"), Scope.city(), null, null, null);
        assertThat(silence.create("s-hue", ofHue, "uv-dn", "x", END)).isInstanceOf(Answer.Kept.class);
        silence.end(CityKey.HOME, "s-1", "uv-dn");
        clock.turn(Duration.ofSeconds(1));
        assertThat(silence.create("s-more", CITY, "uv-dn", "x", END)).isInstanceOf(Answer.Kept.class);
    }
}
