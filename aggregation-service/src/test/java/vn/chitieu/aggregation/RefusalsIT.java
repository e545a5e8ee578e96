package vn.chitieu.aggregation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.embedded.EmbeddedDatabase;
import vn.chitieu.support.testing.TestBroker;

/** What the service, its framework and its container refuse, and what it says while the database is away. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RefusalsIT {

    private static final EmbeddedDatabase DATABASE = EmbeddedDatabase.inMemory();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start() {
        service = AggregationApplication.application()
                .run(AReader.with(
                        "--server.port=0",
                        "--chitieu.catalog=../catalog/thanh-hoa",
                        "--chitieu.topics.partitions=1",
                        "--spring.kafka.bootstrap-servers=" + TestBroker.bootstrapServers(),
                        "--chitieu.mongo.wait-timeout=1s",
                        "--spring.mongodb.uri=" + DATABASE.uri()));
    }

    @AfterAll
    static void stop() {
        service.close();
        DATABASE.close();
    }

    @Test
    @Order(1)
    void answersEveryRefusalWithAProblemOfItsOwnType() throws Exception {
        assertProblem(call("GET", "/nothing", "*/*"), 404, "NOT_FOUND");
        assertProblem(call("GET", "/error", "application/json"), 404, "NOT_FOUND");
        assertProblem(call("GET", "/api/v1/nothing", "application/json"), 404, "NOT_FOUND");
        assertProblem(call("GET", "/api/v1/catalog", "application/xml"), 406, "NOT_ACCEPTABLE");
        assertProblem(call("GET", "/api/v1/totals?quarter=%ff", "*/*"), 400, "BAD_PARAMETER");
        assertProblem(call("GET", "/api/v1/totals?quarter=1", "text/html"), 400, "BAD_QUARTER");
        assertProblem(call("GET", "/api/v1/totals;a=b", "*/*"), 400, "BAD_REQUEST");
        assertProblem(call("POST", "/api/v1/catalog", "*/*"), 405, "METHOD_NOT_ALLOWED");
        assertProblem(call("DELETE", "/", "*/*"), 405, "METHOD_NOT_ALLOWED");
    }

    @Test
    @Order(1)
    void showsAPersonWhoAsksForAPageOneThatSaysTheSame() throws Exception {
        for (String address : new String[] {"/nothing", "/error", "/js/nothing.js"}) {
            HttpResponse<String> page = call("GET", address, "text/html");
            assertThat(page.statusCode()).isEqualTo(404);
            assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
            assertThat(page.body()).contains("Không có trang này", "NOT_FOUND", "Về trang đầu");
            assertThat(page.headers().allValues("Content-Security-Policy"))
                    .singleElement()
                    .asString()
                    .startsWith("default-src 'none'");
            assertThat(page.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
            assertThat(page.headers().allValues("X-Frame-Options")).containsExactly("DENY");
            assertThat(page.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        }
        assertThat(call("DELETE", "/", "text/html").body()).contains("METHOD_NOT_ALLOWED", "Địa chỉ này không nhận");
    }

    @Test
    @Order(1)
    void tellsFilesApartByWhatIsInThem() throws Exception {
        HttpResponse<String> first = call("GET", "/chitieu.css", "*/*");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(first.headers().firstValue("Last-Modified")).isEmpty();
        assertThat(first.headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(call("GET", "/shell/shell.css", "*/*").headers().firstValue("ETag"))
                .isPresent()
                .get()
                .isNotEqualTo(tag);
        HttpResponse<String> again =
                HTTP.send(request("/chitieu.css").header("If-None-Match", tag).build(), BODY);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(call("GET", "/", "text/html").headers().firstValue("Cache-Control"))
                .as("a page that says who is signed in")
                .hasValue("no-store");
    }

    @Test
    @Order(2)
    void asksToComeAgainWhileTheDatabaseIsAway() throws Exception {
        DATABASE.close();
        for (String path : new String[] {"/api/v1/catalog", "/api/v1/receipts/0-1"}) {
            HttpResponse<String> answer = call("GET", path, "*/*");
            assertProblem(answer, 503, "DATABASE_UNAVAILABLE");
            assertThat(answer.headers().firstValueAsLong("Retry-After")).hasValue(5);
        }
    }

    private static final HttpResponse.BodyHandler<String> BODY = HttpResponse.BodyHandlers.ofString();

    private static HttpResponse<String> call(String method, String path, String accept) throws Exception {
        return HTTP.send(
                request(path)
                        .header("Accept", accept)
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                BODY);
    }

    private static HttpRequest.Builder request(String path) {
        int port = ((WebServerApplicationContext) service).getWebServer().getPort();
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + AReader.KEY);
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.uri() + answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = JsonMapper.shared().readTree(answer.body());
        assertThat(problem.path("code").asString()).isEqualTo(code);
        assertThat(problem.path("type").asString())
                .isEqualTo(
                        "urn:chitieu:problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
