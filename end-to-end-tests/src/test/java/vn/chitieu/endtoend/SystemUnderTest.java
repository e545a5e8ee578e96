package vn.chitieu.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.localstack.Closer;
import vn.chitieu.localstack.Ports;
import vn.chitieu.localstack.RunningStack;
import vn.chitieu.localstack.StackPlan;
import vn.chitieu.localstack.data.KeyRing;
import vn.chitieu.localstack.data.SignIns;
import vn.chitieu.localstack.data.SignIns.SignIn;
import vn.chitieu.localstack.foreign.ForeignParts;
import vn.chitieu.localstack.sample.Sample;
import vn.chitieu.localstack.services.ServiceProcesses;

/**
 * The whole system with a sample in it, that of the article started once for all its stories; seen through HTTP and
 * IMAP alone.
 */
final class SystemUnderTest implements AutoCloseable {

    static final Path CATALOG = Path.of("..", "catalog", "thanh-hoa");

    private static final int LOWEST_PORT = 20_000;
    private static final int PORTS_OF_A_STACK = 100;
    private static final int STACKS = 120;
    private static final int FORKS = 4;
    private static final int ATTEMPTS = 50;
    /** With the classes that the tests of the local stack have kept, a service starts with half of the work. */
    private static final ServiceProcesses SERVICES =
            new ServiceProcesses(Path.of(".."), Path.of("..", "local-stack", "target", "services"));

    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static SystemUnderTest shared;

    private final HttpClient http = HttpClient.newHttpClient();
    private final RunningStack stack;

    private final Closer closer;

    private SystemUnderTest(RunningStack stack, Closer closer) {
        this.stack = stack;
        this.closer = closer;
    }

    /** Returns the system, with the sample aggregated and the mail that it causes sent. */
    static synchronized SystemUnderTest withTheSample() {
        if (shared == null) {
            // As behind the proxy of the compose file, which the tests of the one address start.
            shared = with(
                    CATALOG,
                    Map.of(
                            "CHITIEU_REQUESTS_TRUSTEDPROXIES", "127.0.0.1",
                            "CHITIEU_REQUESTS_HTTPS", "false",
                            // Tests turn pages faster than a stream that was left is noticed.
                            "CHITIEU_AGGREGATION_WATCHERSOFAUSER", "200"));
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
        }
        return shared;
    }

    /** Returns a system of its own with the sample of another catalog, settled likewise; to be closed. */
    static SystemUnderTest with(Path catalog) {
        return with(catalog, Map.of());
    }

    /** Returns the same with further settings of every service, by the names of environment variables. */
    static SystemUnderTest with(Path catalog, Map<String, String> settings) {
        return with(List.of(catalog), settings);
    }

    /** Returns a system of its own that browsers reach at the one address of a proxy; to be closed. */
    static SystemUnderTest behind(URI address) {
        Ports ports = ports();
        String here = "http://127.0.0.1:";
        String client = "CHITIEU_INGESTION_IDENTITY_CLIENTS_";
        return with(
                List.of(CATALOG),
                Map.of(
                        "CHITIEU_REQUESTS_TRUSTEDPROXIES",
                        "127.0.0.1",
                        "CHITIEU_IDENTITY_ISSUER",
                        address + "ingestion",
                        "CHITIEU_IDENTITY_INTERNALADDRESS",
                        here + ports.ingestion(),
                        "CHITIEU_INGESTION_IDENTITY_ISSUER",
                        address + "ingestion",
                        client + "0_ADDRESSES",
                        address.toString(),
                        client + "0_INTERNALADDRESS",
                        here + ports.aggregation(),
                        client + "1_ADDRESSES",
                        address + "alerts",
                        client + "1_INTERNALADDRESS",
                        here + ports.notification()),
                ports);
    }

    /** Returns a system with several cities, and the sample of the first of them. */
    static SystemUnderTest with(List<Path> catalogs, Map<String, String> settings) {
        return with(catalogs, settings, ports());
    }

    private static SystemUnderTest with(List<Path> catalogs, Map<String, String> settings, Ports ports) {
        Closer closer = new Closer();
        Sample sample = Sample.of(catalogs.get(0));
        StackPlan plan = new StackPlan(folder(), catalogs, true, null, ports, false, ForeignParts.none());
        RunningStack stack = RunningStack.start(plan, sample, SERVICES.with(settings), closer);
        stack.load(sample, (done, total) -> {});
        SystemUnderTest system = new SystemUnderTest(stack, closer);
        system.awaitSettled();
        return system;
    }

    @Override
    public void close() {
        closer.close();
    }

    /** Returns when all that was accepted is in the totals and all mail that it causes is sent. */
    void awaitSettled() {
        stack.awaitSettled(TIMEOUT);
    }

    URI dashboard() {
        return stack.services().aggregation().resolve("/");
    }

    /** Returns the page on which people look after alerts. */
    URI alerts() {
        return stack.services().notification().resolve("/");
    }

    int imapPort() {
        return stack.inbox().orElseThrow().imapPort();
    }

    /** Returns how a service describes its HTTP side. */
    JsonNode description(URI service) {
        return json(send(HttpRequest.newBuilder(service.resolve("/v3/api-docs"))
                .header("Authorization", "Bearer " + stack.readerKey())));
    }

    /** Asks the aggregation service. */
    JsonNode totals(String path) {
        return json(send(HttpRequest.newBuilder(stack.services().aggregation().resolve(path))
                .header("Authorization", "Bearer " + stack.readerKey())));
    }

    /** Signs in on the page that a browser is sent to, as the leader. */
    void signIn(WebDriver browser) {
        signIn(browser, SignIns.LEADER);
    }

