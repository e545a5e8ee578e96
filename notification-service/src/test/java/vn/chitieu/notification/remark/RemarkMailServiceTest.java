package vn.chitieu.notification.remark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.contracts.RemarkChanged;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.fixtures.Faulty;
import vn.chitieu.notification.fixtures.InMemoryOutbox;
import vn.chitieu.notification.fixtures.RecordingTally;
import vn.chitieu.notification.fixtures.SmallCity;
import vn.chitieu.notification.fixtures.TurnableClock;
import vn.chitieu.notification.outbox.DeliveryPolicy;
import vn.chitieu.notification.outbox.NoticeRouter;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.OutboxPublisher;
import vn.chitieu.notification.remark.RemarkMailService.Outcome;

/** Remarks of Nam Ngạn, which has a head, and of Đông Vệ, which has none. */
class RemarkMailServiceTest {

    private static final Instant START = Instant.parse("2022-04-06T03:00:00Z");

    private final InMemoryOutbox outbox = new InMemoryOutbox();
    private final TurnableClock clock = new TurnableClock();
    private final RemarkMailService mails = service();

    @Test
    void theHeadGetsOneMailForEachAnswerAndFurtherOnesInTheSameThread() {
        assertThat(mails.take(remark("nam-ngan"))).isEqualTo(Outcome.UNANSWERED);
        assertThat(mails.take(remark("nam-ngan", START))).isEqualTo(Outcome.POSTED);
        assertThat(mails.take(remark("nam-ngan", START))).as("read again").isEqualTo(Outcome.POSTED);
        RemarkAnswerNotice first = notices().get(0);
        assertThat(notices()).hasSize(1);
        assertThat(first.recipient()).isEqualTo("chu-tich-nam-ngan");
        assertThat(first.subject()).isEqualTo("remark/nam-ngan/0f3a9c0e5b7d4a21");
        assertThat(first.thread()).isEqualTo(first.id());

        service().take(remark("nam-ngan", START, START.plusSeconds(60)));
        assertThat(notices()).hasSize(2).anySatisfy(notice -> {
            assertThat(notice.answer().number()).isEqualTo(2);
            assertThat(notice.thread()).isEqualTo(first.id()).isNotEqualTo(notice.id());
        });
    }

    @Test
    void whatWasAnsweredBeforeTheFirstStartIsNotMailed() {
        Instant before = START.minusMillis(1);
        assertThat(mails.take(remark("nam-ngan", before))).isEqualTo(Outcome.OLD);
        assertThat(notices()).isEmpty();
        assertThat(mails.take(remark("nam-ngan", before, START.plus(Duration.ofDays(1)))))
                .isEqualTo(Outcome.POSTED);
        assertThat(notices())
                .singleElement()
                .satisfies(notice -> assertThat(notice.thread())
                        .as("the first that is mailed opens the thread")
                        .isEqualTo(notice.id()));
    }

    @Test
    void withoutAHeadOrContactOrInNoUnitOfTheCatalogThereIsNoMail() {
        assertThat(mails.take(remark("dong-ve", START))).isEqualTo(Outcome.NO_RECIPIENT);
        assertThat(mails.take(remark("nowhere", START))).isEqualTo(Outcome.OF_STRANGERS);
        assertThat(notices()).isEmpty();
    }

    static RemarkChanged remark(String unit, Instant... answered) {
        List<RemarkChanged.Answer> answers = List.of(answered).stream()
                .map(at -> new RemarkChanged.Answer("Giao phòng Tài chính xem xét", "account:lanh-dao", at))
                .toList();
        return new RemarkChanged(
                "thanh-hoa",
                "0f3a9c0e5b7d4a21",
                1 + answers.size(),
                unit,
                new Quarter(2022, 1),
                RemarkChanged.Kind.PROPOSAL,
                answers.isEmpty() ? RemarkChanged.State.OPEN : RemarkChanged.State.ANSWERED,
                "NEW_ENTERPRISES",
                "Đề nghị bổ sung kinh phí.",
                "account:nam-ngan",
                START.minusSeconds(60),
                answers);
    }

    private List<RemarkAnswerNotice> notices() {
        return outbox.list(new Outbox.Filter(null, null, null, false), null, 1000).stream()
                .map(row -> (RemarkAnswerNotice) row.notice())
                .toList();
    }

    private RemarkMailService service() {
        return service(outbox);
    }

    private RemarkMailService service(Outbox store) {
        DeliveryPolicy delivery = new DeliveryPolicy(
                Duration.ofMinutes(2),
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                Duration.ofDays(3),
                Duration.ofMinutes(5));
        return new RemarkMailService(
                Catalogs.of(SmallCity.catalog()),
                CityIds.ofHome("thanh-hoa"),
                () -> START,
                new OutboxPublisher(store, NoticeRouter.atOnce(), delivery, new RecordingTally(), clock),
                clock);
    }

    @Test
    void aDamagedMailOfOneAnswerHoldsBackNoOther() {
        mails.take(remark("nam-ngan", START));
        String first = notices().get(0).id();
        RemarkMailService frail =
                service(Faulty.damaged(Outbox.class, outbox, (call, id) -> call.equals("find") && id.equals(first)));

        assertThat(frail.take(remark("nam-ngan", START, START.plusSeconds(60)))).isEqualTo(Outcome.POSTED);

        assertThat(notices()).extracting(notice -> notice.answer().number()).containsExactlyInAnyOrder(1, 2);
    }
}
