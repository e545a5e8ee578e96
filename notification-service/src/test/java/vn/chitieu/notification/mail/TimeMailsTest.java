package vn.chitieu.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Person;
import vn.chitieu.contracts.RemarkChanged;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.CaseNotice;
import vn.chitieu.notification.cases.model.TotalKey;
import vn.chitieu.notification.cases.policy.Rule;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.confirmation.ConfirmationNotice;
import vn.chitieu.notification.deadletter.RejectedRecord;
import vn.chitieu.notification.deadletter.RejectionsNotice;
import vn.chitieu.notification.deadletter.UnitDeadLetters;
import vn.chitieu.notification.fixtures.EveryNotice;
import vn.chitieu.notification.fixtures.InMemoryCases;
import vn.chitieu.notification.fixtures.InMemoryDigestRepository;
import vn.chitieu.notification.fixtures.InMemoryQuestions;
import vn.chitieu.notification.fixtures.SmallCity;
import vn.chitieu.notification.fixtures.SomeFigures;
import vn.chitieu.notification.fixtures.SomeNotices;
import vn.chitieu.notification.fixtures.SomeRejections;
import vn.chitieu.notification.fixtures.SomeReports;
import vn.chitieu.notification.mail.letter.LetterBuilder;
import vn.chitieu.notification.mail.letter.LinkedCity;
import vn.chitieu.notification.notice.Notice;
import vn.chitieu.notification.notice.NoticeKind;
import vn.chitieu.notification.outbox.FrozenMail;
import vn.chitieu.notification.outbox.OvertakenNoticeException;
import vn.chitieu.notification.question.Question;
import vn.chitieu.notification.question.QuestionLinks;
import vn.chitieu.notification.question.QuestionNotice;
import vn.chitieu.notification.question.QuestionRecord;
import vn.chitieu.notification.remark.RemarkAnswerNotice;
import vn.chitieu.notification.reminder.DutyKey;
import vn.chitieu.notification.reminder.ReminderNotice;
import vn.chitieu.notification.routing.digest.DigestItem;
import vn.chitieu.notification.routing.digest.DigestKey;
import vn.chitieu.notification.routing.digest.DigestNotice;
import vn.chitieu.notification.routing.digest.SilenceNote;
import vn.chitieu.support.link.SignedTokens;

/** The mails that come because time passes: reminders, digests, and what could not be taken. */
class TimeMailsTest {

    /** The end of 7 April 2022 in Việt Nam. */
    private static final Instant DEADLINE = Instant.parse("2022-04-07T17:00:00Z");

    private static final Instant SLOT = Instant.parse("2022-04-08T00:30:00Z");

    private final InMemoryDigestRepository digests = new InMemoryDigestRepository();

    @ParameterizedTest
    @CsvSource({
        "reminder.vi, REMINDER, 0, 1, uv-dn, 2022-Q1",
        "reminder-head.vi, REMINDER, 0, 1, chu-tich-nam-ngan, 2022-Q1",
        "reminder.en, REMINDER, 1, 1, co-van, 2022-03",
        "overdue.vi, OVERDUE, 0, 2, uv-dn, 2022-Q1",
        "overdue-above.vi, OVERDUE, 1, 1, uv-dn, 2022-03",
        "overdue-above.en, OVERDUE, 2, 3, co-van, 2022-03-31"
    })
    void remindsExactlyThus(String name, NoticeKind kind, int level, int number, String recipient, String period)
            throws Exception {
        Instant wantedAt = DEADLINE.plus(Duration.ofHours(kind == NoticeKind.REMINDER ? -60 : 20));
        saysExactly(name, reminder(kind, level, number, recipient, ReportingPeriod.parse(period), wantedAt));
    }

    @ParameterizedTest
    @CsvSource({"confirmation.vi, chu-tich-nam-ngan", "confirmation.en, co-van"})
    void notifiesOfFiguresThatWaitForTheHeadExactlyThus(String name, String recipient) throws Exception {
        saysExactly(name, SomeMails.letters(SmallCity.whereHeadsConfirm()), waiting(recipient));
    }

