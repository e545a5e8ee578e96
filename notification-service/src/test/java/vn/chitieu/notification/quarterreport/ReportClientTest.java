package vn.chitieu.notification.quarterreport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.fixtures.SomeReports;

class ReportClientTest {

    private static final Quarter QUARTER = new Quarter(2022, 1);

    private final List<String> asked = new ArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;
    private int status = 200;
    private byte[] body = SomeReports.json("vi");

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            if (status == 302) {
                exchange.getResponseHeaders().set("Location", "/elsewhere");
            }
            if (status == 0) {
                await();
            }
            exchange.sendResponseHeaders(status == 0 ? 200 : status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    @Test
    void readsTheReportAndTheWorkbookWithItsKey() throws Exception {
        FetchedReport report =
                reports().printed("thanh-hoa", QUARTER, Scope.city(), "vi").orElseThrow();
        assertThat(report.name()).isEqualTo("Thành phố Thanh Hóa");
        assertThat(report.columns()).hasSize(12);
        assertThat(report.groups().stream()
                        .flatMap(group -> group.lines().stream())
                        .filter(line -> "BUDGET_REVENUE".equals(line.indicator()))
                        .flatMap(line -> line.attainments().stream())
                        .filter(one -> one.owner().equals("PROVINCE")))
                .singleElement()
                .satisfies(one ->
                        assertThat(one.sharePercent()).isBetween(new BigDecimal("31.5"), new BigDecimal("32.5")));
        body = "workbook".getBytes(StandardCharsets.UTF_8);
        assertThat(reports().workbook("hue", QUARTER, new Scope.Unit("nam-ngan"), "en"))
                .isEqualTo(body);
        assertThat(asked)
                .containsExactly(
                        "/base/api/v1/reports/2022-Q1?scope=city&lang=vi&city=thanh-hoa Bearer secret",
                        "/base/reports/2022-Q1.xlsx?scope=unit:nam-ngan&lang=en&city=hue Bearer secret");
    }

    @Test
    void knowsWhenThereIsNoReport() throws Exception {
        answers(404, "{\"code\":\"NO_REPORT\"}");
        assertThat(reports().printed("thanh-hoa", QUARTER, Scope.city(), "vi")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 | {\"code\":\"NOT_FOUND\"} | 404",
                "404 | <html> | 404",
                "401 | {} | key of a reader",
                "500 | {} | 500",
                "302 | {} | 302",
                "200 | {\"title\" | expected a report",
                "200 | <html> | expected a report",
                "200 | {} | expected a report",
                "200 | [] | expected a report",
            })
    void isAwayWhereSomethingElseComes(int newStatus, String newBody, String message) {
        answers(newStatus, newBody);
        assertThatThrownBy(() -> reports().printed("thanh-hoa", QUARTER, Scope.city(), "vi"))
                .isInstanceOf(ReportUnavailableException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("secret");
        assertThat(asked).hasSize(1);
    }

    @Test
    void isAwayWhereALineLacksACell() {
        answers(
                200,
                new String(SomeReports.json("vi"), StandardCharsets.UTF_8)
                        .replaceFirst("\"cells\" : \\[ \"[^\"]*\",", "\"cells\" : ["));
        assertThatThrownBy(() -> reports().printed("thanh-hoa", QUARTER, Scope.city(), "vi"))
                .isInstanceOf(ReportUnavailableException.class)
                .hasMessageContaining("expected 12 cells in each line, got 11");
    }

    @Test
    void readsNoMoreThanAReportCanBe() {
        body = new byte[5 << 20];
        assertThatThrownBy(() -> reports().printed("thanh-hoa", QUARTER, Scope.city(), "vi"))
                .isInstanceOf(ReportUnavailableException.class)
                .hasMessageContaining("expected at most 1048576 bytes");
    }

    @Test
    void waitsNoLongerThanAgreed() {
        status = 0;
        assertThatThrownBy(() -> reports(Duration.ofMillis(200)).printed("thanh-hoa", QUARTER, Scope.city(), "vi"))
                .isInstanceOf(ReportUnavailableException.class)
                .hasMessageContaining("expected an answer");
    }

    @Test
    void isAwayWhereNoServerListens() {
        server.stop(0);
        assertThatThrownBy(() -> reports().workbook("thanh-hoa", QUARTER, Scope.city(), "vi"))
                .isInstanceOf(ReportUnavailableException.class)
                .hasMessageContaining("expected an answer");
    }

    private ReportClient reports() {
        return reports(Duration.ofSeconds(20));
    }

    private ReportClient reports(Duration timeout) {
        return new ReportClient(new ReportClientProperties(base(), "secret", timeout));
    }

    private URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/base/");
    }

    private void answers(int newStatus, String newBody) {
        status = newStatus;
        body = newBody.getBytes(StandardCharsets.UTF_8);
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