    /** Signs in as one of the sample's people; returns when the browser is at the dashboard. */
    void signIn(WebDriver browser, String user) {
        signIn(browser, dashboard(), user);
    }

    /** Signs in as one of the sample's people; returns when the browser is at that page. */
    void signIn(WebDriver browser, URI page, String user) {
        SignIn person = stack.signIns().stream()
                .filter(one -> one.user().equals(user))
                .findFirst()
                .orElseThrow();
        signIn(browser, page, person.user(), person.password());
    }

    /** Signs in with any account; returns when the browser is at that page. */
    void signIn(WebDriver browser, URI page, String user, String password) {
        browser.get(page.toString());
        browser.findElement(By.id("username")).sendKeys(user);
        browser.findElement(By.id("password")).sendKeys(password);
        browser.findElement(By.cssSelector("form button")).click();
        new WebDriverWait(browser, TIMEOUT, BETWEEN_LOOKS)
                .until(ExpectedConditions.not(ExpectedConditions.urlContains("/login")));
    }

    /** Fetches a file from the aggregation service. */
    HttpResponse<byte[]> download(String path) {
        return send(
                HttpRequest.newBuilder(stack.services().aggregation().resolve(path))
                        .header("Authorization", "Bearer " + stack.readerKey()),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Asks the notification service. */
    JsonNode alerts(String path) {
        return json(send(HttpRequest.newBuilder(stack.services().notification().resolve(path))
                .header("Authorization", "Bearer " + stack.readerKey())));
    }

    /** Has a unit reminded of what it owes, as staff do. */
    HttpResponse<String> remind(String unit) {
        return send(
                HttpRequest.newBuilder(stack.services().notification().resolve("/api/v1/ledger/" + unit + "/reminders"))
                        .header(
                                "Authorization",
                                "Bearer " + stack.keys().key(KeyRing.STAFF).orElseThrow())
                        .POST(HttpRequest.BodyPublishers.noBody()));
    }

    /** Sends updates as a unit does that has looked twice: what is strange is confirmed. */
    HttpResponse<String> report(String unit, String body) {
        return report(unit, body, Map.of());
    }

    /** Sends updates with a key. */
    HttpResponse<String> reportBy(String key, String body) {
        return send(HttpRequest.newBuilder(stack.services().ingestion().resolve("/api/v1/updates?confirm=true"))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Returns the catalog of a city as a workbook. */
    byte[] catalogWorkbook(String city) {
        return send(
                        HttpRequest.newBuilder(
                                        stack.services().ingestion().resolve("/api/v1/catalog/workbook?city=" + city))
                                .header("Authorization", administrator()),
                        HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    /** Publishes a workbook as the catalog of a city. */
    HttpResponse<String> publish(String city, String dryRun, byte[] workbook) {
        return send(HttpRequest.newBuilder(stack.services()
                        .ingestion()
                        .resolve("/api/v1/catalog?reason=x&dryRun=" + dryRun + "&city=" + city))
                .header("Authorization", administrator())
                .header("Content-Type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .header("If-Match", "*")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(workbook)));
    }

    private String administrator() {
        return "Bearer " + stack.keys().key(KeyRing.ADMIN).orElseThrow();
    }

    /** Sends updates with further headers. */
    HttpResponse<String> report(String unit, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        stack.services().ingestion().resolve("/api/v1/updates?confirm=true"))
                .header("Authorization", "Bearer " + stack.keys().key(unit).orElseThrow())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return send(request);
    }

    /** Returns where wards send their figures. */
    URI ingestion() {
        return stack.services().ingestion();
    }

    /** Returns the key of a unit. */
    String key(String unit) {
        return stack.keys().key(unit).orElseThrow();
    }

    /** Issues, rotates or revokes a credential. */
    JsonNode administer(String method, String path, String body) {
        return manage(method, "/credentials" + path, body);
    }

    /** Asks what administrators may ask, over the API of ingestion. */
    JsonNode manage(String method, String path, String body) {
        return json(send(HttpRequest.newBuilder(stack.services().ingestion().resolve("/api/v1" + path))
                .header("Authorization", administrator())
                .header("Content-Type", "application/json")
                .header("If-Match", "*")
                .method(method, HttpRequest.BodyPublishers.ofString(body))));
    }

    /** Assigns targets as an owner does. */
    HttpResponse<String> assign(String body) {
        return send(HttpRequest.newBuilder(stack.services().ingestion().resolve("/api/v1/targets"))
                .header("Authorization", "Bearer " + stack.keys().key("targets").orElseThrow())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Returns where the broker is. */
    String bootstrapServers() {
        return stack.bootstrapServers();
    }

    static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(30)).build(), body);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /**
     * Any free ports; that of aggregation is known beforehand, so that ingestion can ask it for receipts. Below those
     * that outgoing connections take; the management ports are 50 above. Each JVM of the tests has bases of its own:
     * what is free now is bound seconds later.
     */
    private static Ports ports() {
        Random random = new Random();
        int fork = Integer.getInteger("chitieu.fork", 0) % FORKS;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int base = LOWEST_PORT + PORTS_OF_A_STACK * (fork + FORKS * random.nextInt(STACKS / FORKS));
            if (IntStream.of(1, 2, 3, 51, 52, 53).allMatch(port -> isFree(base + port))) {
                return new Ports(base + 1, base + 2, base + 3, 0, 0, 0, 0);
            }
        }
        throw new IllegalStateException("expected free ports from " + LOWEST_PORT + " on, got none");
    }

    private static boolean isFree(int port) {
        try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return free.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("chitieu-end-to-end");
        } catch (IOException noFolder) {
            throw new UncheckedIOException(noFolder);
        }
    }
}
