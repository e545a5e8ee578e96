package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chitieu.support.testing.TestBroker;
import vn.chitieu.support.testing.TestDatabase;

/** Secrets come from files, as a vault's agent or Docker mounts them, so that no environment shows them. */
class SecretsFromFilesIT {

    @Test
    void aSettingIsReadFromTheFileOfItsName(@TempDir Path secrets) throws Exception {
        Files.writeString(secrets.resolve("spring.mongodb.uri"), TestDatabase.uri() + "\n");
        try (ServiceUnderTest service = ServiceUnderTest.start(
                IngestionApplication.application(),
                List.of(
                        "spring.kafka.bootstrap-servers=" + TestBroker.bootstrapServers(),
                        "chitieu.ingestion.door.enabled=false",
                        "spring.config.import=configtree:" + secrets + "/"))) {
            assertThat(service.get("/api/v1/credentials", ServiceUnderTest.ADMIN_KEY)
                            .status())
                    .isEqualTo(200);
        }
    }
}
