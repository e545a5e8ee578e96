package vn.chitieu.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.BodyPart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.TotalKey;
import vn.chitieu.notification.cases.policy.Rule;
import vn.chitieu.notification.fixtures.EveryNotice;
import vn.chitieu.notification.fixtures.InMemoryCases;
import vn.chitieu.notification.fixtures.SmallCity;
import vn.chitieu.notification.fixtures.SomeFigures;
import vn.chitieu.notification.fixtures.SomeNotices;
import vn.chitieu.notification.fixtures.SomeReports;
import vn.chitieu.notification.outbox.FrozenMail;
import vn.chitieu.notification.outbox.NotYetRenderableException;
import vn.chitieu.notification.outbox.UnrenderableNoticeException;
import vn.chitieu.notification.quarterreport.FetchedReport;
import vn.chitieu.notification.quarterreport.ReportMaterialService;
import vn.chitieu.notification.quarterreport.ReportNotice;
import vn.chitieu.notification.quarterreport.ReportSource;

class ReportMailTest {

    private final InMemoryCases cases = new InMemoryCases();
    private final SomeReports reports = new SomeReports();

    @ParameterizedTest
    @CsvSource({"report.vi, uv-dn, 2022-Q1", "report.en, co-van, 2022-Q1", "report-of-nothing, uv-dn, 2019-Q1"})
    void saysExactlyThis(String name, String recipient, String quarter) throws Exception {
        keep(SomeNotices.opened(), EveryNotice.explained());
        MimeMessage message = SomeMails.parse(write(Quarter.parse(quarter), recipient));
        String text = "Subject: " + message.getSubject() + "\n\n"
                + SomeMails.text(message, "text/plain").replace("\r\n", "\n");
        String html = SomeMails.text(message, "text/html");
        GoldenMails.keepForEyes(name, withPicturesBeside(name, message, html));
        assertThat(text).isEqualTo(GoldenMails.expected(name + ".txt", text));
        String normalised = GoldenMails.normalised(html);
        assertThat(normalised).isEqualTo(GoldenMails.expected(name + ".html", normalised));
    }

    /** The report has as many lines and columns, and is as large, as the client takes. */
    @Test
    void theLargestReportFitsIntoAMailThatCanBeStored() throws Exception {
        FrozenMail mail = SomeMails.letters(
                        SmallCity.catalog(),
                        new SizedReport(largest(), ReportSource.LARGEST_WORKBOOK),
                        new InMemoryCases())
                .write(notice(SomeReports.QUARTER, "uv-dn"), SomeFigures.NOW);

        assertThat(mail.size()).isBetween(ReportSource.LARGEST_WORKBOOK * 4 / 3, MimeMessageWriter.MOST_BYTES);
    }

    @Test
    void aMailThatIsTooLargeToBeStoredIsFinal() throws Exception {
        MimeMessageWriter letters = SomeMails.letters(
                SmallCity.catalog(),
                new SizedReport(largest(), 3 * ReportSource.LARGEST_WORKBOOK),
                new InMemoryCases());
        ReportNotice notice = notice(SomeReports.QUARTER, "uv-dn");

        assertThatThrownBy(() -> letters.write(notice, SomeFigures.NOW))
                .isExactlyInstanceOf(UnrenderableNoticeException.class)
                .hasMessageStartingWith("expected a mail of at most 15000000 bytes, got 1");
    }

    private static FetchedReport largest() {
        int columns = 40;
        int lines = 500;
        String text = "ấ".repeat(ReportSource.LARGEST_REPORT / 3 / columns / lines);
        FetchedReport.Line line = new FetchedReport.Line(0, null, Collections.nCopies(columns, text), null, List.of());
        return new FetchedReport(
                "title",
                "name",
                "as of",
                "table",
                Collections.nCopies(columns, new FetchedReport.Column("notes", null, "notes", null)),
                List.of(new FetchedReport.Group("I", "group", Collections.nCopies(lines, line))),
                List.of());
    }

    /** One report, and a workbook of so many bytes. */
    private record SizedReport(FetchedReport report, int bytes) implements ReportSource {
        @Override
        public Optional<FetchedReport> printed(String city, Quarter quarter, Scope scope, String language) {
            return Optional.of(report);
        }

        @Override
        public byte[] workbook(String city, Quarter quarter, Scope scope, String language) {
            return new byte[bytes];
        }
    }

