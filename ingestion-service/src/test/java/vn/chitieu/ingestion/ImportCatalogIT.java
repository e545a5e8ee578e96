package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import tools.jackson.databind.JsonNode;
import vn.chitieu.catalog.files.CatalogLoader;
import vn.chitieu.embedded.EmbeddedBroker;
import vn.chitieu.support.testing.CatalogCopy;
import vn.chitieu.support.testing.TestDatabase;

/** What an operator runs on the first day, and after each change of the files. */
@Tag("slow")
class ImportCatalogIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

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

    /** Ingestion is made without a catalog, because the first one can be published by it (decision 10). */
    @Test
    void aServiceThatStartsFirstTakesWhatIsImportedThen() throws Exception {
        try (ServiceUnderTest service = ServiceUnderTest.start(
                broker.bootstrapServers(),
                TestDatabase.uri(),
                "chitieu.catalog=false",
                "chitieu.topics.partitions=1")) {
            assertThat(service.get("/api/v1/credentials", ServiceUnderTest.ADMIN_KEY)
                            .code())
                    .isEqualTo("CATALOG_MISSING");

            assertThat(run().status()).isZero();

            await().atMost(TIMEOUT)
                    .untilAsserted(() -> assertThat(service.get("/api/v1/credentials", ServiceUnderTest.ADMIN_KEY)
                                    .status())
                            .isEqualTo(200));
            assertThat(edition(service)).isEqualTo(CatalogLoader.read(folder).edition());
        }
    }

    @Test
    void takesSeveralFoldersAndWritesToTheAudit() throws Exception {
        Path cities = folder.resolve("cities");
        Path ofHue = Files.createDirectories(cities.resolve("hue"));
        CatalogCopy.in(ofHue).replace("city.yaml", "id: thanh-hoa", "id: hue");
        CatalogCopy.in(Files.createDirectories(cities.resolve("vinh")))
                .replace("city.yaml", "id: thanh-hoa", "id: vinh");
        Path broken = Files.createDirectory(folder.resolve("broken"));
        String database = TestDatabase.ofTest("import-" + UUID.randomUUID());
        String store = "--spring.mongodb.uri=" + TestDatabase.uri();

        Ran ran = run(
                broken.toString(),
                cities.toString(),
                store,
                "--chitieu.ingestion.database=" + database,
                "--reason=QĐ 5");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.said())
                .contains("of hue", "of vinh", "of thanh-hoa", "MISSING_FILE")
                .doesNotContain("the audit does not have");
        try (ServiceUnderTest service = ServiceUnderTest.start(
                broker.bootstrapServers(),
                TestDatabase.uri(),
                "chitieu.ingestion.database=" + database,
                "chitieu.catalog=false",
                "chitieu.city=thanh-hoa",
                "chitieu.topics.partitions=1")) {
            JsonNode entry = service.get("/api/v1/audit?city=hue&credential=hue", ServiceUnderTest.ADMIN_KEY)
                    .json()
                    .at("/entries/0");
            assertThat(entry.get("kind").asString()).isEqualTo("CATALOG_PUBLISHED");
            assertThat(entry.get("by").asString()).isEqualTo("import-catalog");
            assertThat(entry.at("/details/reason").asString()).isEqualTo("QĐ 5");
            assertThat(entry.at("/details/edition").asString())
                    .isEqualTo(CatalogLoader.read(ofHue).edition());
        }
    }

    /** As at each start of the containers, after administrators have published another edition on the pages. */
    @Test
    void anEditionThatWasReplacedIsNotPublishedAgainUnlessItIsMeant() throws Exception {
        String store = "--spring.mongodb.uri=" + TestDatabase.uri();
        String database = "--chitieu.ingestion.database=" + TestDatabase.ofTest("import-" + UUID.randomUUID());
        String first = CatalogLoader.read(folder).edition();
        assertThat(run().said()).contains("published edition " + first, "the history does not have edition " + first);
        files.replace("units.csv", "Phường Nam Ngạn", "Phường Nam Ngạn Mới");
        String second = CatalogLoader.read(folder).edition();
        assertThat(run(store, database, "--unless-replaced").said()).contains("published edition " + second);
        files.replace("units.csv", "Phường Nam Ngạn Mới", "Phường Nam Ngạn");

        Ran again = run(store, database, "--unless-replaced");
        assertThat(again.said())
                .contains("edition " + first + " of thanh-hoa was replaced by edition " + second)
                .doesNotContain("published edition");
        assertThat(again.status()).isZero();
        assertThat(run("--unless-replaced").said()).contains("the history of editions does not answer");

        assertThat(run(store, database).said()).contains("published edition " + first);
    }

    @Test
    void aFolderOfCitiesStandsForThoseBelowIt(@TempDir Path cities) throws Exception {
        for (String city : List.of("hue", "vinh")) {
            CatalogCopy.in(Files.createDirectory(cities.resolve(city)))
                    .replace("city.yaml", "id: thanh-hoa", "id: " + city);
        }

        Ran ran = run(cities.toString(), "--dry-run");

        assertThat(ran.said()).contains(" of hue\n", " of vinh\n");
        assertThat(ran.status()).isZero();
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
        broker.close();
        Ran away = run();
        assertThat(away.status()).isEqualTo(1);
        assertThat(away.said()).contains("import-catalog: nothing was published: ");
    }

    private static String edition(ServiceUnderTest service) {
        return service.get("/actuator/info", "")
                .json()
                .at("/catalogs/thanh-hoa/edition")
                .asString();
    }

    private Ran run(String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        all.add(0, folder.toString());
        all.add("--chitieu.mongo.wait-timeout=200ms");
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
