package vn.chitieu.notification.outbox.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.chitieu.contracts.vocabulary.Verdict.AHEAD;
import static vn.chitieu.notification.fixtures.SomeFigures.figures;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.cases.life.CaseLife;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseEvent;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.CaseNotice;
import vn.chitieu.notification.cases.model.Resolution;
import vn.chitieu.notification.cases.model.TotalKey;
import vn.chitieu.notification.cases.policy.Rule;
import vn.chitieu.notification.fixtures.CaseNoticeFixture;
import vn.chitieu.notification.fixtures.Faulty;
import vn.chitieu.notification.fixtures.InMemoryCases;
import vn.chitieu.notification.fixtures.InMemoryOutbox;
import vn.chitieu.notification.fixtures.SomeFigures;
import vn.chitieu.notification.fixtures.SomeNotices;
import vn.chitieu.notification.notice.NoticeKind;
import vn.chitieu.notification.outbox.DeliveryState;
import vn.chitieu.notification.outbox.FrozenMail;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.OutboxRow;
import vn.chitieu.notification.outbox.SendOutcome;

/** What holds for notices delivered one by one and for those delivered in batches. */
@ParameterizedClass
@ValueSource(ints = {1, 16})
class OutboxDeliveryTest {

    private static final Outbox.Filter ALL = new Outbox.Filter(null, null, null, false);

    private static final Duration YEARS_BACK = Duration.ofDays(21 * 365);

    private final DeliveryBench bench = new DeliveryBench();

    @Parameter
    private int together;

    @BeforeEach
    void deliverSoManyTogether() {
        bench.together = together;
    }

    @Test
    void oneMailToEachInChargeAndNoneForARepetition() {
        fire();
        assertThat(bench.left)
                .extracting(FrozenMail::to)
                .containsExactlyInAnyOrder("uv-dn@example.org", "co-van@example.org");
        fire();
        assertThat(bench.left).hasSize(2);
        assertThat(bench.outbox.live()).isEmpty();
        assertThat(rows()).allSatisfy(row -> assertThat(row.state()).isEqualTo(DeliveryState.SENT));
    }

    @Test
    void recoveryGoesToThoseWhoGotTheAlert() {
        fire();
        recover();
        assertThat(bench.left).hasSize(4);
        assertThat(bench.cases.find(SomeFigures.CASE).map(one -> one.progress().resolution()))
                .contains(Resolution.RECOVERED);
    }

    @Test
    void noneLeavesWhenItRecoversBeforeTheMailLeft() {
        bench.answers.add(new SendOutcome.Deferred("421 later"));
        bench.answers.add(new SendOutcome.Deferred("connection refused"));
        fire();
        assertThat(rows()).allSatisfy(row -> assertThat(row.state()).isEqualTo(DeliveryState.RETRY));
        recover();
        bench.clock.turn(Duration.ofMinutes(10));
        bench.run();
        assertThat(bench.left).isEmpty();
        assertThat(rows()).hasSize(4).allSatisfy(row -> assertThat(row.state()).isEqualTo(DeliveryState.SUPERSEDED));
        assertEquation();
    }

    @Test
    void recoveryWaitsWhileTheOutcomeOfTheFirstIsUnknown() {
        bench.answers.add(new SendOutcome.Unknown("dropped"));
        fire();
        recover();
        assertThat(bench.left).hasSize(3);
        bench.clock.turn(Duration.ofMinutes(6));
        bench.run();
        bench.clock.turn(Duration.ofMinutes(1));
        bench.run();
        assertThat(rows()).hasSize(4).allSatisfy(row -> assertThat(row.state()).isEqualTo(DeliveryState.SENT));
    }

    @Test
    void anUnknownOutcomeIsSentAgainWithTheSameBytesAfterAWhile() {
        bench.answers.add(new SendOutcome.Unknown("dropped after the dot"));
        fire();
        assertThat(bench.left).hasSize(2);
        bench.clock.turn(Duration.ofMinutes(4));
        bench.run();
        assertThat(bench.left).hasSize(2);
        bench.clock.turn(Duration.ofMinutes(2));
        bench.run();
        assertThat(bench.left).hasSize(3);
        assertThat(bench.left.get(2)).isEqualTo(bench.left.get(0));
    }

    @Test
    void anUnknownOutcomeThatTheArchiveHasIsNotSentAgain() {
        bench.answers.add(new SendOutcome.Unknown("dropped after the dot"));
        fire();
        bench.archiveMailbox.add(bench.left.get(0).messageId());
        bench.clock.turn(Duration.ofMinutes(6));
        bench.run();
        assertThat(bench.left).hasSize(2);
        assertThat(rows()).allSatisfy(row -> assertThat(row.state()).isEqualTo(DeliveryState.SENT));
    }

