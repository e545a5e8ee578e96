package vn.chitieu.notification.quarterreport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.fixtures.InMemoryOutbox;
import vn.chitieu.notification.fixtures.RecordingTally;
import vn.chitieu.notification.fixtures.SmallCity;
import vn.chitieu.notification.fixtures.TurnableClock;
import vn.chitieu.notification.notice.Notice;
import vn.chitieu.notification.notice.NoticeKind;
import vn.chitieu.notification.outbox.NoticeRouter;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.OutboxPublisher;
import vn.chitieu.notification.outbox.OutboxRow;
import vn.chitieu.notification.outbox.delivery.DeliveryBench;

class ReportMailServiceTest {

    private static final Quarter QUARTER = new Quarter(2022, 1);

    private final TurnableClock clock = new TurnableClock();
    private final InMemoryOutbox outbox = new InMemoryOutbox();
    private final Catalog city = SmallCity.catalog();
    private final ReportMailService reports = new ReportMailService(
            CityIds.ofHome("thanh-hoa"),
            new OutboxPublisher(outbox, NoticeRouter.atOnce(), DeliveryBench.POLICY, new RecordingTally(), clock),
            clock);

    @Test
    void atTheDeadlineWhoeverIsInChargeOfTheCityGetsItOnce() {
        reports.want(city, QUARTER);
        clock.turn(Duration.ofDays(1));
        assertThat(reports.want(city, QUARTER)).hasSize(3);
        assertThat(posted()).extracting(Notice::recipient).containsExactlyInAnyOrder("uv-dn", "co-van", "thuong-truc");
        assertThat(posted()).allSatisfy(notice -> {
            assertThat(notice.kind()).isEqualTo(NoticeKind.QUARTERLY_REPORT);
            assertThat(notice.subject()).isEqualTo("report/2022-Q1");
            assertThat(notice.thread()).isEqualTo(notice.id());
        });
    }

    @Test
    void eachRequestIsAMailOfItsOwnButARepeatedOneIsNot() {
        reports.want(city, QUARTER);
        reports.want(city, QUARTER, "request-1", List.of("uv-dn"));
        reports.want(city, QUARTER, "request-1", List.of("uv-dn"));
        reports.want(city, QUARTER, "request-2", List.of("uv-dn"));
        assertThat(posted()).hasSize(3 + 1 + 1);
    }

    @Test
    void namesWhoWouldGetItAndMailsNoPersonBeforeOneIsNamed() {
        assertThat(reports.recipients(city))
                .containsExactly(
                        new ReportMailService.Recipient("uv-dn", Scope.city()),
                        new ReportMailService.Recipient("co-van", Scope.city()),
                        new ReportMailService.Recipient("thuong-truc", Scope.city()));
        assertThat(reports.want(city, QUARTER, "request-1", List.of())).isEmpty();
        assertThat(posted()).isEmpty();
    }

    @Test
    void theHeadOfAUnitMayHaveTheReportOfThatUnit() {
        assertThat(reports.want(city, QUARTER, "request-1", List.of("chu-tich-nam-ngan", "nobody")))
                .extracting(ReportNotice::scope)
                .containsExactly(new Scope.Unit("nam-ngan"));
    }

    @Test
    void anIdOfARequestIsCheckedBeforeAnythingIsPosted() {
        assertThatThrownBy(() -> reports.want(city, QUARTER, "a b\r\n", List.of("uv-dn")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected an occasion");
        assertThat(posted()).isEmpty();
    }

    private List<Notice> posted() {
        return outbox.list(new Outbox.Filter(null, null, null, false), null, 100).stream()
                .map(OutboxRow::notice)
                .toList();
    }
}
