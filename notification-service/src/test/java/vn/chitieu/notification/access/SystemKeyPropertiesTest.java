package vn.chitieu.notification.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.files.CatalogLoader;
import vn.chitieu.support.security.Role;
import vn.chitieu.support.security.Viewer;

class SystemKeyPropertiesTest {

    private static final String PREFIX = "chitieu.notification.sign-in";
    private static final String KEY_HASH = "0a".repeat(32);

    @Test
    void knowsNoSystemByDefault() {
        assertThat(bound(Map.of()).keys()).isEmpty();
    }

    @Test
    void takesEverySetting() {
        Map<String, String> all = new HashMap<>(aKey());
        all.put(".keys[0].rights", "ANSWER,mail");
        all.put(".keys[1].name", "ward-system");
        all.put(".keys[1].key-sha256", KEY_HASH);
        all.put(".keys[0].cities", "*");
        all.put(".keys[1].units", "nam-ngan");
        all.put(".keys[1].cities", "hue");
        assertThat(bound(all).keys())
                .containsExactly(
                        new SystemKeyProperties.Key(
                                "portal",
                                KEY_HASH,
                                Set.of(NotificationRight.ANSWER, NotificationRight.MAIL),
                                Set.of(),
                                Set.of("*")),
                        new SystemKeyProperties.Key(
                                "ward-system", KEY_HASH, Set.of(), Set.of("nam-ngan"), Set.of("hue")))
                .extracting(SystemKeyProperties.Key::system)
                .containsExactly(
                        Viewer.of("portal", Role.SYSTEM, Set.of(), Set.of("ANSWER", "MAIL"))
                                .of(Set.of("*")),
                        Viewer.of("ward-system", Role.UNIT, Set.of("nam-ngan"), Set.of("EXPLAIN_OWN"))
                                .of(Set.of("hue")));
    }

    @Test
    void takesTheNamesThatTheEnvironmentCanHave() {
        assertThat(bound(Map.of(".keys[0].name", "portal", ".keys[0].keysha256", KEY_HASH))
                        .keys())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        ".keys[0].key-sha256, 0A, 64 lower-case",
        ".keys[0].rights, EXPLAIN_OWN, keys[].rights of portal",
        ".keys[0].rights, MAIL, none beside units",
        ".keys[0].cities, 'hue,thanh-hoa', one city beside units",
        ".keys[0].cities, *, one city beside units"
    })
    void refusesWhatIsNotSafe(String setting, String value, String message) {
        Map<String, String> all = new HashMap<>(aKey());
        if (message.endsWith("beside units")) {
            all.put(".keys[0].units", "nam-ngan");
        }
        all.put(setting, value);
        assertThatThrownBy(() -> bound(all))
                .isInstanceOf(BindException.class)
                .rootCause()
                .hasMessageContaining("expected " + PREFIX + ".keys[]")
                .hasMessageContaining(message);
    }

    @Test
    void knowsNoUnitThatTheCatalogDoesNotKnow() throws Exception {
        Catalog catalog = CatalogLoader.read(Path.of("../catalog/thanh-hoa"));
        Map<String, String> all = new HashMap<>(aKey());
        all.put(".keys[0].units", "nam-ngan");
        Catalogs catalogs = Catalogs.of(catalog);
        Optional<String> home = Optional.of(catalog.id());
        bound(all).registry(catalogs, home);
        all.put(".keys[0].units", "nowhere");
        all.put(".keys[0].cities", "hue"); // which gets its first catalog later
        bound(all).registry(catalogs, home);
        all.remove(".keys[0].cities");
        assertThatThrownBy(() -> bound(all).registry(catalogs, home))
                .hasMessage("expected " + PREFIX + ".keys[].units of portal to be ids of units of the catalog, got"
                        + " nowhere");
    }

    @Test
    void keepsHashesOutOfLogs() {
        assertThat(bound(aKey()).toString()).contains("portal").doesNotContain(KEY_HASH);
    }

    private static Map<String, String> aKey() {
        return Map.of(".keys[0].name", "portal", ".keys[0].key-sha256", KEY_HASH);
    }

    private static SystemKeyProperties bound(Map<String, String> properties) {
        Map<String, String> full = new HashMap<>();
        properties.forEach((name, value) -> full.put(PREFIX + name, value));
        return new Binder(new MapConfigurationPropertySource(full)).bindOrCreate(PREFIX, SystemKeyProperties.class);
    }
}
