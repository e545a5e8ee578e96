package vn.chitieu.notification.quarterreport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.fixtures.InMemoryOutbox;
import vn.chitieu.notification.fixtures.RecordingTally;
import vn.chitieu.notification.fixtures.SmallCity;
import vn.chitieu.notification.fixtures.TurnableClock;
import vn.chitieu.notification.outbox.DeliveryPolicy;
import vn.chitieu.notification.outbox.NoticeRouter;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.OutboxPublisher;
import vn.chitieu.notification.outbox.OutboxRow;

/** The first quarter of 2022 is due by the end of 7 April, the fourth of 2021 by the end of 7 January. */
class ReportDeadlineJobTest {

    private static final Instant DEADLINE = Instant.parse("2022-04-07T17:00:00Z");

    private final InMemoryOutbox outbox = new InMemoryOutbox();
    private final TurnableClock clock = new TurnableClock();
    private final ReportDeadlineJob report = started();

    @Test
    void wantsTheReportOnceTheDeadlineHasPassed() {
        assertThat(report.tick(DEADLINE.minusMillis(1))).isFalse();
        assertThat(rows()).isEmpty();
        assertThat(report.tick(DEADLINE)).isTrue();
        assertThat(report.tick(DEADLINE.plusSeconds(5))).isFalse();
        assertThat(rows()).isNotEmpty().allSatisfy(row -> {
            ReportNotice notice = (ReportNotice) row.notice();
            assertThat(notice.quarter()).isEqualTo(new Quarter(2022, 1));
            assertThat(notice.occasion()).isEqualTo(ReportNotice.AT_DEADLINE);
        });
    }

    @Test
    void aRestartWantsNoneTwice() {
        report.tick(DEADLINE);
        List<OutboxRow> before = rows();
        started().tick(DEADLINE.plusSeconds(60));
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void wantsItAfterAnOutageButNotForADeadlineLongPast() {
        assertThat(report.tick(DEADLINE.plus(ReportDeadlineJob.GRACE).plusMillis(1)))
                .isFalse();
        assertThat(report.tick(DEADLINE.plus(ReportDeadlineJob.GRACE))).isTrue();
    }

    @Test
    void aReportThatAClockAheadHasWantedIsWantedAgainAtTheDeadline() {
        Duration ahead = Duration.ofDays(3);
        Instant before = DEADLINE.minus(Duration.ofDays(1));
        clock.turnTo(before.plus(ahead));
        assertThat(report.tick(before.plus(ahead))).isTrue();
        List<OutboxRow> early = rows();

        clock.turnTo(before.plusSeconds(63));
        assertThat(report.tick(before.plusSeconds(63))).isFalse();
        clock.turnTo(DEADLINE);
        assertThat(report.tick(DEADLINE)).isTrue();
        assertThat(rows()).hasSize(2 * early.size());
        assertThat(report.tick(DEADLINE.plusSeconds(5))).isFalse();
        List<OutboxRow> atTheDeadline = rows();
        started().tick(DEADLINE.plusSeconds(10));
        assertThat(rows()).isEqualTo(atTheDeadline);
    }

    @Test
    void theLastQuarterOfAYearIsWantedInTheNextOne() {
        assertThat(report.tick(Instant.parse("2021-12-31T17:00:00Z"))).isFalse();
        assertThat(report.tick(Instant.parse("2022-01-07T16:59:59Z"))).isFalse();
        assertThat(report.tick(Instant.parse("2022-01-07T17:00:00Z"))).isTrue();
        assertThat(rows())
                .allSatisfy(row ->
                        assertThat(((ReportNotice) row.notice()).quarter()).isEqualTo(new Quarter(2021, 4)));
    }

    private ReportDeadlineJob started() {
        return started(SmallCity.catalog());
    }

    private ReportDeadlineJob started(Catalog... cities) {
        DeliveryPolicy policy = new DeliveryPolicy(
                Duration.ofMinutes(2),
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                Duration.ofDays(3),
                Duration.ofMinutes(5));
        OutboxPublisher outboxPublisher =
                new OutboxPublisher(outbox, NoticeRouter.atOnce(), policy, new RecordingTally(), clock);
        return new ReportDeadlineJob(
                Catalogs.of(cities), new ReportMailService(CityIds.ofHome("thanh-hoa"), outboxPublisher, clock));
    }

    private List<OutboxRow> rows() {
        return outbox.list(new Outbox.Filter(null, null, null, false), null, 100);
    }

    @Test
    void eachCityGetsItsOwnReport() {
        ReportDeadlineJob both = started(SmallCity.catalog(), SmallCity.of("hue"));
        assertThat(both.tick(DEADLINE)).isTrue();
        assertThat(both.tick(DEADLINE.plusSeconds(5))).isFalse();
        assertThat(rows())
                .extracting(row -> row.notice().subject())
                .containsOnly("report/2022-Q1", "hue:report/2022-Q1");
        assertThat(rows())
                .filteredOn(row -> row.notice().city().equals(CityKey.HOME))
                .extracting(row -> row.notice().recipient())
                .containsExactlyInAnyOrderElementsOf(rows().stream()
                        .filter(row -> !row.notice().city().isHome())
                        .map(row -> row.notice().recipient())
                        .toList());
    }
}
