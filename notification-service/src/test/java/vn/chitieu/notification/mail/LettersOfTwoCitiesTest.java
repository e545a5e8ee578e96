package vn.chitieu.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.TotalKey;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.fixtures.InMemoryCases;
import vn.chitieu.notification.fixtures.InMemoryDigestRepository;
import vn.chitieu.notification.fixtures.SmallCity;
import vn.chitieu.notification.fixtures.SomeFigures;
import vn.chitieu.notification.fixtures.SomeNotices;
import vn.chitieu.notification.fixtures.SomeReports;
import vn.chitieu.notification.mail.letter.CaseLinks;
import vn.chitieu.notification.mail.letter.LetterBuilder;
import vn.chitieu.notification.mail.letter.LinkedCity;
import vn.chitieu.notification.notice.Notice;
import vn.chitieu.notification.notice.NoticeKind;
import vn.chitieu.notification.outbox.NotYetRenderableException;
import vn.chitieu.notification.quarterreport.ReportMaterialService;
import vn.chitieu.notification.quarterreport.ReportNotice;
import vn.chitieu.notification.reminder.DutyKey;
import vn.chitieu.notification.reminder.ReminderNotice;
import vn.chitieu.notification.routing.digest.DigestItem;
import vn.chitieu.notification.routing.digest.DigestKey;
import vn.chitieu.notification.routing.digest.DigestNotice;

/** Two cities whose people, units and indicators have the same ids. */
class LettersOfTwoCitiesTest {

    private static final URI DASHBOARD = URI.create("https://chitieu.example.org/");
    private static final CityIds CITIES = CityIds.ofHome("thanh-hoa");
    private static final CityKey HUE = CITIES.key("hue");
    private static final Quarter QUARTER = new Quarter(2022, 1);
    private static final Pattern TO_FIGURES = Pattern.compile("https://chitieu\\.example\\.org/[^\\s\"]*");

    private final InMemoryCases cases = new InMemoryCases();
    private final InMemoryDigestRepository digests = new InMemoryDigestRepository();
    private final Catalogs both = Catalogs.of(SmallCity.catalog(), SmallCity.of("hue"));

    @Test
    void goesToThePersonOfItsCityAndNamesIt() throws Exception {
        MimeMessage there = written(both, notices(HUE).get(0));
        assertThat(there.getAllRecipients()[0].toString()).endsWith("<uv-dn@hue.example.org>");
        assertThat(there.getSubject()).contains("thành phố hue").doesNotContain("Thanh Hóa");
        assertThat(SomeMails.text(there, "text/plain"))
                .contains("thành phố hue")
                .doesNotContain("Thanh Hóa");

        MimeMessage here = written(both, notices(CityKey.HOME).get(0));
        assertThat(here.getAllRecipients()[0].toString()).doesNotContain("hue");
        assertThat(here.getSubject()).contains("thành phố Thanh Hóa");
        assertThat(there.getMessageID()).isNotEqualTo(here.getMessageID());
        GoldenMails.keepForEyes("city.hue", SomeMails.text(there, "text/html"));
        GoldenMails.keepForEyes("city.thanh-hoa", SomeMails.text(here, "text/html"));
    }

    @Test
    void everyLinkToFiguresNamesItsCityWhereThereAreSeveral() throws Exception {
        for (Notice notice : notices(HUE)) {
            assertThat(links(both, notice))
                    .as("%s", notice.kind())
                    .isNotEmpty()
                    .allMatch(link -> link.endsWith("city=hue"));
        }
        for (Notice notice : notices(CityKey.HOME)) {
            assertThat(links(both, notice))
                    .as("%s", notice.kind())
                    .isNotEmpty()
                    .allMatch(link -> link.endsWith("city=thanh-hoa"));
        }
    }

    @Test
    void linksOfTheOnlyCityStayWhatTheyWere() throws Exception {
        for (Notice notice : notices(CityKey.HOME)) {
            assertThat(links(Catalogs.of(SmallCity.catalog()), notice))
                    .as("%s", notice.kind())
                    .isNotEmpty()
                    .noneMatch(link -> link.contains("city="));
        }
    }

    @Test
    void waitsForTheCatalogOfItsCity() {
        assertThatThrownBy(() ->
                        written(Catalogs.of(SmallCity.catalog()), notices(HUE).get(0)))
                .isInstanceOf(NotYetRenderableException.class)
                .hasMessageContaining("got hue");
    }

    @Test
    void aReportTellsOfTheCasesOfItsCityAlone() throws Exception {
        cases.store(SomeNotices.openedAs(key(HUE)));
        String none = SomeMails.text(written(both, notices(CityKey.HOME).get(1)), "text/plain");
        assertThat(none).contains("Không có cảnh báo nào chưa khắc phục.");
        String one = SomeMails.text(written(both, notices(HUE).get(1)), "text/plain");
        assertThat(one).doesNotContain("Không có cảnh báo nào chưa khắc phục.");
    }

    /** One of a case, a report, a reminder and a digest. */
    private List<Notice> notices(CityKey city) {
        Notice fired = SomeNotices.of(SomeNotices.openedAs(key(city)), NoticeKind.FIRED, "uv-dn");
        DutyKey duty = new DutyKey(city, "nam-ngan", QUARTER, "calendar-quarter");
        String first = ReminderNotice.idOf(duty, NoticeKind.REMINDER, 1, "uv-dn");
        DigestKey digest = new DigestKey(city, "uv-dn", Instant.parse("2022-04-08T00:30:00Z"));
        digests.join(digest, DigestItem.of(fired));
        return List.of(
                fired,
                new ReportNotice(city, QUARTER, Scope.city(), ReportNotice.AT_DEADLINE, "uv-dn", SomeFigures.NOW),
                new ReminderNotice(
                        duty,
                        NoticeKind.REMINDER,
                        1,
                        0,
                        SomeFigures.NOW.plusSeconds(86_400),
                        List.of("NEW_ENTERPRISES"),
                        "uv-dn",
                        SomeFigures.NOW,
                        first),
                new DigestNotice(digest, SomeFigures.NOW, List.of()));
    }

    private static CaseKey key(CityKey city) {
        CaseKey like = SomeNotices.opened().key();
        TotalKey total = like.total();
        return new CaseKey(
                like.rule(), new TotalKey(city, total.scope(), total.indicator(), total.quarter()), like.owner());
    }

    private List<String> links(Catalogs catalogs, Notice notice) throws Exception {
        return TO_FIGURES
                .matcher(SomeMails.text(written(catalogs, notice), "text/plain"))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private MimeMessage written(Catalogs catalogs, Notice notice) throws Exception {
        LinkedCity linkedCity = LinkedCity.of(catalogs, CITIES);
        LetterBuilder builder =
                new LetterBuilder(DASHBOARD.toString(), CaseLinks.toDashboard(DASHBOARD, linkedCity), linkedCity);
        LetterFactory words = new LetterFactory(
                builder,
                new ReportMaterialService(new SomeReports(), cases),
                digests,
                SomeMails.INVITATIONS,
                SomeMails.ACCOUNT_LINKS,
                SomeMails.QUESTION_LINKS,
                reminder -> true,
                question -> true);
        return SomeMails.parse(new MimeMessageWriter(
                        words,
                        new MimeBody(new LetterTemplate(), new ChartRenderer()),
                        SomeMails.IDENTITY,
                        catalogs,
                        CITIES)
                .write(notice, SomeFigures.NOW));
    }
}
