package vn.chitieu.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chitieu.support.testing.ABrowser;
import vn.chitieu.support.testing.OidcContract;

/** Signing in at an OpenID provider, on the real service. */
class OidcIT extends OidcContract {

    private static final Path CATALOG = Path.of("../catalog/thanh-hoa");

    private Stage stage;
    private RunningService service;

    @BeforeAll
    void start(@TempDir Path data) {
        stage = Stage.open(new EmbeddedParts(data), data);
        service = stage.start(CATALOG, settings());
    }

    @AfterAll
    void stop() {
        service.close();
        stage.close();
    }

    @Override
    protected String address() {
        return service.url();
    }

    @Override
    protected void startWith(String... settings) {
        stage.start(CATALOG, settings).close();
    }

    @Override
    protected String service() {
        return "notification";
    }

    @Override
    protected String closedToUnits() {
        return "/api/v1/mails";
    }

    @Test
    void givesStaffOfTheProviderTheRightsOfStaff() throws Exception {
        ABrowser browser = new ABrowser(address());
        signIn(browser, Map.of("groups", List.of("all", "STAFF", "UNIT"), "preferred_username", "an"));
        assertThat(me(browser).path("role").asString()).isEqualTo("STAFF");
        assertThat(me(browser).path("rights").toString()).isEqualTo("[\"ANSWER\",\"SILENCE\",\"MAIL\"]");
    }
}
