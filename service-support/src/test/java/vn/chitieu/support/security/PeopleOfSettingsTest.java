package vn.chitieu.support.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.DefaultCity;
import vn.chitieu.catalog.files.CatalogLoader;

class PeopleOfSettingsTest {

    private static final SignInSite SITE = new SignInSite("chitieu.example.sign-in", "a sender", true);
    private static final String HASH = "{bcrypt}$2y$04$" + "a".repeat(53);

    @Test
    void areThoseWithAPasswordWhateverTheCaseOfTheirName() throws Exception {
        PeopleOfSettings people = people(Map.of(
                "[0].name",
                "ward",
                "[0].password-hash",
                HASH,
                "[0].role",
                "UNIT",
                "[0].units",
                "nam-ngan",
                "[1].name",
                "staff",
                "[1].role",
                "STAFF"));

        assertThat(people.get("WARD").getPassword()).isEqualTo(HASH);
        assertThatThrownBy(() -> people.get("staff")).isInstanceOf(UsernameNotFoundException.class);
    }

    @Test
    void haveUnitsThatTheCatalogKnows() {
        assertThatThrownBy(() -> people(Map.of(
                        "[0].name", "ward", "[0].password-hash", HASH, "[0].role", "UNIT", "[0].units", "nowhere")))
                .hasMessage("expected chitieu.example.sign-in.people[].units of ward to be ids of units of the catalog,"
                        + " got nowhere");
    }

    private static PeopleOfSettings people(Map<String, String> settings) throws Exception {
        Map<String, Object> all = new HashMap<>();
        settings.forEach((key, value) -> all.put(SITE.prefix() + ".people" + key, value));
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", all));
        Catalogs catalogs = Catalogs.of(CatalogLoader.read(Path.of("../catalog/thanh-hoa")));
        return PeopleOfSettings.of(SITE, environment, catalogs, new DefaultCity(catalogs, null));
    }
}
