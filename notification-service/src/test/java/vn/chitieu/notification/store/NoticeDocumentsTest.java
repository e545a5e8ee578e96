package vn.chitieu.notification.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.chitieu.notification.fixtures.SomeFigures.NOW;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import vn.chitieu.contracts.AccountInvited;
import vn.chitieu.contracts.RemarkChanged;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.accountlink.AccountLinkNotice;
import vn.chitieu.notification.cases.model.TotalKey;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.confirmation.ConfirmationNotice;
import vn.chitieu.notification.deadletter.DeadLetterSummaryDay;
import vn.chitieu.notification.deadletter.RejectedRecord;
import vn.chitieu.notification.deadletter.RejectionsNotice;
import vn.chitieu.notification.fixtures.EveryNotice;
import vn.chitieu.notification.fixtures.SomeNotices;
import vn.chitieu.notification.fixtures.SomeReminders;
import vn.chitieu.notification.fixtures.StoredSamples;
import vn.chitieu.notification.integration.EventNotice;
import vn.chitieu.notification.notice.Notice;
import vn.chitieu.notification.notice.NoticeCodec;
import vn.chitieu.notification.outbox.ResentNotice;
import vn.chitieu.notification.quarterreport.ReportNotice;
import vn.chitieu.notification.question.Question;
import vn.chitieu.notification.question.QuestionNotice;
import vn.chitieu.notification.remark.RemarkAnswerNotice;
import vn.chitieu.notification.routing.digest.DigestKey;
import vn.chitieu.notification.routing.digest.DigestNotice;
import vn.chitieu.support.testing.RecordedSpans;

class NoticeDocumentsTest {

    @Test
    void areStoredByteForByteAsBeforeEachFeatureHadACodec() {
        assertThat(notices().stream()
                        .map(Codecs.all()::write)
                        .map(StoredSamples::sample)
                        .toList())
                .isEqualTo(stored());
    }

    @Test
    void readWhatWasStoredBeforeEachFeatureHadACodec() {
        assertThat(stored().stream()
                        .map(Document::parse)
                        .map(Codecs.all()::read)
                        .toList())
                .isEqualTo(notices());
    }

    @Test
    void refuseATypeThatNoFeatureHas() {
        assertThatThrownBy(() -> Codecs.all().read(new Document("type", "postcard")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a known type of notice, got postcard");
    }

    @Test
    void everyNoticeHasACodec() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(Notice.class));
        assertThat(scanner.findCandidateComponents("vn.chitieu.notification"))
                .extracting(BeanDefinition::getBeanClassName)
                .containsExactlyInAnyOrderElementsOf(notices().stream()
                        .map(one -> one.getClass().getName())
                        .distinct()
                        .toList());
    }

    @Test
    void refuseASecondCodecOfAType() {
        assertThatThrownBy(() -> new NoticeDocuments(List.of(new Events("event"), new Events("event"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("event");
        assertThatThrownBy(() -> new NoticeDocuments(List.of(new Events("event"), new Events("news"))))
                .hasMessageContaining("news");
        assertThatThrownBy(() -> new NoticeDocuments(List.of(new Events("resent"))))
                .hasMessageContaining("resent");
    }

    @Test
    void theTracesOfADigestAreStoredWhereThereAreSome() {
        Notice digest = new DigestNotice(new DigestKey("uv-dn", NOW), NOW, List.of(RecordedSpans.SENDER));

        assertThat(Codecs.all().read(Codecs.all().write(digest))).isEqualTo(digest);
    }

    private static List<Notice> notices() {
        List<Notice> all = new ArrayList<>(EveryNotice.ofCases().values());
        all.add(SomeReminders.reminder("uv-dn"));
        all.add(SomeReminders.overdue("uv-dn"));
        all.add(new ReportNotice(new Quarter(2022, 1), Scope.city(), ReportNotice.AT_DEADLINE, "uv-dn", NOW));
        all.add(new DigestNotice(new DigestKey("uv-dn", NOW), NOW, List.of()));
        all.add(new ResentNotice(SomeNotices.fired("uv-dn"), "van-thu", NOW));
        all.add(new ResentNotice(SomeReminders.overdue("uv-dn"), "van-thu", NOW));
        SomeNotices.opened().outgoing().transitions().forEach(one -> all.add(new EventNotice(one)));
        EveryNotice.explained().outgoing().transitions().forEach(one -> all.add(new EventNotice(one)));
        all.add(new RejectionsNotice(
                CityKey.HOME,
                "nam-ngan",
                2,
                List.of(new DeadLetterSummaryDay(
                        LocalDate.of(2022, 4, 7),
                        3,
                        List.of(new RejectedRecord.Sample(
                                "ward-updates.nam-ngan-0-47",
                                "{\"indicator\":\"NEW_ENTERPRISES\",\"period\":\"2022-Q1\",\"value\":\"12",
                                "NOT_JSON",
                                "expected JSON, got the end of the text at line 1, column 63",
                                null)))),
                "chu-tich-nam-ngan",
                NOW));
        all.add(new AccountLinkNotice(
                CityKey.HOME,
                "nam-ngan.van-thu",
                7,
                AccountInvited.Occasion.RESET,
                "van-thu-nam-ngan@example.org",
                "vi",
                NOW.plusSeconds(86_400),
                NOW));
        all.add(new ConfirmationNotice(
                CityKey.HOME,
                "nam-ngan",
                new Quarter(2022, 1),
                LocalDate.of(2022, 4, 7),
                List.of(new ConfirmationNotice.Awaited(
                        "NEW_ENTERPRISES", ReportingPeriod.parse("2022-03"), new BigDecimal("12.50"))),
                "chu-tich-nam-ngan",
                NOW));
        RemarkAnswerNotice.Remark remark = new RemarkAnswerNotice.Remark(
                "0f3a9c0e5b7d4a21",
                "nam-ngan",
                new Quarter(2022, 1),
                RemarkChanged.Kind.PROPOSAL,
                null,
                "Đề nghị bổ sung kinh phí.");
        all.add(new RemarkAnswerNotice(
                CityKey.HOME,
                remark,
                new RemarkAnswerNotice.Answer(1, "Giao phòng Tài chính xem xét.", NOW),
                "chu-tich-nam-ngan",
                NOW,
                "first"));
        Question question = new Question(
                "q-1",
                new TotalKey(new CityKey("hue:"), new Scope.Unit("nam-ngan"), "NEW_ENTERPRISES", new Quarter(2022, 1)),
                "thuong-truc",
                "Vì sao tháng 3 không có số mới?",
                NOW);
        all.add(new QuestionNotice(question, null, "chu-tich-nam-ngan"));
        all.add(new QuestionNotice(
                question,
                new Question.Answer("chu-tich-nam-ngan", "Đang đối chiếu.", NOW.plusSeconds(60)),
                "thuong-truc"));
        return all;
    }

    private static List<String> stored() {
        return StoredSamples.of(NoticeDocumentsTest.class, "notices.jsonl");
    }

    private record Events(String type) implements NoticeCodec<EventNotice> {

        @Override
        public Class<EventNotice> notices() {
            return EventNotice.class;
        }

        @Override
        public Document write(EventNotice notice) {
            throw new UnsupportedOperationException();
        }

        @Override
        public EventNotice read(Document document) {
            throw new UnsupportedOperationException();
        }
    }
}
