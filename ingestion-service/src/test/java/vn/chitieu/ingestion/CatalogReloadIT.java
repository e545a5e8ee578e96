package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.chitieu.ingestion.ServiceUnderTest.ADMIN_KEY;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vn.chitieu.support.testing.CatalogCopy;
import vn.chitieu.support.testing.TestBroker;
import vn.chitieu.support.testing.TestDatabase;

/** The files of the catalog change under the running service. */
class CatalogReloadIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final String KEY_FOR_A_NEW_UNIT =
            "{\"name\": \"test\", \"rights\": [\"REPORT\"], \"units\": [\"khu-moi\"]}";

    @TempDir
    private Path directory;

    @Test
    void checksAgainstTheNewCatalogAndAgainstTheOldOneWhileTheNewOneIsBroken() throws Exception {
        CatalogCopy city = CatalogCopy.in(directory);
        try (ServiceUnderTest service = ServiceUnderTest.start(
                TestBroker.bootstrapServers(),
                TestDatabase.uri(),
                "chitieu.catalog=" + directory,
                "chitieu.catalog-reload=100ms")) {
            assertThat(issue(service)).isEqualTo(422);
            assertThat(health(service).path("status").asString()).isEqualTo("UP");

            city.replace("units.csv", "", "khu-moi,DEP-KM,Ban Quản lý khu mới,VERTICAL,,,2013-12-31,,,,\n");
            await().atMost(TIMEOUT)
                    .untilAsserted(() -> assertThat(issue(service)).isEqualTo(201));
            String edition = edition(service);

            city.replace("units.csv", "khu-moi,DEP-KM", "Khu Mới,DEP-KM");
            await().atMost(TIMEOUT)
                    .until(() -> health(service).path("status").asString().equals("WARNING"));
            assertThat(health(service).toString())
                    .contains("units.csv:" + city.lineOf("units.csv", "Khu Mới") + " INVALID_ID");
            assertThat(service.get("/actuator/health", "").status()).isEqualTo(200);
            assertThat(service.get("/actuator/health/readiness", "").status()).isEqualTo(200);
            assertThat(issue(service)).isEqualTo(201);
            assertThat(edition(service)).isEqualTo(edition);

            city.replace("units.csv", "Khu Mới,DEP-KM", "khu-moi,DEP-KM");
            await().atMost(TIMEOUT)
                    .until(() -> health(service).path("status").asString().equals("UP"));
        }
    }

    private static int issue(ServiceUnderTest service) {
        return service.post("/api/v1/credentials", ADMIN_KEY, KEY_FOR_A_NEW_UNIT)
                .status();
    }

    private static JsonNode health(ServiceUnderTest service) {
        return service.get("/actuator/health/catalogue", "").json();
    }

    private static String edition(ServiceUnderTest service) {
        return service.get("/actuator/info", "")
                .json()
                .path("catalog")
                .path("edition")
                .asString();
    }
}
