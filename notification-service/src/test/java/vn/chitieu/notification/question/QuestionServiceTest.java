package vn.chitieu.notification.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.cases.model.TotalKey;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.fixtures.InMemoryOutbox;
import vn.chitieu.notification.fixtures.InMemoryQuestions;
import vn.chitieu.notification.fixtures.RecordingTally;
import vn.chitieu.notification.fixtures.SmallCity;
import vn.chitieu.notification.fixtures.TurnableClock;
import vn.chitieu.notification.notice.NoticeKind;
import vn.chitieu.notification.outbox.DeliveryPolicy;
import vn.chitieu.notification.outbox.NoticeRouter;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.OutboxPublisher;
import vn.chitieu.notification.outbox.OutboxRow;
import vn.chitieu.notification.outbox.Route;
import vn.chitieu.notification.outbox.delivery.WakeUpSignal;
import vn.chitieu.notification.question.QuestionService.Outcome;
import vn.chitieu.notification.question.QuestionService.Refusal;

/** The standing board asks about Nam Ngạn, which has a head, and about the whole city. */
class QuestionServiceTest {

    private static final Catalog CITY = SmallCity.catalog();
    private static final TotalKey OF_NAM_NGAN =
            new TotalKey(new Scope.Unit("nam-ngan"), "NEW_ENTERPRISES", new Quarter(2022, 1));
    private static final TotalKey OF_THE_CITY = new TotalKey(Scope.city(), "NEW_ENTERPRISES", new Quarter(2022, 1));

    private final InMemoryQuestions questions = new InMemoryQuestions();
    private final InMemoryOutbox outbox = new InMemoryOutbox();
    private final TurnableClock clock = new TurnableClock();
    private final QuestionService service = service(NoticeRouter.atOnce());

