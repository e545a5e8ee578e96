package vn.chitieu.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseNotice;
import vn.chitieu.notification.fixtures.CaseNoticeFixture;
import vn.chitieu.notification.fixtures.Faulty;
import vn.chitieu.notification.fixtures.InMemoryCases;
import vn.chitieu.notification.fixtures.InMemoryDigestRepository;
import vn.chitieu.notification.fixtures.SmallCity;
import vn.chitieu.notification.fixtures.SomeFigures;
import vn.chitieu.notification.fixtures.SomeNotices;
import vn.chitieu.notification.fixtures.SomeReports;
import vn.chitieu.notification.notice.Notice;
import vn.chitieu.notification.notice.NoticeKind;
import vn.chitieu.notification.outbox.FrozenMail;
import vn.chitieu.notification.outbox.NotYetRenderableException;
import vn.chitieu.notification.outbox.UnrenderableNoticeException;
import vn.chitieu.notification.quarterreport.ReportNotice;
import vn.chitieu.notification.quarterreport.ReportSource;
import vn.chitieu.notification.routing.digest.DigestKey;
import vn.chitieu.notification.routing.digest.DigestNotice;
import vn.chitieu.notification.routing.digest.DigestRepository;

class MimeMessageWriterTest {

    @Test
    void carriesTheHeadersThatRepliesAndFiltersNeed() throws Exception {
        CaseNotice notice = SomeNotices.fired("uv-dn");
        MimeMessage message = SomeMails.parse(SomeMails.write(notice));
        assertThat(message.getMessageID()).isEqualTo("<" + notice.id() + "@chitieu.example.org>");
        assertThat(message.getSubject())
                .isEqualTo(
                        "[Chỉ tiêu] Doanh nghiệp thành lập mới – quý I-2022 – thành phố Thanh Hóa – kế hoạch tỉnh giao");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getHeader("List-Id")).containsExactly("<alerts.example.org>");
        assertThat(message.getHeader("Content-Language")).containsExactly("vi");
        assertThat(message.getReplyTo()).extracting(Object::toString).containsExactly("tra-loi@example.org");
        assertThat(((InternetAddress) message.getFrom()[0]).getPersonal()).isEqualTo("Theo dõi chỉ tiêu");
        assertThat(((InternetAddress) message.getAllRecipients()[0]).getAddress())
                .isEqualTo("uv-dn@example.org");
        assertThat(message.getSentDate()).isEqualTo(SomeFigures.NOW);
        assertThat(message.getHeader("Date")).containsExactly("Thu, 7 Apr 2022 09:30:00 +0700");
        assertThat(message.getHeader("References")).isNull();
    }

    @Test
    void isTextAndHtmlInUtf8() throws Exception {
        MimeMessage message = SomeMails.parse(SomeMails.fired());
        MimeMultipart body = (MimeMultipart) message.getContent();
        assertThat(body.getContentType()).startsWith("multipart/alternative");
        assertThat(body.getBodyPart(0).getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
        assertThat(body.getBodyPart(1).getContentType()).isEqualToIgnoringCase("text/html; charset=UTF-8");
        String html = SomeMails.part(message, 1);
        assertThat(html)
                .contains("còn thiếu 108 doanh nghiệp để đạt tiến độ")
                .doesNotContain("<img", "http://", "<script", " th:")
                .contains("https://chitieu.example.org/answer/uv-dn/" + SomeFigures.CASE);
    }

    @Test
    void recoveryAnswersTheFirstMailUnderTheSameSubject() throws Exception {
        AlertCase one = SomeNotices.recovered();
        CaseNotice first = SomeNotices.of(one, NoticeKind.FIRED, "uv-dn");
        MimeMessage before = SomeMails.parse(SomeMails.write(first));
        MimeMessage after = SomeMails.parse(SomeMails.write(SomeNotices.of(one, NoticeKind.RECOVERED, "uv-dn")));
        assertThat(after.getSubject()).isEqualTo(before.getSubject());
        assertThat(after.getHeader("In-Reply-To")).containsExactly(before.getMessageID());
        assertThat(after.getHeader("References")).containsExactly(before.getMessageID());
        assertThat(after.getMessageID()).isNotEqualTo(before.getMessageID());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "x\r\nBcc: victim@example.org",
                "x\n\n<h1>hi</h1>",
                "${7*7}[[${7*7}]][(${7*7})]",
                "{indicator} %s $1 \\",
                "\u202Egnp.exe",
                "' onload='alert(1)",
                "=?utf-8?q?Bcc:_victim@example.org?="
            })
    void hostileNamesStayText(String hostile) throws Exception {
        Catalog catalog = SmallCity.catalog("Phường " + hostile, "Chỉ tiêu " + hostile, hostile);
        FrozenMail mail = SomeMails.letters(catalog).write(SomeNotices.fired("uv-dn"), SomeFigures.NOW);
        MimeMessage message = SomeMails.parse(mail);
        assertThat(Collections.list(message.getAllHeaders()))
                .extracting(header -> header.getName())
                .doesNotContain("Bcc")
                .doesNotHaveDuplicates();
        assertThat(message.getAllRecipients()).hasSize(1);
        assertThat(message.getSubject()).doesNotContain("\r", "\n", "\u202E");
        String html = SomeMails.part(message, 1);
        assertThat(html).doesNotContain("<script", "<h1", "49", "\u202E").doesNotContain("' onload='");
        assertThat(SomeMails.part(message, 0)).doesNotContain("\nBcc:", "\u202E", "49");
    }

    @Test
    void linesAreNeverLongerThanSmtpAllows() throws Exception {
        Catalog catalog =
                SmallCity.catalog("Phường " + "ấ".repeat(3000), "Chỉ tiêu " + "ố ".repeat(3000), "đ".repeat(900));
        FrozenMail mail = SomeMails.letters(catalog).write(SomeNotices.fired("uv-dn"), SomeFigures.NOW);
        assertThat(new String(mail.bytes(), StandardCharsets.UTF_8).split("\r\n"))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(998));
        assertThat(mail.bytes().length).isLessThan(100_000);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFaultThatIsNotTheLettersOwnIsTriedAgain(boolean ofTheReport) {
        ReportSource failing = Faulty.store(ReportSource.class, new SomeReports(), (call, any) -> ofTheReport);
        DigestRepository away =
                Faulty.store(DigestRepository.class, new InMemoryDigestRepository(), (call, any) -> true);
        MimeMessageWriter letters = SomeMails.letters(SmallCity.catalog(), failing, new InMemoryCases(), away);
        Notice notice = ofTheReport
                ? new ReportNotice(
                        SomeReports.QUARTER, Scope.city(), ReportNotice.AT_DEADLINE, "uv-dn", SomeFigures.NOW)
                : new DigestNotice(new DigestKey("uv-dn", SomeFigures.NOW), SomeFigures.NOW, List.of());
        assertThatThrownBy(() -> letters.write(notice, SomeFigures.NOW)).isInstanceOf(NotYetRenderableException.class);
    }

    @Test
    void anAddressThatIsNoneIsFinal() {
        MimeMessageWriter letters = SomeMails.letters(SmallCity.withAddress("uv-dn", "no address"));
        assertThatThrownBy(() -> letters.write(SomeNotices.fired("uv-dn"), SomeFigures.NOW))
                .isExactlyInstanceOf(UnrenderableNoticeException.class);
    }

    @Test
    void refusesARecipientWhomTheCatalogDoesNotKnow() {
        CaseNotice toAStranger = CaseNoticeFixture.like(SomeNotices.fired("uv-dn"))
                .to("stranger")
                .asking(CaseNotice.Question.NONE)
                .build();
        assertThatThrownBy(() -> SomeMails.write(toAStranger))
                .isInstanceOf(UnrenderableNoticeException.class)
                .hasMessageContaining("stranger");
    }
}