    @ParameterizedTest
    @CsvSource({"remark-answered.vi, chu-tich-nam-ngan, true", "remark-answered.en, co-van, false"})
    void tellsOfAnAnswerToARemarkExactlyThus(String name, String recipient, boolean isFirst) throws Exception {
        RemarkAnswerNotice.Remark remark = new RemarkAnswerNotice.Remark(
                "0f3a9c0e5b7d4a21",
                "nam-ngan",
                new Quarter(2022, 1),
                isFirst ? RemarkChanged.Kind.PROPOSAL : RemarkChanged.Kind.DIFFICULTY,
                isFirst ? "NEW_ENTERPRISES" : null,
                "Đề nghị bổ sung kinh phí.\n<b>Gấp</b>");
        RemarkAnswerNotice.Answer answer =
                new RemarkAnswerNotice.Answer(isFirst ? 1 : 2, "Giao phòng Tài chính xem xét.", SLOT);
        RemarkAnswerNotice first = new RemarkAnswerNotice(CityKey.HOME, remark, answer, recipient, SLOT, "first");
        saysExactly(
                name,
                isFirst ? new RemarkAnswerNotice(CityKey.HOME, remark, answer, recipient, SLOT, first.id()) : first);
    }

    @ParameterizedTest
    @CsvSource({
        "question.vi, chu-tich-nam-ngan, false",
        "question.en, co-van, false",
        "question-answered.vi, thuong-truc, true",
        "question-answered.en, co-van, true"
    })
    void asksAboutAFigureAndTellsTheAnswerExactlyThus(String name, String recipient, boolean isAnswered)
            throws Exception {
        Question.Answer answer =
                new Question.Answer("chu-tich-nam-ngan", "Đang đối chiếu với thuế.", SLOT.plusSeconds(3600));
        Question question = question(isAnswered ? recipient : "thuong-truc");
        saysExactly(name, new QuestionNotice(question, isAnswered ? answer : null, recipient));
    }

    @Test
    void aQuestionSaysThatAnAccountIsNeededWhereItsLinkCannotBeSigned() {
        Catalog catalog = SmallCity.catalog();
        QuestionNotice asked = new QuestionNotice(question("thuong-truc"), null, "chu-tich-nam-ngan");
        Person to = catalog.people().stream()
                .filter(person -> person.id().equals(asked.recipient()))
                .findFirst()
                .orElseThrow();
        URI page = URI.create("https://chitieu.example.org/canh-bao/?view=questions");
        LetterBuilder letters = new LetterBuilder(
                "https://chitieu.example.org/", (recipient, about, episode, wantedAt) -> page, LinkedCity.UNNAMED);

        assertThat(letters.write(asked, new QuestionLinks.Link(page, true), to, catalog)
                        .toString())
                .contains("đăng nhập", page.toString())
                .doesNotContain("không cần tài khoản", "Ai có thư này");
        assertThat(letters.write(asked, new QuestionLinks.Link(page, false), to, catalog)
                        .toString())
                .contains("không cần tài khoản", "Ai có thư này");
    }

    @Test
    void aQuestionThatAnotherOneAnsweredIsNotAskedAnyMore() throws Exception {
        InMemoryQuestions questions = new InMemoryQuestions();
        Question question = question("thuong-truc");
        List<String> asked = List.of("uv-dn", "co-van");
        QuestionNotice toTheOther = new QuestionNotice(question, null, "co-van");
        MimeMessageWriter letters = SomeMails.letters(
                SmallCity.catalog(), new SomeReports(), new InMemoryCases(), new InMemoryDigestRepository(), questions);
        assertThat(questions.store(new QuestionRecord(question, asked, null, false, 1)))
                .isTrue();
        assertThat(letters.write(toTheOther, SomeFigures.NOW).bytes()).isNotEmpty();

        Question.Answer answer = new Question.Answer("uv-dn", "Đang đối chiếu.", question.at());
        assertThat(questions.store(new QuestionRecord(question, asked, answer, true, 2)))
                .isTrue();
        assertThatThrownBy(() -> letters.write(toTheOther, SomeFigures.NOW))
                .isInstanceOf(OvertakenNoticeException.class)
                .hasMessageContaining("answered before it left");
        assertThat(letters.write(new QuestionNotice(question, answer, "thuong-truc"), SomeFigures.NOW)
                        .bytes())
                .isNotEmpty();
    }

    private static Question question(String asker) {
        return new Question(
                "q-1",
                new TotalKey(new Scope.Unit("nam-ngan"), "NEW_ENTERPRISES", new Quarter(2022, 1)),
                asker,
                "Vì sao tháng 3 không có số mới?\n<b>Gấp</b>",
                SLOT);
    }