    @Test
    void theHeadOfTheUnitIsAskedByMailOnce() {
        QuestionRecord one = kept(ask("q-1", OF_NAM_NGAN, "Vì sao?"));
        assertThat(one.asked()).containsExactly("chu-tich-nam-ngan");
        assertThat(one.pending()).isFalse();
        assertThat(kept(ask("q-1", OF_NAM_NGAN, "Vì sao?")))
                .as("the same again")
                .isEqualTo(one);
        assertThat(notices()).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(NoticeKind.QUESTION);
            assertThat(notice.recipient()).isEqualTo("chu-tich-nam-ngan");
            assertThat(notice.question().text()).isEqualTo("Vì sao?");
        });
        assertThat(code(ask("q-1", OF_NAM_NGAN, "Vì sao thế?"))).isEqualTo(Refusal.ID_IN_USE);
        assertThat(code(ask("q-1", OF_THE_CITY, "Vì sao?"))).isEqualTo(Refusal.ID_IN_USE);
    }

    @Test
    void ofTheCityThoseOfTheLowestLevelAreAskedAndNotWhoAsks() {
        assertThat(kept(ask("q-1", OF_THE_CITY, "Vì sao?")).asked()).containsExactlyInAnyOrder("uv-dn", "co-van");
        assertThat(kept(service.ask(CITY, "q-2", OF_THE_CITY, "uv-dn", "Vì sao?"))
                        .asked())
                .containsExactly("co-van");
    }

    @Test
    void aFigureOfWhichOnlyWhoAsksIsInChargeIsNotAskedAbout() {
        assertThat(code(service.ask(CITY, "q-1", OF_NAM_NGAN, "chu-tich-nam-ngan", "Vì sao?")))
                .isEqualTo(Refusal.NO_PERSON_IN_CHARGE);
        assertThat(questions.list(CityKey.HOME, Set.of(), null, 9)).isEmpty();
        assertThat(notices()).isEmpty();
    }

    @Test
    void theFirstAnswerGoesToWhoAskedAndStays() {
        ask("q-1", OF_NAM_NGAN, "Vì sao?");
        clock.turn(Duration.ofHours(1));
        QuestionRecord answered = kept(answer("q-1", "chu-tich-nam-ngan", "Đang đối chiếu."));
        assertThat(answered.answer())
                .isEqualTo(new Question.Answer("chu-tich-nam-ngan", "Đang đối chiếu.", clock.instant()));
        clock.turn(Duration.ofHours(1));
        assertThat(kept(answer("q-1", "chu-tich-nam-ngan", "Đang đối chiếu."))).isEqualTo(answered);
        assertThat(code(answer("q-1", "chu-tich-nam-ngan", "Khác."))).isEqualTo(Refusal.ALREADY_ANSWERED);
        assertThat(notices())
                .filteredOn(notice -> notice.kind() == NoticeKind.QUESTION_ANSWERED)
                .singleElement()
                .satisfies(notice -> {
                    assertThat(notice.recipient()).isEqualTo("thuong-truc");
                    assertThat(notice.answer()).isEqualTo(answered.answer());
                });
    }

    @Test
    void whoHoldsSeveralPositionsAnswersForTheOneThatWasAsked() {
        ask("q-1", OF_NAM_NGAN, "Vì sao?");
        Set<String> both = Set.of("a-first-one", "chu-tich-nam-ngan");
        assertThat(code(service.answer(CityKey.HOME, "q-1", Set.of("uv-nam-ngan"), "x")))
                .isEqualTo(Refusal.FORBIDDEN);
        assertThat(code(service.answer(CityKey.HOME, "q-2", both, "x"))).isEqualTo(Refusal.UNKNOWN_QUESTION);
        QuestionRecord answered = kept(service.answer(CityKey.HOME, "q-1", both, "Đang đối chiếu."));
        assertThat(answered.answer())
                .isEqualTo(new Question.Answer("chu-tich-nam-ngan", "Đang đối chiếu.", clock.instant()));
        assertThat(kept(service.answer(CityKey.HOME, "q-1", both, "Đang đối chiếu.")))
                .isEqualTo(answered);
    }

    @Test
    void whatCannotBeTakenIsRefusedAndChangesNothing() {
        assertThat(code(ask("q 1", OF_NAM_NGAN, "Vì sao?"))).isEqualTo(Refusal.BAD_ID);
        assertThat(code(ask("q-1", OF_NAM_NGAN, " "))).isEqualTo(Refusal.BAD_QUESTION);
        assertThat(code(ask("q-1", OF_NAM_NGAN, "x".repeat(501)))).isEqualTo(Refusal.BAD_QUESTION);
        assertThat(code(answer("q-1", "chu-tich-nam-ngan", "x"))).isEqualTo(Refusal.UNKNOWN_QUESTION);
        kept(ask("q-1", OF_NAM_NGAN, "x".repeat(500)));
        assertThat(code(answer("q-1", "uv-nam-ngan", "x"))).isEqualTo(Refusal.FORBIDDEN);
        assertThat(code(answer("q-1", "chu-tich-nam-ngan", ""))).isEqualTo(Refusal.BAD_ANSWER);
        assertThat(code(answer("q-1", "chu-tich-nam-ngan", "x".repeat(2001)))).isEqualTo(Refusal.BAD_ANSWER);
        assertThat(kept(answer("q-1", "chu-tich-nam-ngan", "x".repeat(2000))).answer())
                .isNotNull();
    }

    @Test
    void aPersonAsksTwentyTimesADayAndOtherPeopleAsMuch() {
        for (int n = 1; n <= QuestionRateLimit.MOST; n++) {
            kept(ask("q-" + n, OF_NAM_NGAN, "Vì sao?"));
        }
        assertThat(ask("q-more", OF_NAM_NGAN, "Vì sao?")).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(Refusal.TOO_MANY_QUESTIONS);
            assertThat(refused.after()).isBetween(Duration.ofMinutes(60), Duration.ofMinutes(80));
        });
        kept(ask("q-1", OF_NAM_NGAN, "Vì sao?"));
        kept(service.ask(CITY, "q-other", OF_NAM_NGAN, "uv-dn", "Vì sao?"));
        clock.turn(Duration.ofMinutes(80));
        kept(ask("q-more", OF_NAM_NGAN, "Vì sao?"));
    }

    @Test
    void aCrashBetweenStoreAndMailLosesNoMailAndSendsNoneTwice() {
        QuestionService dying = service((notice, now) -> {
            throw new IllegalStateException("the process ends here");
        });
        assertThatThrownBy(() -> dying.ask(CITY, "q-1", OF_NAM_NGAN, "thuong-truc", "Vì sao?"))
                .isInstanceOf(IllegalStateException.class);
        assertThat(notices()).isEmpty();
        assertThat(dying.tick(clock.instant())).as("a fault holds up no other").isTrue();

        assertThat(service.tick(clock.instant())).isTrue();
        assertThat(notices()).hasSize(1);
        assertThatThrownBy(() -> dying.answer(CityKey.HOME, "q-1", "chu-tich-nam-ngan", "Đang đối chiếu."))
                .isInstanceOf(IllegalStateException.class);
        service.tick(clock.instant());
        assertThat(service.tick(clock.instant())).as("all is posted").isFalse();
        assertThat(notices())
                .extracting(QuestionNotice::kind)
                .containsExactlyInAnyOrder(NoticeKind.QUESTION, NoticeKind.QUESTION_ANSWERED);
    }

    private Outcome ask(String id, TotalKey about, String text) {
        return service.ask(CITY, id, about, "thuong-truc", text);
    }

    private Outcome answer(String id, String by, String text) {
        return service.answer(CityKey.HOME, id, by, text);
    }

    private static QuestionRecord kept(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Kept.class);
        return ((Outcome.Kept) outcome).one();
    }

    private static Refusal code(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).code();
    }

    private List<QuestionNotice> notices() {
        return outbox.list(new Outbox.Filter(null, null, null, false), null, 1000).stream()
                .map(OutboxRow::notice)
                .map(QuestionNotice.class::cast)
                .toList();
    }

    private QuestionService service(NoticeRouter router) {
        DeliveryPolicy delivery = new DeliveryPolicy(
                Duration.ofMinutes(2),
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                Duration.ofDays(3),
                Duration.ofMinutes(5));
        return new QuestionService(
                questions,
                new QuestionRateLimiter(clock),
                new OutboxPublisher(outbox, router, delivery, new RecordingTally(), clock),
                new WakeUpSignal(),
                clock);
    }

    /** More than a page of them come first. */
    @Test
    void questionsWhoseMailsFailHoldBackNoOther() {
        for (int number = 0; number < 100; number++) {
            questions.store(pending("q-" + number, OF_NAM_NGAN));
        }
        CityKey hue = new CityKey("hue:");
        questions.store(
                pending("q", new TotalKey(hue, OF_NAM_NGAN.scope(), OF_NAM_NGAN.indicator(), OF_NAM_NGAN.quarter())));
        QuestionService choosy = service((notice, now) -> {
            if (notice.city().isHome()) {
                throw new IllegalStateException("no catalog of the city is in force");
            }
            return new Route.AtOnce();
        });

        assertThat(choosy.tick(clock.instant())).isTrue();

        assertThat(notices()).extracting(QuestionNotice::city).containsExactly(hue);
        assertThat(questions.find(hue, "q").orElseThrow().pending()).isFalse();
    }

    private QuestionRecord pending(String id, TotalKey about) {
        return QuestionRecord.asked(
                new Question(id, about, "thuong-truc", "Vì sao?", clock.instant()), List.of("chu-tich-nam-ngan"));
    }
}
