package vn.chitieu.notification.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.notification.fixtures.SomeFigures.figures;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.notification.notice.NoticeKind;
import vn.chitieu.notification.outbox.delivery.DeliveryBench;

/** What is over before a notice of it left is not sent, not even in a digest. */
class TakingBackTest {

    private final DeliveryBench bench = new DeliveryBench();
    private final List<NoticeKind> askedTheWay = new ArrayList<>();

    @Test
    void theEndOfWhatWaitsForTheMorningJoinsNoDigest() {
        route(new Route.Defer(bench.clock.instant().plus(Duration.ofHours(9)), "quiet hours"));
        fire();
        route(new Route.Fold("digest", "two mails today"));
        recover();
        assertThat(rows()).hasSize(4).allSatisfy(row -> assertThat(row.state()).isEqualTo(DeliveryState.SUPERSEDED));
        assertThat(askedTheWay).containsOnly(NoticeKind.FIRED);
        assertThat(bench.left).isEmpty();
        assertThat(bench.tally.wanted()).isEqualTo(4);
        assertThat(bench.tally.settled(DeliveryState.SUPERSEDED)).isEqualTo(4);
    }

    @Test
    void theEndOfWhatADigestTellsOfGoesItsOwnWay() {
        route(new Route.Fold("digest", "wants a daily digest"));
        fire();
        recover();
        assertThat(rows()).hasSize(4).allSatisfy(row -> assertThat(row.state()).isEqualTo(DeliveryState.FOLDED));
        assertThat(askedTheWay).contains(NoticeKind.FIRED, NoticeKind.RECOVERED);
    }

    @Test
    void anAnswerThatStillWaitsIsDroppedWithWhatItAnswers() {
        route(new Route.Defer(bench.clock.instant().plus(Duration.ofHours(9)), "quiet hours"));
        fire();
        bench.explain();
        recover();
        assertThat(rows())
                .extracting(row -> row.notice().kind())
                .contains(NoticeKind.FIRED, NoticeKind.EXPLAINED, NoticeKind.RECOVERED);
        assertThat(rows()).allSatisfy(row -> assertThat(row.state()).isEqualTo(DeliveryState.SUPERSEDED));
        assertThat(bench.left).isEmpty();
    }

    @Test
    void whoReadsTheAnswerInADigestHearsOfTheEndThoughTheFirstMailNeverLeft() {
        route(new Route.Defer(bench.clock.instant().plus(Duration.ofHours(9)), "quiet hours"));
        fire();
        route(new Route.Fold("digest", "silence"));
        bench.explain();
        recover();
        OutboxRow answered = only(NoticeKind.EXPLAINED);
        assertThat(answered.state()).isEqualTo(DeliveryState.FOLDED);
        assertThat(rows())
                .filteredOn(row -> row.notice().kind() == NoticeKind.RECOVERED
                        && row.notice().recipient().equals(answered.notice().recipient()))
                .singleElement()
                .satisfies(end -> {
                    assertThat(end.state()).isEqualTo(DeliveryState.FOLDED);
                    assertThat(end.notice().follows()).isEqualTo(answered.id());
                });
    }

    @Test
    void postedAgainAfterACrashItIsTheSame() {
        route(new Route.Defer(bench.clock.instant().plus(Duration.ofHours(9)), "quiet hours"));
        fire();
        route(new Route.Fold("digest", "two mails today"));
        bench.track.track(List.of(
                figures().revision(2).worth("300", Verdict.AHEAD).total(),
                figures().revision(3).worth("300", Verdict.AHEAD).total()));
        bench.cases
                .withPendingNotices(null, 10)
                .items()
                .forEach(one -> one.outgoing().pending().forEach(bench.post::post));
        bench.run();
        assertThat(rows()).hasSize(4).allSatisfy(row -> assertThat(row.state()).isEqualTo(DeliveryState.SUPERSEDED));
        assertThat(bench.tally.settled(DeliveryState.SUPERSEDED)).isEqualTo(4);
    }

    private void route(Route route) {
        bench.routing = (notice, now) -> {
            askedTheWay.add(notice.kind());
            return route;
        };
    }

    private void fire() {
        bench.track.track(List.of(figures().official().total()));
        bench.run();
    }

    private void recover() {
        bench.track.track(List.of(
                figures().revision(2).worth("300", Verdict.AHEAD).total(),
                figures().revision(3).worth("300", Verdict.AHEAD).total()));
        bench.run();
    }

    private OutboxRow only(NoticeKind kind) {
        return rows().stream()
                .filter(row -> row.notice().kind() == kind)
                .reduce((one, other) -> {
                    throw new AssertionError("expected one, got " + one + " and " + other);
                })
                .orElseThrow();
    }

    private List<OutboxRow> rows() {
        return bench.outbox.list(new Outbox.Filter(null, null, null, false), null, 100);
    }
}