    @Test
    void theLinkOfAHeadConfirmsWhereTheUnitIsAskedForItAndTheOneToPassOnNever() throws Exception {
        MimeMessageWriter asked = SomeMails.letters(SmallCity.whereHeadsConfirm());
        Notice due = reminder(
                NoticeKind.REMINDER, 0, 1, "chu-tich-nam-ngan", new Quarter(2022, 1), DEADLINE.minusSeconds(60));
        assertThat(confirming(asked, waiting("chu-tich-nam-ngan"))).containsExactly(true);
        assertThat(confirming(asked, due)).containsExactly(false, true);
        assertThat(confirming(SomeMails.letters(SmallCity.catalog()), due)).containsExactly(false);
        saysExactly("reminder-confirming.vi", asked, due);
    }

    @Test
    void aReminderOnTheLastDaySaysSo() throws Exception {
        Notice due = reminder(NoticeKind.REMINDER, 1, 1, "co-van", new Quarter(2022, 1), DEADLINE.minusSeconds(60));
        assertThat(SomeMails.text(
                        SomeMails.parse(SomeMails.letters(SmallCity.catalog()).write(due, SomeFigures.NOW)),
                        "text/plain"))
                .contains("by the end of 7 April 2022: today is the last day.")
                .doesNotContain("working days left");
    }

    private static List<Boolean> confirming(MimeMessageWriter letters, Notice notice) throws Exception {
        return links(SomeMails.parse(letters.write(notice, SomeFigures.NOW)))
                .map(token -> SomeMails.LINKS.read(token).orElseThrow().ofHead())
                .toList();
    }

    private static ConfirmationNotice waiting(String recipient) {
        return new ConfirmationNotice(
                CityKey.HOME,
                "nam-ngan",
                new Quarter(2022, 1),
                LocalDate.of(2022, 4, 7),
                List.of(
                        new ConfirmationNotice.Awaited(
                                "NEW_ENTERPRISES", ReportingPeriod.parse("2022-02"), new BigDecimal("1234.5")),
                        new ConfirmationNotice.Awaited(
                                "URBAN_VIOLATIONS", ReportingPeriod.parse("2022-Q1"), new BigDecimal("7"))),
                recipient,
                SLOT.plus(Duration.ofHours(3)));
    }

    @Test
    void theHeadGetsTheLinkAndTheWorkbookOfEachUnitAndQuarter() throws Exception {
        MimeMessage reminder = SomeMails.parse(write(reminder(
                NoticeKind.REMINDER, 0, 1, "chu-tich-nam-ngan", new Quarter(2022, 1), DEADLINE.minusSeconds(60))));
        String link = links(reminder).findFirst().orElseThrow();
        assertThat(SomeMails.LINKS.read(link)).hasValueSatisfying(good -> {
            assertThat(good.unit()).isEqualTo("nam-ngan");
            assertThat(good.period()).isEqualTo(new Quarter(2022, 1));
        });
        assertThat(SomeMails.text(reminder, "text/html")).contains("lien-ket/" + link, "Nhập số liệu");
        assertThat(attachments(reminder)).containsExactly("chitieu-nam-ngan-2022-Q1.xlsx");

        DigestKey key = new DigestKey("chu-tich-nam-ngan", SLOT);
        for (String period : List.of("2022-03", "2022-Q1", "2022-04")) {
            digests.join(
                    key,
                    DigestItem.of(reminder(
                            NoticeKind.OVERDUE, 0, 1, "chu-tich-nam-ngan", ReportingPeriod.parse(period), DEADLINE)));
        }
        digests.close(key);
        MimeMessage digest = SomeMails.parse(write(new DigestNotice(key, SLOT, List.of())));
        assertThat(links(digest)
                        .map(one ->
                                SomeMails.LINKS.read(one).orElseThrow().period().toString()))
                .containsExactlyInAnyOrder("2022-03", "2022-Q1", "2022-04");
        assertThat(attachments(digest))
                .containsExactly("chitieu-nam-ngan-2022-Q1.xlsx", "chitieu-nam-ngan-2022-Q2.xlsx");
    }

    @Test
    void aPersonWhoLooksAtTheMailOfAHeadSeesNoLinkThatOpens() throws Exception {
        FrozenMail mail = write(reminder(
                NoticeKind.REMINDER, 0, 1, "chu-tich-nam-ngan", new Quarter(2022, 1), DEADLINE.minusSeconds(60)));
        MimeMessage seen = SomeMails.parse(new MimeMailRedactor(SignedTokens::withoutTokens).withoutLinks(mail));
        assertThat(links(seen)).isEmpty();
        assertThat(SomeMails.text(seen, "text/plain")).contains("/ingestion/lien-ket/...");
        assertThat(attachments(seen)).containsExactly("chitieu-nam-ngan-2022-Q1.xlsx");
    }

