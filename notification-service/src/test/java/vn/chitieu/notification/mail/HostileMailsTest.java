package vn.chitieu.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Header;
import jakarta.mail.internet.MimeMessage;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.cases.life.CaseAnswers;
import vn.chitieu.notification.cases.model.Explanation;
import vn.chitieu.notification.fixtures.InMemoryCases;
import vn.chitieu.notification.fixtures.SmallCity;
import vn.chitieu.notification.fixtures.SomeFigures;
import vn.chitieu.notification.fixtures.SomeNotices;
import vn.chitieu.notification.fixtures.SomeReports;
import vn.chitieu.notification.notice.Notice;
import vn.chitieu.notification.notice.NoticeKind;
import vn.chitieu.notification.outbox.FrozenMail;
import vn.chitieu.notification.quarterreport.FetchedReport;
import vn.chitieu.notification.quarterreport.ReportNotice;
import vn.chitieu.notification.quarterreport.ReportSource;

/** Whatever names, answers and reports say, a mail has our headers, our elements and one recipient. */
@Tag("slow")
class HostileMailsTest {

    /** The only headers that a mail of ours has. */
    private static final Set<String> HEADERS = Set.of(
            "Auto-Submitted",
            "Content-Language",
            "Content-Type",
            "Date",
            "From",
            "In-Reply-To",
            "List-Id",
            "MIME-Version",
            "Message-ID",
            "References",
            "Reply-To",
            "Subject",
            "To");

    /** The only elements. */
    private static final Set<String> ELEMENTS = Set.of(
            "html", "head", "meta", "title", "style", "body", "div", "table", "tr", "td", "th", "p", "span", "a",
            "img");

    private static final Pattern ELEMENT = Pattern.compile("<([a-zA-Z][a-zA-Z0-9:-]*)");
    private static final Pattern HANDLER = Pattern.compile("<[^>]*\\son[a-z]+\\s*=");

