package vn.chitieu.localstack.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import vn.chitieu.catalog.files.CatalogSnapshot;
import vn.chitieu.catalog.topic.CatalogPublisher;
import vn.chitieu.contracts.CatalogPublished;
import vn.chitieu.contracts.kafka.TopicDefinitions;
import vn.chitieu.embedded.EmbeddedBroker;
import vn.chitieu.localstack.StackException;
import vn.chitieu.localstack.data.PublishedEditions;

@Tag("slow")
class CatalogFolderIT {

    private static final Instant NOON = Instant.parse("2022-04-08T05:00:00Z");
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    @TempDir(cleanup = CleanupMode.NEVER)
    private Path data;

    @TempDir
    private Path folder;

    @BeforeEach
    void copy() throws IOException {
        copyTo(folder);
    }

    private PublishedEditions editions() {
        return PublishedEditions.open(data.resolve("catalog-editions.txt"));
    }

    private static Path copyTo(Path target) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", "catalog", "thanh-hoa"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        }
        return target;
    }

    @Test
    void publishesTheFolderAndEachValidChangeOfItAndReportsAnInvalidOne() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(data, 0)) {
            Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
            CatalogPublisher reader = new CatalogPublisher(client, new TopicDefinitions(1, (short) 1).cityCatalogs());
            List<String> lines = new CopyOnWriteArrayList<>();
            try (CatalogFolder catalog = new CatalogFolder(folder, client, editions(), () -> NOON)) {
                catalog.publish();
                // A transaction can be read a moment after it is committed.
                await().atMost(TIMEOUT).until(() -> edition(reader).equals(ofFolder()));

                catalog.reportTo(lines::add);
                catalog.watch();
                replace("Phường Nam Ngạn", "Phường Nam Ngạn Mới");
                await().atMost(TIMEOUT).until(() -> edition(reader).equals(ofFolder()));
                await().atMost(TIMEOUT)
                        .untilAsserted(
                                () -> assertThat(lines).anyMatch(line -> line.contains("is published: edition ")));
                String inForce = ofFolder();

                replace("thành phố,VERTICAL", "thành phố,TOWN");
                await().atMost(TIMEOUT)
                        .untilAsserted(() -> assertThat(lines)
                                .anyMatch(line -> line.contains("is not valid and not published"))
                                .anyMatch(line -> line.matches("  units\\.csv:\\d+ INVALID_VALUE: .*")));
                assertThat(edition(reader)).isEqualTo(inForce);
            }
            assertThatThrownBy(() -> new CatalogFolder(folder, client, editions(), () -> NOON))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("units.csv:");
        }
    }

    /** A restart must not take back what administrators published on the pages meanwhile. */
    @Test
    void filesThatHaveNotChangedReplaceNothingOverARestart(@TempDir Path pages) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(data, 0)) {
            Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
            CatalogPublisher onThePages =
                    new CatalogPublisher(client, new TopicDefinitions(1, (short) 1).cityCatalogs());
            try (CatalogFolder catalog = new CatalogFolder(folder, client, editions(), () -> NOON)) {
                catalog.publish();
            }
            await().atMost(TIMEOUT).until(() -> edition(onThePages).equals(ofFolder()));
            Path units = copyTo(pages).resolve("units.csv");
            Files.writeString(units, Files.readString(units).replace("Phường Nam Ngạn", "Phường Nam Ngạn Mới"));
            onThePages.publish(pages, "quan-tri", "đổi tên", NOON);
            String replacing = CatalogSnapshot.of(pages).edition();
            await().atMost(TIMEOUT).until(() -> edition(onThePages).equals(replacing));

            List<String> lines = new CopyOnWriteArrayList<>();
            try (CatalogFolder catalog = new CatalogFolder(folder, client, editions(), () -> NOON)) {
                catalog.publish();
                catalog.reportTo(lines::add);
                assertThat(lines).singleElement().asString().contains("edition " + replacing, "stay unpublished");
                assertThat(edition(onThePages)).isEqualTo(replacing);

                catalog.watch();
                replace("Phường Đông Vệ", "Phường Đông Vệ Mới");
                await().atMost(TIMEOUT).until(() -> edition(onThePages).equals(ofFolder()));
            }
        }
    }

    @Test
    void eachOfSeveralCitiesIsPublishedAndWatchedByItself(@TempDir Path hue) throws Exception {
        Path city = copyTo(hue).resolve("city.yaml");
        Map<String, Object> anyBroker = Map.of("bootstrap.servers", "127.0.0.1:1");
        assertThatThrownBy(() -> new CatalogFolders(List.of(folder, hue), anyBroker, editions(), () -> NOON))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("thanh-hoa in " + folder + " and in " + hue);
        Files.writeString(city, Files.readString(city).replace("id: thanh-hoa", "id: hue"));
        try (EmbeddedBroker broker = EmbeddedBroker.start(data, 0)) {
            Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
            CatalogPublisher reader = new CatalogPublisher(client, new TopicDefinitions(1, (short) 1).cityCatalogs());
            try (CatalogFolders catalogs = new CatalogFolders(List.of(folder, hue), client, editions(), () -> NOON)) {
                assertThat(catalogs.cities()).containsExactly("thanh-hoa", "hue");
                catalogs.publish();
                await().atMost(TIMEOUT).until(() -> reader.inForce("hue").isPresent());
                String edition = reader.inForce("hue").orElseThrow().edition();
                assertThat(edition(reader)).isEqualTo(ofFolder()).isNotEqualTo(edition);

                catalogs.watch();
                Files.writeString(city, Files.readString(city).replace("Thành phố", "TP"));
                await().atMost(TIMEOUT)
                        .until(() ->
                                !reader.inForce("hue").orElseThrow().edition().equals(edition));
                assertThat(edition(reader)).isEqualTo(ofFolder());
            }
        }
    }

    private static String edition(CatalogPublisher reader) {
        return reader.inForce("thanh-hoa").map(CatalogPublished::edition).orElse("");
    }

    private String ofFolder() {
        return CatalogSnapshot.of(folder).edition();
    }

    private void replace(String text, String replacement) throws IOException {
        Path units = folder.resolve("units.csv");
        Files.writeString(units, Files.readString(units).replaceFirst(text, replacement));
    }
}