    /** Returns the tokens of the links in the text of a mail. */
    private static Stream<String> links(MimeMessage mail) throws Exception {
        return Pattern.compile("/lien-ket/([A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+)")
                .matcher(SomeMails.text(mail, "text/plain"))
                .results()
                .map(found -> found.group(1));
    }

    private static List<String> attachments(MimeMessage mail) throws Exception {
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        List<String> names = new ArrayList<>();
        for (int at = 0; at < parts.getCount(); at++) {
            if (Part.ATTACHMENT.equals(parts.getBodyPart(at).getDisposition())) {
                names.add(parts.getBodyPart(at).getFileName());
            }
        }
        return names;
    }

    @ParameterizedTest
    @CsvSource({"digest.vi, uv-dn", "digest.en, co-van"})
    void gathersExactlyThus(String name, String recipient) throws Exception {
        DigestKey key = new DigestKey(recipient, SLOT);
        List<Notice> notices = new ArrayList<>();
        EveryNotice.ofCases().forEach((ofName, notice) -> {
            if (notice.recipient().equals(recipient)) {
                notices.add(notice);
            }
        });
        CaseKey ofCity = new CaseKey(Rule.BEHIND_TARGET, SomeFigures.TOTAL, "CITY");
        notices.add(SomeNotices.of(SomeNotices.openedAs(ofCity), NoticeKind.FIRED, recipient));
        notices.add(reminder(NoticeKind.OVERDUE, 1, 1, recipient, new Quarter(2022, 1), DEADLINE));
        notices.forEach(notice -> digests.join(key, DigestItem.of(notice, silence(notice))));
        digests.close(key);
        saysExactly(name, new DigestNotice(key, SLOT, List.of()));
    }

    @ParameterizedTest
    @CsvSource({"rejections.vi, chu-tich-nam-ngan, 1", "rejections.en, co-van, 7"})
    void tellsOfRejectedRecordsExactlyThus(String name, String recipient, int records) throws Exception {
        UnitDeadLetters unit = UnitDeadLetters.none(CityKey.HOME, "nam-ngan")
                .with(
                        LongStream.range(0, records)
                                .mapToObj(offset -> SomeRejections.at(offset, SLOT.minus(Duration.ofHours(offset * 6))))
                                .toList(),
                        SmallCity.catalog().calendar());
        saysExactly(
                name,
                unit.notified(
                                SLOT.plus(Duration.ofDays(1)),
                                List.of(recipient),
                                SmallCity.catalog().calendar())
                        .pending()
                        .get(0));
    }

    @Test
    void whatARejectedRecordHoldsIsShownAndNeverRun() throws Exception {
        RejectedRecord hostile = new RejectedRecord(
                CityKey.HOME,
                "nam-ngan",
                0,
                0,
                new RejectedRecord.Sample(
                        "ward-updates.thanh-hoa.nam-ngan-0-1",
                        "<script>alert(1)</script>\r\nBcc: all@example.org \u202e{date}",
                        "NOT_JSON",
                        "expected JSON, got <img src=x onerror=alert(1)>",
                        "Không phải dạng JSON: <img src=x onerror=alert(1)>"),
                SLOT);
        RejectionsNotice notice = UnitDeadLetters.none(CityKey.HOME, "nam-ngan")
                .with(List.of(hostile), SmallCity.catalog().calendar())
                .notified(
                        SLOT.plus(Duration.ofDays(1)),
                        List.of("uv-dn"),
                        SmallCity.catalog().calendar())
                .pending()
                .get(0);
        MimeMessage message = SomeMails.parse(write(notice));
        String html = SomeMails.text(message, "text/html");
        assertThat(html)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; Bcc: all@example.org {date}", "&lt;img src=x")
                .doesNotContain("<script", "<img src=x", "\u202e");
        assertThat(message.getAllRecipients()).hasSize(1);
    }

    @Test
    void aDigestNamesTheWorstAndCountsTheRest() throws Exception {
        DigestKey key = new DigestKey("uv-dn", SLOT);
        for (int at = 0; at < 1000; at++) {
            TotalKey total = new TotalKey(new Scope.Unit("phuong-" + at), "NEW_ENTERPRISES", new Quarter(2022, 1));
            CaseKey of = new CaseKey(Rule.BEHIND_TARGET, total, "CITY");
            CaseNotice notice = SomeNotices.of(SomeNotices.openedAs(of), NoticeKind.FIRED, "uv-dn");
            digests.join(key, DigestItem.of(notice));
        }
        digests.close(key);
        MimeMessage message = SomeMails.parse(write(new DigestNotice(key, SLOT, List.of())));
        String text = SomeMails.text(message, "text/plain");
        assertThat(text).contains("Cảnh báo mới: 1000".toUpperCase(Locale.ROOT), "Và 940 nội dung khác");
        assertThat(text.lines().filter(line -> line.startsWith("- Doanh nghiệp")))
                .hasSize(60);
    }

