package vn.chitieu.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.notification.fixtures.SomeReports;

/** Mails as a mail program gets them, over IMAP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadMailIT {

    private static final String LEADER = "uv-btv-doanh-nghiep@example.org";
    private static final Duration SOON = Duration.ofMinutes(2);

    private final AtomicBoolean aggregationAnswers = new AtomicBoolean();
    private final AtomicInteger refused = new AtomicInteger();
    private Stage stage;
    private RunningService service;
    private HttpServer aggregation;

    @BeforeAll
    void open(@TempDir Path data) throws Exception {
        aggregation = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        aggregation.createContext("/", exchange -> {
            boolean workbook = exchange.getRequestURI().getPath().endsWith(".xlsx");
            byte[] body = workbook ? "workbook".getBytes(StandardCharsets.UTF_8) : SomeReports.json("vi");
            if (!aggregationAnswers.get()) {
                refused.incrementAndGet();
            }
            exchange.sendResponseHeaders(aggregationAnswers.get() ? 200 : 503, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        aggregation.start();
        stage = Stage.open(new EmbeddedParts(data), data);
        stage.freshIndicatorYear();
        service = stage.start(
                Path.of("../catalog/thanh-hoa"),
                "--chitieu.notification.aggregation.url=http://127.0.0.1:"
                        + aggregation.getAddress().getPort(),
                "--chitieu.notification.aggregation.key=secret",
                "--chitieu.notification.outbox.retry-base=200ms");
    }

    @AfterAll
    void close() {
        service.close();
        stage.close();
        aggregation.stop(0);
    }

    @Test
    void theMailsOfACaseAreOneThreadForEachRecipient() throws Exception {
        stage.publish(stage.total(1, "142", Verdict.SEVERELY_BEHIND));
        awaitMails(LEADER, 1);
        stage.publish(stage.total(2, "300", Verdict.AHEAD));
        stage.publish(stage.total(3, "301", Verdict.AHEAD));
        awaitMails(LEADER, 2);

        List<MimeMessage> mails = mails(LEADER, "Số doanh nghiệp");
        MimeMessage fired = mails.get(0);
        MimeMessage recovered = mails.get(1);
        assertThat(recovered.getSubject()).isEqualTo(fired.getSubject());
        assertThat(fired.getHeader("In-Reply-To")).isNull();
        assertThat(recovered.getHeader("In-Reply-To")).containsExactly(fired.getMessageID());
        assertThat(recovered.getHeader("References")).containsExactly(fired.getMessageID());
        for (MimeMessage mail : mails) {
            assertThat(mail.getMessageID()).matches("<[0-9a-f]{32}@chitieu\\.example\\.org>");
            assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(mail.getHeader("List-Id")).containsExactly("<canh-bao.chitieu.example.org>");
            assertThat(mail.getHeader("Content-Language")).containsExactly("vi");
            assertThat(mail.getReplyTo()).extracting(Object::toString).containsExactly("theo-doi-chi-tieu@example.org");
            assertThat(mail.getAllRecipients()).hasSize(1);
            assertThat(tree(mail)).isEqualTo("multipart/alternative(text/plain,text/html)");
        }
    }

    @Test
    void theReportWaitsForAggregationAndBringsItsPicturesAndTheWorkbook() throws Exception {
        order("2022-Q1", "uv-btv-doanh-nghiep");
        await().atMost(SOON).until(() -> refused.get() > 1);
        assertThat(mails(LEADER, "Báo cáo quý I-2022")).isEmpty();
        aggregationAnswers.set(true);
        MimeMessage report = await().atMost(SOON)
                .until(() -> mails(LEADER, "Báo cáo quý I-2022"), found -> !found.isEmpty())
                .get(0);

        assertThat(tree(report))
                .isEqualTo("multipart/mixed(multipart/alternative(text/plain,"
                        + "multipart/related(text/html,image/png,image/png)),"
                        + "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet)");
        MimeMultipart mixed = (MimeMultipart) report.getContent();
        MimeMultipart alternative = (MimeMultipart) mixed.getBodyPart(0).getContent();
        MimeMultipart related = (MimeMultipart) alternative.getBodyPart(1).getContent();
        String html = (String) related.getBodyPart(0).getContent();
        for (int at = 1; at < related.getCount(); at++) {
            Part picture = related.getBodyPart(at);
            String id = picture.getHeader("Content-ID")[0];
            assertThat(html).contains("cid:" + id.substring(1, id.length() - 1));
            byte[] png = picture.getInputStream().readAllBytes();
            assertThat(png.length).isLessThan(100_000);
            assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isPositive();
        }
        assertThat(mixed.getBodyPart(1).getFileName()).isEqualTo("bao-cao-2022-Q1-city.xlsx");
        assertThat(new String(mixed.getBodyPart(1).getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("workbook");
        assertThat((String) alternative.getBodyPart(0).getContent()).contains("Thu ngân sách nhà nước", "799.690");
    }

    private void order(String quarter, String recipient) throws Exception {
        String reports = service.url() + "/api/v1/reports/" + quarter;
        String seen = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(reports + "/recipients"))
                                .header("Authorization", "Bearer " + AKey.OF_STAFF)
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        String preview = seen.replaceAll(".*\"preview\":\"([^\"]+)\".*", "$1");
        HttpRequest request = HttpRequest.newBuilder(URI.create(reports + "/mails"))
                .header("Authorization", "Bearer " + AKey.OF_STAFF)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"request\": \"order-1\", \"recipients\": [\"" + recipient
                        + "\"], \"preview\": \"" + preview + "\"}"))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    private void awaitMails(String address, int count) {
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(mails(address, "Số doanh nghiệp")).hasSize(count));
    }

    /** Reads with a mail program's protocol, oldest first. */
    private List<MimeMessage> mails(String address, String subject) throws Exception {
        try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect("127.0.0.1", stage.inbox().imapPort(), address, "any");
            Folder folder = store.getFolder("INBOX");
            folder.open(Folder.READ_ONLY);
            return Arrays.stream(folder.getMessages())
                    .map(ReadMailIT::whole)
                    .filter(mail -> subjectOf(mail).contains(subject))
                    .toList();
        }
    }

    private static MimeMessage whole(Message message) {
        try {
            return new MimeMessage((MimeMessage) message);
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String subjectOf(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String tree(Part part) throws Exception {
        String type = part.getContentType().replaceFirst("(?s);.*", "").strip().toLowerCase(Locale.ROOT);
        if (!part.isMimeType("multipart/*")) {
            return type;
        }
        MimeMultipart parts = (MimeMultipart) part.getContent();
        StringBuilder text = new StringBuilder(type).append('(');
        for (int at : IntStream.range(0, parts.getCount()).toArray()) {
            text.append(at == 0 ? "" : ",").append(tree(parts.getBodyPart(at)));
        }
        return text.append(')').toString();
    }
}