    @Test
    void nothingIsSentAgainWhileTheArchiveCannotBeAskedForHalfTheTimeThatIsLeft() {
        bench.answers.add(new SendOutcome.Unknown("dropped after the dot"));
        fire();
        bench.archiveAway = "the archive mailbox does not answer";
        bench.clock.turn(Duration.ofMinutes(6));
        bench.run();
        assertThat(bench.left).hasSize(2);
        assertThat(rows())
                .filteredOn(row -> row.state() == DeliveryState.UNKNOWN)
                .hasSize(1)
                .allSatisfy(row -> assertThat(row.answer()).contains("does not answer"));
        bench.clock.turn(Duration.ofMinutes(20));
        bench.run();
        assertThat(bench.left).hasSize(2);
        bench.clock.turn(Duration.ofMinutes(10));
        bench.run();
        assertThat(bench.left).hasSize(3);
        assertThat(bench.left.get(2)).isEqualTo(bench.left.get(0));
        assertThat(rows()).allSatisfy(row -> assertThat(row.state()).isEqualTo(DeliveryState.SENT));
    }

    @Test
    void anArchiveThatComesBackSaysThatTheMailHasLeft() {
        bench.answers.add(new SendOutcome.Unknown("dropped after the dot"));
        fire();
        bench.archiveAway = "the archive mailbox does not answer";
        bench.clock.turn(Duration.ofMinutes(6));
        bench.run();
        bench.archiveAway = null;
        bench.archiveMailbox.add(bench.left.get(0).messageId());
        bench.clock.turn(Duration.ofMinutes(10));
        bench.run();
        assertThat(bench.left).hasSize(2);
        assertThat(rows()).allSatisfy(row -> assertThat(row.state()).isEqualTo(DeliveryState.SENT));
    }

    @Test
    void anOutcomeThatTheStoreDidNotTakeIsNotForgottenAndNothingSentTwice() {
        AtomicBoolean away = new AtomicBoolean();
        Outbox outbox = Faulty.store(
                Outbox.class,
                new InMemoryOutbox(),
                (call, rows) -> away.get()
                        && call.equals("store")
                        && ((List<?>) rows).stream().anyMatch(row -> ((OutboxRow) row).state() == DeliveryState.SENT));
        DeliveryBench frail = new DeliveryBench(new InMemoryCases(), outbox);
        frail.track.track(List.of(figures().official().total()));
        frail.relay.relay();
        away.set(true);
        OutboxRow row = outbox.due(frail.clock.instant(), 1).get(0);
        assertThatThrownBy(() -> frail.delivery.deliver(List.of(row))).hasMessage("the store is away");
        assertThat(frail.left).hasSize(1);

        frail.clock.turn(Duration.ofMinutes(8));
        OutboxRow sending = outbox.find(row.id()).orElseThrow();
        assertThatThrownBy(() -> frail.delivery.deliver(List.of(sending))).hasMessage("the store is away");
        away.set(false);
        frail.delivery.storeOutcomes();
        assertThat(outbox.find(row.id()).map(OutboxRow::state)).contains(DeliveryState.SENT);
        frail.delivery.deliver(List.of(sending));

        assertThat(frail.left).hasSize(1);
        assertThat(outbox.live()).containsOnly(Map.entry(DeliveryState.SENT, 1L), Map.entry(DeliveryState.QUEUED, 1L));
    }

    @Test
    void aCaseThatCannotBeRelayedHoldsBackNoOther() {
        AlertCase sound = SomeNotices.opened();
        AlertCase broken = Objects.requireNonNull(CaseLife.next(
                null,
                new CaseEvent.Judged(
                        new CaseKey(Rule.BEHIND_TARGET, SomeFigures.TOTAL, "AAA"),
                        figures().official().build()),
                SomeFigures.context()));
        Outbox outbox = Faulty.store(
                Outbox.class,
                new InMemoryOutbox(),
                (call, row) -> call.equals("add")
                        && ((OutboxRow) row)
                                .notice()
                                .subject()
                                .equals(broken.key().toString()));
        DeliveryBench frail = new DeliveryBench(new InMemoryCases(), outbox);
        frail.cases.store(broken);
        frail.cases.store(sound);

        assertThat(frail.relay.relay()).isFalse();

        assertThat(frail.cases.withPendingNotices(null, 10).items())
                .extracting(AlertCase::key)
                .containsExactly(broken.key());
        assertThat(outbox.live().get(DeliveryState.QUEUED)).isEqualTo(2);
    }