    @Test
    void bothTargetsOfOneFigureAreOneLineWithOneLink() throws Exception {
        DigestKey key = new DigestKey("uv-dn", SLOT);
        CaseKey ofCity = new CaseKey(Rule.BEHIND_TARGET, SomeFigures.TOTAL, "CITY");
        digests.join(key, DigestItem.of(SomeNotices.fired("uv-dn")));
        digests.join(key, DigestItem.of(SomeNotices.of(SomeNotices.openedAs(ofCity), NoticeKind.FIRED, "uv-dn")));
        digests.close(key);
        String text = SomeMails.text(SomeMails.parse(write(new DigestNotice(key, SLOT, List.of()))), "text/plain");
        assertThat(text.lines().filter(line -> line.startsWith("- Doanh nghiệp")))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("tỉnh giao: đạt 14,2%", "thành phố giao: đạt 14,2%"));
        assertThat(text).containsOnlyOnce("https://chitieu.example.org/answer/uv-dn/");
    }

    @Test
    void allRemindersOfOneReportAreOneThreadUnderOneSubject() throws Exception {
        ReminderNotice first = reminder(NoticeKind.REMINDER, 0, 1, "uv-dn", new Quarter(2022, 1), DEADLINE);
        ReminderNotice later = new ReminderNotice(
                first.about(), NoticeKind.OVERDUE, 1, 0, DEADLINE, first.indicators(), "uv-dn", DEADLINE, first.id());
        MimeMessage before = SomeMails.parse(write(first));
        MimeMessage after = SomeMails.parse(write(later));
        assertThat(after.getSubject()).isEqualTo(before.getSubject());
        assertThat(after.getHeader("References")).containsExactly(before.getMessageID());
        assertThat(before.getHeader("References")).isNull();
    }

    /** Two silences: of what a unit was to report, and of one figure. */
    private static @Nullable SilenceNote silence(Notice notice) {
        if (notice instanceof ReminderNotice) {
            return new SilenceNote(
                    "s-1",
                    "uv-dn",
                    "Phường đang sáp nhập tổ dân phố,\nnộp bù trước 20/4",
                    SLOT.plus(Duration.ofDays(12)));
        }
        boolean moved = ((CaseNotice) notice).about().rule() == Rule.CLOSED_QUARTER_MOVED;
        return moved ? new SilenceNote("s-2", "van-phong", "Đang rà soát", SLOT.plus(Duration.ofDays(3))) : null;
    }

    private void saysExactly(String name, Notice notice) throws Exception {
        saysExactly(name, write(notice));
    }

    private static void saysExactly(String name, MimeMessageWriter letters, Notice notice) throws Exception {
        saysExactly(name, letters.write(notice, SomeFigures.NOW));
    }

    private static void saysExactly(String name, FrozenMail mail) throws Exception {
        MimeMessage message = SomeMails.parse(mail);
        String text = "Subject: " + message.getSubject() + "\n\n"
                + SomeMails.text(message, "text/plain").replace("\r\n", "\n");
        String html = SomeMails.text(message, "text/html");
        GoldenMails.keepForEyes(name, html);
        assertThat(text).isEqualTo(GoldenMails.expected(name + ".txt", text));
        String normalised = GoldenMails.normalised(html);
        assertThat(normalised).isEqualTo(GoldenMails.expected(name + ".html", normalised));
    }

    private FrozenMail write(Notice notice) throws Exception {
        return SomeMails.letters(SmallCity.catalog(), new SomeReports(), new InMemoryCases(), digests)
                .write(notice, SomeFigures.NOW);
    }

    private static ReminderNotice reminder(
            NoticeKind kind, int level, int number, String recipient, ReportingPeriod period, Instant wantedAt) {
        DutyKey about = new DutyKey("nam-ngan", period, "calendar-quarter");
        return new ReminderNotice(
                about,
                kind,
                number,
                level,
                DEADLINE,
                List.of("NEW_ENTERPRISES", "URBAN_VIOLATIONS"),
                recipient,
                wantedAt,
                ReminderNotice.idOf(about, kind, number, recipient));
    }
}
