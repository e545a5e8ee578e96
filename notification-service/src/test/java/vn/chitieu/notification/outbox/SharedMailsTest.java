package vn.chitieu.notification.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.notification.fixtures.SomeFigures.TOTAL;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.notification.cases.model.CaseNotice;
import vn.chitieu.notification.cases.model.CaseRepository;
import vn.chitieu.notification.cases.model.JudgedFigures;
import vn.chitieu.notification.cases.model.JudgedTotal;
import vn.chitieu.notification.fixtures.SomeFigures;
import vn.chitieu.notification.notice.Notice;
import vn.chitieu.notification.notice.NoticeKind;
import vn.chitieu.notification.outbox.delivery.DeliveryBench;

/** One fall is one mail to a person, whatever happens between what it says. */
class SharedMailsTest {

    private static final int PEOPLE = 2;
    private static final Outbox.Filter ALL = new Outbox.Filter(null, null, null, false);

    private final DeliveryBench bench = new DeliveryBench();

    @Test
    void bothOwnersTargetsAreOneMailToAPerson() {
        bench.track.track(List.of(fall(1, Verdict.SEVERELY_BEHIND, Verdict.BEHIND)));
        bench.run();
        assertThat(bench.left).hasSize(PEOPLE);
        assertThat(rows(NoticeKind.FIRED)).hasSize(2 * PEOPLE).allSatisfy(this::isSaidOnce);
        assertThat(rows(NoticeKind.FIRED))
                .filteredOn(row -> row.state() == DeliveryState.SENT)
                .hasSize(PEOPLE)
                .allSatisfy(row -> assertThat(row.notice().urgent())
                        .as("the urgent one is the mail")
                        .isTrue());
        assertThat(bench.outbox.ledger().missing()).isZero();
    }

    @Test
    void theEndOfBothIsOneMailInTheSameThread() {
        fell();
        bench.track.track(List.of(fall(2, Verdict.AHEAD, Verdict.AHEAD), fall(3, Verdict.AHEAD, Verdict.AHEAD)));
        bench.run();
        assertThat(bench.left).hasSize(2 * PEOPLE);
        assertThat(rows(NoticeKind.RECOVERED)).hasSize(2 * PEOPLE).allSatisfy(this::isSaidOnce);
        assertThat(bench.outbox.list(ALL, null, 100))
                .extracting(row -> row.notice().recipient() + " " + row.notice().thread())
                .doesNotContainNull()
                .satisfies(threads -> assertThat(threads.stream().distinct()).hasSize(PEOPLE));
    }

    @Test
    void whatIsAnsweredIsToldInOneMail() {
        fell();
        bench.explain();
        List<OutboxRow> answers = rows(NoticeKind.EXPLAINED);
        assertThat(answers).isNotEmpty().allSatisfy(this::isSaidOnce);
    }

    @Test
    void aTargetThatIsMissedLaterJoinsWhatStillWaits() {
        bench.routing =
                (notice, now) -> new Route.Defer(bench.clock.instant().plus(Duration.ofHours(9)), "quiet hours");
        bench.track.track(List.of(fall(1, Verdict.BEHIND, Verdict.ON_PACE)));
        bench.run();
        bench.track.track(List.of(fall(2, Verdict.BEHIND, Verdict.BEHIND)));
        bench.run();
        bench.clock.turn(Duration.ofHours(9));
        bench.run();
        assertThat(bench.left).hasSize(PEOPLE);
        assertThat(rows(NoticeKind.FIRED)).hasSize(2 * PEOPLE).allSatisfy(this::isSaidOnce);
    }

    @Test
    void aTargetThatIsMissedAfterTheMailIsAMailOfItsOwn() {
        bench.track.track(List.of(fall(1, Verdict.BEHIND, Verdict.ON_PACE)));
        bench.run();
        bench.track.track(List.of(fall(2, Verdict.BEHIND, Verdict.BEHIND)));
        bench.run();
        assertThat(bench.left).hasSize(2 * PEOPLE);
        assertThat(rows(NoticeKind.FIRED)).hasSize(2 * PEOPLE).allSatisfy(this::isSaidOnce);
    }

    @Test
    void whatJoinsWhileTheMailIsBeingWrittenIsSaid() {
        bench.track.track(List.of(fall(1, Verdict.BEHIND, Verdict.ON_PACE)));
        bench.whileWriting = mail -> {
            bench.whileWriting = any -> {};
            bench.track.track(List.of(fall(2, Verdict.BEHIND, Verdict.BEHIND)));
            bench.relay.relay();
        };
        bench.run();
        assertThat(rows(NoticeKind.FIRED)).hasSize(2 * PEOPLE).allSatisfy(this::isSaidOnce);
    }