    static Stream<String> corpus() {
        return Stream.of(
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "</td></tr></table><iframe src=https://evil.example.org>",
                "<style>*{display:none}</style>",
                "<svg/onload=alert(1)>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "\" onmouseover=\"alert(1)",
                "' style='position:fixed",
                "&lt;script&gt;",
                "x\r\nBcc: victim@example.org",
                "x\nSubject: other\n\nbody",
                "x\rX-Injected: 1",
                "x\u0085Bcc: victim@example.org",
                "x\u2028Bcc: victim@example.org",
                "x\u000BBcc: v\u000C@example.org",
                "=?utf-8?q?=0D=0ABcc:_victim@example.org?=",
                "\u202Egnp.exe\u202C",
                "\u2066abc\u2069\u200F\u061C",
                "\u0000\u0001\u001B[31m\u007F",
                "\uD800 lone \uDC00",
                "a\u0300\u0301\u0302".repeat(300),
                "\uFEFF\u200B\u00AD",
                "ấ".repeat(5000),
                "😀".repeat(2000),
                "x" + " ".repeat(500) + "y",
                "${T(java.lang.Runtime)}[[${7*191}]][(${7*191})]__${7*191}__",
                "{indicator}{scope} %s $1 \\ #{x} @{y}",
                "\"Bcc: v\" <v@example.org>, w@example.org;",
                "--\r\n.\r\nQUIT\r\n",
                "Content-Type: text/html\r\n\r\n<b>",
                "data:text/html,<b>");
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void namesStayText(String hostile) throws Exception {
        Catalog catalog = SmallCity.catalog("Phường " + hostile, "Chỉ tiêu " + hostile, hostile);
        FrozenMail mail = SomeMails.letters(catalog).write(SomeNotices.fired("uv-dn"), SomeFigures.NOW);
        check(mail, 1);
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void answersStayText(String hostile) throws Exception {
        String text = ("Do " + hostile).substring(0, Math.min(("Do " + hostile).length(), Explanation.TEXT_LIMIT));
        Explanation explanation = new Explanation(text, text, LocalDate.of(2022, 4, 29), text, SomeFigures.NOW);
        Notice notice = SomeNotices.of(
                CaseAnswers.explained(SomeNotices.opened(), explanation, SomeFigures.context()),
                NoticeKind.EXPLAINED,
                "uv-dn");
        FrozenMail mail = SomeMails.letters(SmallCity.catalog()).write(notice, SomeFigures.NOW);
        check(mail, 1);
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void reportsStayText(String hostile) throws Exception {
        ReportSource reports = new HostileReports(hostile);
        ReportNotice notice =
                new ReportNotice(SomeReports.QUARTER, Scope.city(), ReportNotice.AT_DEADLINE, "uv-dn", SomeFigures.NOW);
        FrozenMail mail = SomeMails.letters(SmallCity.catalog(), reports, new InMemoryCases())
                .write(notice, SomeFigures.NOW);
        check(mail, 1);
        assertThat(mail.bytes().length).isLessThan(1_000_000);
    }

    @Test
    void theCorpusIsSeenToBreakWhatDoesNotEscape() {
        List<String> elements = new ArrayList<>();
        corpus().forEach(hostile -> ELEMENT.matcher("<p>" + hostile + "</p>")
                .results()
                .map(found -> found.group(1))
                .filter(name -> !ELEMENTS.contains(name))
                .forEach(elements::add));
        assertThat(elements).contains("script", "iframe", "svg");
    }

    private static void check(FrozenMail mail, int recipients) throws Exception {
        MimeMessage message = SomeMails.parse(mail);
        List<String> names = Collections.list(message.getAllHeaders()).stream()
                .map(Header::getName)
                .toList();
        assertThat(names).doesNotHaveDuplicates();
        assertThat(HEADERS).containsAll(names);
        assertThat(message.getAllRecipients()).hasSize(recipients);
        assertThat(message.getSubject()).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\u2028\\u2029]");
        String html = SomeMails.text(message, "text/html");
        Set<String> elements = new TreeSet<>();
        ELEMENT.matcher(html).results().forEach(found -> elements.add(found.group(1)));
        assertThat(ELEMENTS).containsAll(elements);
        assertThat(HANDLER.matcher(html).find()).isFalse();
        assertThat(html)
                .doesNotContain("href=\"javascript", "src=\"http", "src=\"data", "1337")
                .doesNotContainPattern("[\\p{Cf}\\u2028\\u2029\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f]");
        assertThat(SomeMails.text(message, "text/plain"))
                .doesNotContain("\nBcc:", "\r\nSubject:", "1337")
                .doesNotContainPattern("[\\p{Cf}\\u2028\\u2029\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f]");
        assertThat(new String(mail.bytes(), StandardCharsets.US_ASCII).split("\r\n", -1))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(998));
    }

    /** Every text of the report is the hostile one. */
    private record HostileReports(String hostile) implements ReportSource {

        @Override
        public Optional<FetchedReport> printed(String city, Quarter quarter, Scope scope, String language) {
            List<FetchedReport.Column> columns = Stream.of(
                            "place", "name", "unit", "cumulative", "share", "growth", "notes")
                    .map(key -> new FetchedReport.Column(
                            key, key.equals("share") ? hostile : null, hostile, key.equals("share") ? hostile : null))
                    .toList();
            FetchedReport.Line line = new FetchedReport.Line(
                    0,
                    hostile,
                    Collections.nCopies(columns.size(), hostile),
                    BigDecimal.TEN,
                    List.of(new FetchedReport.Attainment(hostile, BigDecimal.TEN, BigDecimal.ONE)));
            return Optional.of(new FetchedReport(
                    hostile,
                    hostile,
                    hostile,
                    hostile,
                    columns,
                    List.of(new FetchedReport.Group(hostile, hostile, List.of(line, line))),
                    List.of(new FetchedReport.Section(hostile, List.of(hostile, hostile)))));
        }

        @Override
        public byte[] workbook(String city, Quarter quarter, Scope scope, String language) {
            return hostile.getBytes(StandardCharsets.UTF_8);
        }
    }
}