    @Test
    void isATreeOfTextPagePicturesAndTheWorkbook() throws Exception {
        MimeMessage message = SomeMails.parse(write(SomeReports.QUARTER, "uv-dn"));
        MimeMultipart mixed = (MimeMultipart) message.getContent();
        assertThat(mixed.getContentType()).startsWith("multipart/mixed");
        MimeMultipart alternative = (MimeMultipart) mixed.getBodyPart(0).getContent();
        assertThat(alternative.getContentType()).startsWith("multipart/alternative");
        assertThat(alternative.getBodyPart(0).isMimeType("text/plain")).isTrue();
        MimeMultipart related = (MimeMultipart) alternative.getBodyPart(1).getContent();
        assertThat(related.getContentType()).startsWith("multipart/related");
        assertThat(related.getBodyPart(0).isMimeType("text/html")).isTrue();
        String html = (String) related.getBodyPart(0).getContent();
        assertThat(related.getCount()).isEqualTo(3);
        for (int at = 1; at < related.getCount(); at++) {
            BodyPart picture = related.getBodyPart(at);
            String id = picture.getHeader("Content-ID")[0];
            assertThat(id).startsWith("<").endsWith("@chitieu.example.org>");
            assertThat(html).contains("src=\"cid:" + id.substring(1, id.length() - 1) + "\"");
            byte[] png = picture.getInputStream().readAllBytes();
            assertThat(png.length).isLessThan(100_000);
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
            assertThat(image.getWidth()).isEqualTo(1200);
        }
        assertThat(html).doesNotContainPattern("src=\"(?!cid:)").doesNotContain("<script", " th:", "http-equiv");
        BodyPart workbook = mixed.getBodyPart(1);
        assertThat(workbook.getDisposition()).isEqualTo(Part.ATTACHMENT);
        assertThat(workbook.getFileName()).isEqualTo("bao-cao-2022-Q1-city.xlsx");
        assertThat(new String(workbook.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("workbook of 2022-Q1 city vi");
    }

    @Test
    void theTextHasEveryFigureOfTheTable() throws Exception {
        String text = SomeMails.text(SomeMails.parse(write(SomeReports.QUARTER, "uv-dn")), "text/plain");
        reports.printed("thanh-hoa", SomeReports.QUARTER, Scope.city(), "vi").orElseThrow().groups().stream()
                .flatMap(group -> group.lines().stream())
                .filter(line -> line.indicator() != null)
                .forEach(line -> {
                    List<String> figures = line.cells().subList(1, line.cells().size());
                    assertThat(text.lines()).anySatisfy(row -> assertThat(row).contains(figures));
                });
    }

    @Test
    void theSameReportIsTheSamePictures() throws Exception {
        byte[] first = write(SomeReports.QUARTER, "uv-dn").bytes();
        byte[] second = write(SomeReports.QUARTER, "uv-dn").bytes();
        assertThat(pictures(second)).isEqualTo(pictures(first)).hasSize(2);
    }

    @Test
    void waitsWhileTheReportIsAway() {
        reports.goAway();
        assertThatThrownBy(() -> write(SomeReports.QUARTER, "uv-dn"))
                .isInstanceOf(NotYetRenderableException.class)
                .hasMessageContaining("nobody answers");
    }

    @Test
    void tellsOfMendedCasesNothing() throws Exception {
        keep(SomeNotices.opened(), SomeNotices.targetChanged());
        String none = SomeMails.text(SomeMails.parse(write(SomeReports.QUARTER, "uv-dn")), "text/plain");
        assertThat(none).contains("Không có cảnh báo nào chưa khắc phục.");
    }

    @Test
    void tellsOfCasesOfOtherScopesByTheirNumber() throws Exception {
        keep(SomeNotices.opened());
        ReportNotice ofUnit = new ReportNotice(
                SomeReports.QUARTER, new Scope.Unit("nam-ngan"), "request-1", "uv-nam-ngan", SomeFigures.NOW);
        assertThat(new ReportMaterialService(reports, cases)
                        .gather(ofUnit, "thanh-hoa", "vi")
                        .cases())
                .isEmpty();
        CaseKey ofWard = new CaseKey(
                Rule.BEHIND_TARGET,
                new TotalKey(new Scope.Unit("nam-ngan"), "NEW_ENTERPRISES", SomeReports.QUARTER),
                "CITY");
        keep(SomeNotices.openedAs(ofWard));
        String text = SomeMails.text(SomeMails.parse(write(SomeReports.QUARTER, "uv-dn")), "text/plain");
        assertThat(text).contains("Ngoài ra còn 1 cảnh báo chưa khắc phục ở các cụm và đơn vị.");
    }

    private FrozenMail write(Quarter quarter, String recipient) throws Exception {
        return SomeMails.letters(SmallCity.catalog(), reports, cases)
                .write(notice(quarter, recipient), SomeFigures.NOW);
    }

    private static ReportNotice notice(Quarter quarter, String recipient) {
        return new ReportNotice(quarter, Scope.city(), ReportNotice.AT_DEADLINE, recipient, SomeFigures.NOW);
    }

    private void keep(AlertCase... versions) {
        for (AlertCase version : versions) {
            assertThat(cases.store(version)).isTrue();
        }
    }

    private static List<String> pictures(byte[] mail) throws Exception {
        MimeMultipart mixed = (MimeMultipart) SomeMails.parse(mail).getContent();
        MimeMultipart related =
                (MimeMultipart) ((MimeMultipart) mixed.getBodyPart(0).getContent())
                        .getBodyPart(1)
                        .getContent();
        List<String> pictures = new ArrayList<>();
        for (int at = 1; at < related.getCount(); at++) {
            pictures.add(Base64.getEncoder()
                    .encodeToString(related.getBodyPart(at).getInputStream().readAllBytes()));
        }
        return pictures;
    }

    /** For eyes only: a browser knows nothing of Content-IDs. */
    private static String withPicturesBeside(String name, MimeMessage message, String html) throws Exception {
        String page = html;
        if (message.isMimeType("multipart/mixed")) {
            MimeMultipart related = (MimeMultipart) ((MimeMultipart) ((MimeMultipart) message.getContent())
                            .getBodyPart(0)
                            .getContent())
                    .getBodyPart(1)
                    .getContent();
            for (int at = 1; at < related.getCount(); at++) {
                String id = related.getBodyPart(at).getHeader("Content-ID")[0];
                byte[] png = related.getBodyPart(at).getInputStream().readAllBytes();
                Files.write(Files.createDirectories(Path.of("target", "mails")).resolve(name + at + ".png"), png);
                page = page.replace("cid:" + id.substring(1, id.length() - 1), name + at + ".png");
            }
        }
        return page;
    }
}
