package vn.chitieu.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.support.testing.CatalogCopy;

/** The files of the catalog change under the running service. */
class CatalogReloadIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final String OLD_ADDRESS = "uv-btv-doanh-nghiep@example.org";
    private static final String NEW_ADDRESS = "doanh-nghiep-moi@example.org";

    @TempDir
    private Path data;

    @TempDir
    private Path catalog;

    @Test
    void writesToWhoIsInChargeNowAndGoesOnWithThatWhileTheFilesAreBroken() throws Exception {
        CatalogCopy city = CatalogCopy.in(catalog);
        try (Stage stage = Stage.open(new EmbeddedParts(data), data);
                RunningService service = stage.start(catalog)) {
            String before = service.get("/actuator/info");
            city.replace("people.csv", OLD_ADDRESS, NEW_ADDRESS);
            await().atMost(TIMEOUT).until(() -> !service.get("/actuator/info").equals(before));
            stage.publish(stage.total(1, "142", Verdict.SEVERELY_BEHIND));
            await().atMost(TIMEOUT)
                    .until(() -> stage.inbox().messagesTo(NEW_ADDRESS).size() == 1);

            city.replace("people.csv", NEW_ADDRESS, "nowhere");
            await().atMost(TIMEOUT)
                    .until(() -> service.get("/actuator/health/catalogue").contains("\"WARNING\""));
            assertThat(service.get("/actuator/health/catalogue"))
                    .contains("people.csv:" + city.lineOf("people.csv", "nowhere") + " INVALID_EMAIL");
            assertThat(service.status("/actuator/health")).isEqualTo(200);
            stage.freshIndicatorYear();
            stage.publish(stage.total(1, "142", Verdict.SEVERELY_BEHIND));
            await().atMost(TIMEOUT)
                    .until(() -> stage.inbox().messagesTo(NEW_ADDRESS).size() == 2);

            city.replace("people.csv", "nowhere", NEW_ADDRESS);
            await().atMost(TIMEOUT)
                    .until(() -> service.get("/actuator/health/catalogue").contains("\"UP\""));
            assertThat(stage.inbox().messagesTo(OLD_ADDRESS)).isEmpty();
        }
    }
}