    @Test
    void triesAgainWithGrowingPatienceUntilTheDeadline() {
        for (int i = 0; i < 200; i++) {
            bench.answers.add(new SendOutcome.Deferred("451 try later"));
        }
        fire();
        OutboxRow first = rows().get(0);
        assertThat(first.dueAt()).isEqualTo(bench.clock.instant().plusSeconds(10));
        for (int minute = 0; minute <= 62; minute++) {
            bench.clock.turn(Duration.ofMinutes(1));
            bench.run();
        }
        assertThat(rows()).allSatisfy(row -> {
            assertThat(row.state()).isEqualTo(DeliveryState.EXPIRED);
            assertThat(row.answer()).contains("451 try later");
            assertThat(row.attempts()).isBetween(10, 30);
        });
        assertEquation();
    }

    @Test
    void oneBadAddressDoesNotHoldBackTheOther() {
        bench.answers.add(new SendOutcome.Refused("550 no such user"));
        fire();
        assertThat(rows())
                .extracting(OutboxRow::state)
                .containsExactlyInAnyOrder(DeliveryState.FAILED, DeliveryState.SENT);
        recover();
        assertThat(bench.left).hasSize(2);
        assertThat(bench.tally.settled(DeliveryState.SUPERSEDED)).isEqualTo(1);
        assertEquation();
    }

    @Test
    void aRefusedSignInPausesTheChannelAndCostsNoMailAnAttempt() {
        bench.answers.add(new SendOutcome.ChannelClosed("535 bad password"));
        fire();
        assertThat(bench.gate.state()).isPresent();
        assertThat(bench.gate.permits(4)).isZero();
        bench.clock.turn(Duration.ofMinutes(2));
        assertThat(bench.gate.permits(4)).isEqualTo(1);
        bench.run();
        assertThat(bench.gate.state()).isEmpty();
        assertThat(rows()).allSatisfy(row -> {
            assertThat(row.state()).isEqualTo(DeliveryState.SENT);
            assertThat(row.attempts()).isEqualTo(1);
        });
    }

    @Test
    void aServerThatIsNotReachedPausesAllAndCostsNoMailAnAttempt() {
        bench.answers.add(new SendOutcome.Unreachable("connection refused"));
        bench.answers.add(new SendOutcome.Unreachable("connection refused"));
        fire();
        assertThat(bench.gate.permits(4)).isZero();
        assertThat(bench.answers).hasSize(1);
        bench.clock.turn(Duration.ofSeconds(1));
        bench.run();
        assertThat(bench.answers).isEmpty();
        assertThat(bench.gate.state().orElseThrow().pause()).isEqualTo(Duration.ofSeconds(2));
        bench.clock.turn(Duration.ofSeconds(2));
        bench.run();
        assertThat(bench.gate.state()).isEmpty();
        assertThat(rows()).hasSize(2).allSatisfy(row -> {
            assertThat(row.state()).isEqualTo(DeliveryState.SENT);
            assertThat(row.attempts()).isEqualTo(1);
        });
    }

    @Test
    void anAnswerNeverLeavesBeforeTheFirstMailOfTheCase() {
        bench.answers.add(new SendOutcome.Deferred("451 later"));
        CaseNotice first = SomeNotices.fired("uv-dn");
        CaseNotice answer = like(first, NoticeKind.EXPLAINED);
        bench.post.post(first);
        bench.post.post(answer);
        bench.run();
        assertThat(bench.left).isEmpty();
        assertThat(bench.row(answer).state()).isEqualTo(DeliveryState.QUEUED);
        bench.clock.turn(Duration.ofSeconds(20));
        bench.run();
        bench.clock.turn(Duration.ofSeconds(20));
        bench.run();
        assertThat(bench.left)
                .extracting(FrozenMail::messageId)
                .containsExactly("<" + first.id() + "@example.org>", "<" + answer.id() + "@example.org>");
    }

    private static CaseNotice like(CaseNotice first, NoticeKind kind) {
        return CaseNoticeFixture.like(first)
                .says(kind, 1)
                .asking(CaseNotice.Question.NONE)
                .in(new CaseNotice.Order(null, first.id()))
                .build();
    }

    @Test
    void opensUnheardButNotUnseenWhenNoPersonIsInCharge() {
        TotalKey total = new TotalKey(new Scope.Cluster("cum-2"), "NEW_ENTERPRISES", new Quarter(2022, 1));
        SomeFigures official = figures().official();
        bench.track.track(List.of(official.total(total, Map.of("PROVINCE", official.build()))));
        assertThat(bench.tally.unheard()).isEqualTo(1);
    }