    @Test
    void whatIsTakenBackWhileItWaitsIsLeftOutAndTheRestIsSaid() {
        bench.routing =
                (notice, now) -> new Route.Defer(bench.clock.instant().plus(Duration.ofHours(9)), "quiet hours");
        fell();
        bench.track.track(List.of(
                fall(2, Verdict.SEVERELY_BEHIND, Verdict.AHEAD), fall(3, Verdict.SEVERELY_BEHIND, Verdict.AHEAD)));
        bench.run();
        bench.routing = NoticeRouter.atOnce();
        bench.clock.turn(Duration.ofHours(9));
        bench.run();
        assertThat(bench.left).hasSize(PEOPLE);
        assertThat(rows(NoticeKind.RECOVERED))
                .hasSize(PEOPLE)
                .allSatisfy(row -> assertThat(row.state()).isEqualTo(DeliveryState.SUPERSEDED));
        assertThat(rows(NoticeKind.FIRED))
                .allSatisfy(row -> assertThat(timesSaid(row))
                        .isEqualTo(((CaseNotice) row.notice()).about().owner().equals("CITY") ? 0 : 1));
    }

    @Test
    void whereAllIsTakenBackNothingLeaves() {
        bench.routing =
                (notice, now) -> new Route.Defer(bench.clock.instant().plus(Duration.ofHours(9)), "quiet hours");
        fell();
        bench.track.track(List.of(fall(2, Verdict.AHEAD, Verdict.AHEAD), fall(3, Verdict.AHEAD, Verdict.AHEAD)));
        bench.run();
        bench.routing = NoticeRouter.atOnce();
        bench.clock.turn(Duration.ofHours(9));
        bench.run();
        assertThat(bench.left).isEmpty();
        assertThat(bench.outbox.live()).isEmpty();
    }

    @Test
    void whatASilenceHoldsBackDoesNotHoldBackTheRest() {
        bench.routing = new NoticeRouter() {
            @Override
            public Route route(Notice notice, Instant now) {
                return notice.subject().endsWith("CITY") ? new Route.Fold("digest", "silence") : new Route.AtOnce();
            }

            @Override
            public boolean mayShareAMail(Notice notice, Instant now) {
                return !notice.subject().endsWith("CITY");
            }
        };
        fell();
        assertThat(bench.left).hasSize(PEOPLE);
        assertThat(rows(NoticeKind.FIRED))
                .filteredOn(row -> row.state() == DeliveryState.FOLDED)
                .hasSize(PEOPLE)
                .allSatisfy(row -> assertThat(row.into()).isEqualTo("digest"));
    }

    @Test
    void whatNeverComesIsWaitedForAMinute() {
        CaseNotice first = alone();
        bench.post.post(first);
        bench.run();
        assertThat(bench.left).isEmpty();
        bench.clock.turn(SharedMails.PATIENCE);
        bench.run();
        assertThat(bench.left).hasSize(1);
    }

    /** Returns one of two notices of a fall, the other of which is lost. */
    private CaseNotice alone() {
        bench.track.track(List.of(fall(1, Verdict.SEVERELY_BEHIND, Verdict.SEVERELY_BEHIND)));
        CaseNotice one = bench.cases
                .list(new CaseRepository.Filter(null, null, null), null, 10)
                .items()
                .get(0)
                .outgoing()
                .pending()
                .get(0);
        assertThat(one.awaits()).hasSize(1);
        bench.cases
                .list(new CaseRepository.Filter(null, null, null), null, 10)
                .items()
                .forEach(each -> bench.cases.store(each.relayed(each.outgoing().pending())));
        return one;
    }

    private void fell() {
        bench.track.track(List.of(fall(1, Verdict.SEVERELY_BEHIND, Verdict.BEHIND)));
        bench.run();
    }

    private static JudgedTotal fall(long revision, Verdict province, Verdict city) {
        return SomeFigures.figures()
                .revision(revision)
                .official()
                .total(TOTAL, Map.of("PROVINCE", figures(revision, province), "CITY", figures(revision, city)));
    }

    private static JudgedFigures figures(long revision, Verdict verdict) {
        String amount = verdict == Verdict.AHEAD ? "300" : "142";
        SomeFigures figures = SomeFigures.figures().revision(revision).worth(amount, verdict);
        return (verdict == Verdict.AHEAD ? figures : figures.official()).build();
    }

    private void isSaidOnce(OutboxRow row) {
        assertThat(timesSaid(row)).as(row.toString()).isEqualTo(1);
    }

    private long timesSaid(OutboxRow row) {
        return bench.left.stream()
                .filter(mail -> new String(mail.bytes(), StandardCharsets.UTF_8).contains(row.id()))
                .count();
    }

    private List<OutboxRow> rows(NoticeKind kind) {
        return bench.outbox.list(ALL, null, 100).stream()
                .filter(row -> row.notice().kind() == kind)
                .toList();
    }
}
