package vn.chitieu.support.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class SignInPropertiesTest {

    private static final String PREFIX = "chitieu.example.sign-in";
    private static final SignInSite SITE = new SignInSite(PREFIX, "a sender", true);
    private static final String HASH = "{bcrypt}$2y$04$" + "a".repeat(53);

    @Test
    void knowsNoPersonByDefault() {
        assertThat(bound(Map.of()))
                .isEqualTo(new SignInProperties(
                        List.of(),
                        new SignInProperties.Oidc(
                                "roles",
                                "units",
                                "cities",
                                "LEADER",
                                "STAFF",
                                "PROVINCE",
                                "ADMIN",
                                "UNIT_HEAD",
                                "UNIT",
                                false),
                        Duration.ofHours(12),
                        Duration.ofHours(12),
                        new SignInProperties.Throttle(5, Duration.ofMinutes(15))));
    }

    @Test
    void takesEverySetting() {
        Map<String, String> all = new HashMap<>(aPerson());
        all.put(".people[1].name", "lãnh-đạo");
        all.put(".people[1].password-hash", HASH);
        all.put(".people[1].role", "LEADER");
        all.put(".oidc.role-claim", "groups");
        all.put(".oidc.unit-claim", "wards");
        all.put(".people[1].cities[0]", "hue");
        all.put(".people[2].name", "province");
        all.put(".people[2].role", "PROVINCE");
        all.put(".oidc.city-claim", "places");
        all.put(".oidc.province", "province");
        all.put(".oidc.leader", "lead");
        all.put(".oidc.staff", "office");
        all.put(".oidc.unit", "ward");
        all.put(".oidc.admin", "it");
        all.put(".oidc.unit-head", "chair");
        all.put(".oidc.sign-out-at-provider", "true");
        all.put(".session", "30m");
        all.put(".session-at-most", "8h");
        all.put(".throttle.failures", "3");
        all.put(".throttle.window", "1m");
        assertThat(bound(all))
                .isEqualTo(new SignInProperties(
                        List.of(
                                new SignInProperties.Person(
                                        "ward", HASH, Role.UNIT, Set.of("nam-ngan", "dong-tho"), Set.of()),
                                new SignInProperties.Person("lãnh-đạo", HASH, Role.LEADER, Set.of(), Set.of("hue")),
                                new SignInProperties.Person("province", "", Role.PROVINCE, Set.of(), Set.of("*"))),
                        new SignInProperties.Oidc(
                                "groups", "wards", "places", "lead", "office", "province", "it", "chair", "ward", true),
                        Duration.ofMinutes(30),
                        Duration.ofHours(8),
                        new SignInProperties.Throttle(3, Duration.ofMinutes(1))));
    }

    @Test
    void takesTheNamesThatTheEnvironmentCanHave() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                Map.of(
                                        "CHITIEU_EXAMPLE_SIGNIN_PEOPLE_0_NAME", "ward",
                                        "CHITIEU_EXAMPLE_SIGNIN_PEOPLE_0_PASSWORDHASH", HASH,
                                        "CHITIEU_EXAMPLE_SIGNIN_PEOPLE_0_ROLE", "staff",
                                        "CHITIEU_EXAMPLE_SIGNIN_SESSIONATMOST", "2h")));
        SignInProperties bound = SignInProperties.bind(environment, SITE);
        assertThat(bound.people())
                .containsExactly(new SignInProperties.Person("ward", HASH, Role.STAFF, Set.of(), Set.of()));
        assertThat(bound.sessionAtMost()).isEqualTo(Duration.ofHours(2));
    }

    @ParameterizedTest
    @CsvSource({
        ".people[0].password-hash, {noop}secret, got {noop}…",
        ".people[0].password-hash, {MD5}secret, got {MD5}…",
        ".people[0].password-hash, secret, something without a known prefix",
        ".people[0].password-hash, {bcrypt}secret, got {bcrypt}…",
        ".people[0].role, READER, 'PROVINCE, UNIT_HEAD or UNIT'",
        ".people[0].role, LEADER, units of ward",
        ".people[0].units, '', units of ward",
        ".people[0].cities, 'hue,vinh', one city of a UNIT",
        ".people[0].cities, '*', one city of a UNIT",
        ".people[0].role, ADMIN, units of ward",
        ".people[0].name, a b, people[].name",
        ".session, 1s, session 1m to 7d",
        ".throttle.failures, 0, throttle.failures 1 to 100",
        ".throttle.window, 2d, throttle.window 1s to 1d"
    })
    void refusesWhatIsNotSafeOrOutOfRange(String setting, String value, String message) {
        Map<String, String> all = new HashMap<>(aPerson());
        all.put(setting, value);
        assertThatThrownBy(() -> bound(all))
                .isInstanceOf(BindException.class)
                .hasMessageContaining(PREFIX)
                .rootCause()
                .hasMessageContaining("expected sign-in.")
                .hasMessageContaining(message)
                .hasMessageNotContaining("secret");
    }

    @Test
    void refusesTwoPeopleWhoseNamesDifferInCaseOnly() {
        Map<String, String> all = new HashMap<>(aPerson());
        all.put(".people[1].name", "WARD");
        all.put(".people[1].password-hash", HASH);
        all.put(".people[1].role", "STAFF");
        assertThatThrownBy(() -> bound(all)).rootCause().hasMessageContaining("WARD twice");
    }

    @Test
    void keepsHashesOutOfLogs() {
        assertThat(bound(aPerson()).toString()).doesNotContain("$2y$");
    }

    private static Map<String, String> aPerson() {
        return Map.of(
                ".people[0].name", "ward",
                ".people[0].password-hash", HASH,
                ".people[0].role", "UNIT",
                ".people[0].units", "nam-ngan,dong-tho");
    }

    private static SignInProperties bound(Map<String, String> properties) {
        Map<String, Object> full = new HashMap<>();
        properties.forEach((name, value) -> full.put(PREFIX + name, value));
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", full));
        return SignInProperties.bind(environment, SITE);
    }
}