    @Test
    void aClockThatIsPutBackNeitherSendsNorExpiresWhatWaits() {
        bench.answers.add(new SendOutcome.Deferred("451 later"));
        bench.answers.add(new SendOutcome.Deferred("451 later"));
        fire();
        List<OutboxRow> before = rows();
        bench.clock.turn(YEARS_BACK.negated());
        bench.run();
        assertThat(bench.left).isEmpty();
        assertThat(rows()).isEqualTo(before);
        bench.clock.turn(YEARS_BACK.plusMinutes(1));
        bench.run();
        assertThat(rows()).hasSize(2).allSatisfy(row -> assertThat(row.state()).isEqualTo(DeliveryState.SENT));
    }

    @Test
    void whatWasWantedUnderAClockThatStoodStillIsTriedOnceWhenTheClockIsSet() {
        bench.clock.turn(YEARS_BACK.negated());
        bench.track.track(List.of(figures().official().total()));
        bench.relay.relay();
        bench.clock.turn(YEARS_BACK);
        bench.run();
        assertThat(rows()).hasSize(2).allSatisfy(row -> assertThat(row.state()).isEqualTo(DeliveryState.SENT));
        assertThat(bench.left).hasSize(2);
    }

    @Test
    void whatWasTriedOnceAfterItsDeadlineIsGivenUp() {
        bench.track.track(List.of(figures().official().total()));
        bench.relay.relay();
        bench.clock.turn(Duration.ofDays(4));
        bench.answers.add(new SendOutcome.Deferred("451 later"));
        bench.run();
        bench.clock.turn(Duration.ofMinutes(10));
        bench.run();
        assertThat(rows())
                .extracting(OutboxRow::state)
                .containsExactlyInAnyOrder(DeliveryState.SENT, DeliveryState.EXPIRED);
    }

    @Test
    void aPauseOfTheChannelEndsWhenTheClockIsPutBack() {
        bench.answers.add(new SendOutcome.Unreachable("connection refused"));
        fire();
        assertThat(bench.gate.permits(4)).isZero();
        bench.clock.turn(YEARS_BACK.negated());
        assertThat(bench.gate.permits(4)).isEqualTo(1);
    }

    @Test
    void aTargetThatDisappearsEndsItsCase() {
        fire();
        bench.track.track(List.of(figures().revision(2).total(SomeFigures.TOTAL, Map.of())));
        bench.run();
        assertThat(bench.cases.find(SomeFigures.CASE).map(one -> one.progress().resolution()))
                .contains(Resolution.TARGET_CHANGED);
        assertThat(rows())
                .filteredOn(row -> row.notice().kind() == NoticeKind.TARGET_CHANGED)
                .hasSize(2);
    }

    @Test
    void whatCannotBeWrittenYetWaitsAndSaysWhy() {
        bench.away = "the report is away";
        fire();
        assertThat(bench.left).isEmpty();
        assertThat(rows()).allSatisfy(row -> {
            assertThat(row.state()).isEqualTo(DeliveryState.QUEUED);
            assertThat(row.answer()).isEqualTo("the report is away");
            assertThat(row.dueAt()).isEqualTo(bench.clock.instant().plusSeconds(10));
        });
        bench.clock.turn(Duration.ofMinutes(4));
        bench.run();
        assertThat(rows())
                .allSatisfy(row ->
                        assertThat(row.dueAt()).isEqualTo(bench.clock.instant().plusSeconds(120)));
        bench.away = null;
        bench.clock.turn(Duration.ofMinutes(2));
        bench.run();
        assertThat(rows()).hasSize(2).allSatisfy(row -> assertThat(row.state()).isEqualTo(DeliveryState.SENT));
        assertEquation();
    }

    @Test
    void whatCanNeverBeWrittenExpiresWithTheReason() {
        bench.away = "the report is away";
        fire();
        bench.clock.turn(Duration.ofMinutes(61));
        bench.run();
        assertThat(rows()).hasSize(2).allSatisfy(row -> {
            assertThat(row.state()).isEqualTo(DeliveryState.EXPIRED);
            assertThat(row.answer()).contains("the report is away");
        });
        assertEquation();
    }

    private void fire() {
        bench.track.track(List.of(figures().official().total()));
        bench.run();
    }

    private void recover() {
        bench.track.track(List.of(
                figures().revision(2).worth("300", AHEAD).total(),
                figures().revision(3).worth("300", AHEAD).total()));
        bench.run();
    }

    private List<OutboxRow> rows() {
        return bench.outbox.list(ALL, null, 100);
    }

    private void assertEquation() {
        long live =
                bench.outbox.live().values().stream().mapToLong(Long::longValue).sum();
        assertThat(bench.tally.settled() + live).isEqualTo(bench.tally.wanted());
    }
}
