package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import vn.chitieu.catalog.files.CatalogLoader;
import vn.chitieu.embedded.EmbeddedBroker;
import vn.chitieu.support.testing.CatalogCopy;
import vn.chitieu.support.testing.TestDatabase;

/** What an operator runs on the first day, and after each change of the files. */
class ImportCatalogIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @TempDir(cleanup = CleanupMode.NEVER)
    private Path data;

    @TempDir
    private Path folder;

    private EmbeddedBroker broker;
    private CatalogCopy files;

    @BeforeEach
    void start() throws Exception {
        broker = EmbeddedBroker.start(data, 0);
        files = CatalogCopy.in(folder);
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void publishesEditionsThatTheServiceTakesFromTheBrokerAlone() throws Exception {
        String first = CatalogLoader.read(folder).edition();
        assertThat(run("--dry-run").said())
                .contains(
                        "import-catalog: indicators: +",
                        "import-catalog: would publish edition " + first + " of thanh-hoa");
        Ran ran = run("--author=Sở Nội vụ", "--reason=Ngày đầu");
        assertThat(ran.said()).contains("import-catalog: published edition " + first + " of thanh-hoa");
        assertThat(ran.status()).isZero();
        Ran again = run();
        assertThat(again.said()).contains("edition " + first + " of thanh-hoa is in force already");
        assertThat(again.status()).isZero();

        try (ServiceUnderTest service = ServiceUnderTest.start(
                broker.bootstrapServers(),
                TestDatabase.uri(),
                "chitieu.catalog=false",
                "chitieu.topics.partitions=1")) {
            assertThat(edition(service)).isEqualTo(first);

            files.replace("units.csv", "Phường Nam Ngạn", "Phường Nam Ngạn Mới");
            Ran changed = run();
            assertThat(changed.said()).contains("import-catalog: units: ~nam-ngan\n", "import-catalog: people: none\n");

            String second = CatalogLoader.read(folder).edition();
            await().atMost(TIMEOUT)
                    .untilAsserted(() -> assertThat(edition(service)).isEqualTo(second));
        }
    }

    @Test
    void aServiceThatStartsFirstSaysWhatItWaitsForAndIsReadyOnceACatalogIsImported() throws Exception {
        int port = freePort();
        CompletableFuture<ServiceUnderTest> starting = CompletableFuture.supplyAsync(() -> ServiceUnderTest.start(
                broker.bootstrapServers(),
                TestDatabase.uri(),
                "chitieu.catalog=false",
                "chitieu.topics.partitions=1",
                "management.server.port=" + port));
        await().atMost(TIMEOUT)
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(health(port)).startsWith("503 ").contains("publish one by import-catalog"));
        assertThat(starting).isNotDone();

        assertThat(run().status()).isZero();

        try (ServiceUnderTest service = starting.get(1, TimeUnit.MINUTES)) {
            assertThat(edition(service)).isEqualTo(CatalogLoader.read(folder).edition());
            await().atMost(TIMEOUT).untilAsserted(() -> assertThat(health(port)).startsWith("200 "));
        }
    }

    private static String health(int port) throws Exception {
        URI readiness = URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness");
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(readiness).build(), HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    @Test
    void publishesNothingInvalidAndSaysAllThatIsWrong() throws Exception {
        files.replace("units.csv", "thành phố,VERTICAL", "thành phố,TOWN");
        files.replace("targets.csv", "city,LAND_CLEARED", "city,LAND_SOLD");

        Ran ran = run();

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.said())
                .contains(
                        "units.csv:" + files.lineOf("units.csv", "thành phố,TOWN") + " INVALID_VALUE",
                        "targets.csv:" + files.lineOf("targets.csv", "LAND_SOLD") + " UNKNOWN_INDICATOR")
                .doesNotContain("published");
    }

    @Test
    void saysWhatMakesNoSenseAndThatTheBrokerIsAway() {
        assertThat(run("--prune").status()).isEqualTo(2);
        assertThat(run("--author=").said()).contains("expected --author once, with 1 to 200 characters");
        assertThat(run("second-folder").status()).isEqualTo(2);
        broker.close();
        Ran away = run();
        assertThat(away.status()).isEqualTo(1);
        assertThat(away.said()).contains("import-catalog: nothing was published: ");
    }

    private static String edition(ServiceUnderTest service) {
        return service.get("/actuator/info", "")
                .json()
                .path("catalog")
                .path("edition")
                .asString();
    }

    private Ran run(String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        all.add(0, folder.toString());
        all.add("--spring.kafka.bootstrap-servers=" + broker.bootstrapServers());
        PrintStream before = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            int status = SpringApplication.exit(IngestionApplication.command(IngestionApplication.IMPORT_CATALOG)
                    .run(all.toArray(String[]::new)));
            return new Ran(status, said.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(before);
        }
    }

    private record Ran(int status, String said) {}
}
