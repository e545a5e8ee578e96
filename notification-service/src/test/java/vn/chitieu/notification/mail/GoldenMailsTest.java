package vn.chitieu.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.chitieu.notification.cases.model.CaseNotice;
import vn.chitieu.notification.fixtures.EveryNotice;
import vn.chitieu.notification.notice.Notice;
import vn.chitieu.notification.notice.NoticeKind;

class GoldenMailsTest {

    static Stream<Arguments> notices() {
        return EveryNotice.ofCases().entrySet().stream().map(one -> Arguments.of(one.getKey(), one.getValue()));
    }

    static Stream<Arguments> falls() {
        return EveryNotice.ofFalls().entrySet().stream().map(one -> Arguments.of(one.getKey(), one.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notices")
    void saysExactlyThis(String name, Notice notice) throws Exception {
        saysExactlyThis(name, List.of(notice));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("falls")
    void saysOfAFallExactlyThis(String name, List<Notice> notices) throws Exception {
        saysExactlyThis(name, notices);
    }

    private static void saysExactlyThis(String name, List<Notice> notices) throws Exception {
        MimeMessage message = SomeMails.parse(SomeMails.write(notices));
        String text = "Subject: " + message.getSubject() + "\n\n"
                + SomeMails.part(message, 0).replace("\r\n", "\n");
        String html = SomeMails.part(message, 1);
        GoldenMails.keepForEyes(name, html);
        assertThat(text).isEqualTo(GoldenMails.expected(name + ".txt", text));
        String normalised = GoldenMails.normalised(html);
        assertThat(normalised).isEqualTo(GoldenMails.expected(name + ".html", normalised));
    }

    @Test
    void everyKindAndRuleOfACaseIsAmongThem() {
        Map<String, CaseNotice> all = EveryNotice.ofCases();
        assertThat(all.values())
                .extracting(CaseNotice::kind)
                .contains(
                        NoticeKind.FIRED,
                        NoticeKind.EXPLAINED,
                        NoticeKind.ESCALATION,
                        NoticeKind.ANSWER_REMINDER,
                        NoticeKind.RECOVERED,
                        NoticeKind.CORRECTED,
                        NoticeKind.TARGET_CHANGED);
        assertThat(all.values())
                .extracting(notice -> notice.about().rule().name())
                .contains(
                        "BEHIND_TARGET",
                        "WATCH_LIST",
                        "FORECAST_BELOW_TARGET",
                        "FALLING_CUMULATIVE",
                        "CLOSED_QUARTER_MOVED");
    }
}
