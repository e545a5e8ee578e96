package vn.chitieu.notification.security;

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
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import vn.chitieu.notification.access.Right;
import vn.chitieu.notification.access.Role;

class SignInSettingsTest {

    private static final String PREFIX = "chitieu.notification.sign-in";
    private static final String HASH = "{bcrypt}$2y$04$" + "a".repeat(53);
    private static final String KEY_HASH = "0a".repeat(32);

    @Test
    void knowsNobodyByDefault() {
        assertThat(bound(Map.of()))
                .isEqualTo(new SignInSettings(
                        List.of(),
                        List.of(),
                        new SignInSettings.Oidc("roles", "units", "LEADER", "STAFF", "UNIT", false),
                        Duration.ofHours(12),
                        Duration.ofHours(12),
                        new SignInSettings.Throttle(5, Duration.ofMinutes(15))));
    }

    @Test
    void takesEverySetting() {
        Map<String, String> all = new HashMap<>(aPerson());
        all.put(".people[1].name", "lãnh-đạo");
        all.put(".people[1].password-hash", HASH);
        all.put(".people[1].role", "LEADER");
        all.put(".keys[0].name", "portal");
        all.put(".keys[0].key-sha256", KEY_HASH);
        all.put(".keys[0].rights", "ANSWER,MAIL");
        all.put(".keys[1].name", "ward-system");
        all.put(".keys[1].key-sha256", KEY_HASH);
        all.put(".keys[1].units", "nam-ngan");
        all.put(".oidc.role-claim", "groups");
        all.put(".oidc.unit-claim", "wards");
        all.put(".oidc.leader", "lead");
        all.put(".oidc.staff", "office");
        all.put(".oidc.unit", "ward");
        all.put(".oidc.sign-out-at-provider", "true");
        all.put(".session", "30m");
        all.put(".session-at-most", "8h");
        all.put(".throttle.failures", "3");
        all.put(".throttle.window", "1m");
        assertThat(bound(all))
                .isEqualTo(new SignInSettings(
                        List.of(
                                new SignInSettings.Person("ward", HASH, Role.UNIT, Set.of("nam-ngan", "dong-tho")),
                                new SignInSettings.Person("lãnh-đạo", HASH, Role.LEADER, Set.of())),
                        List.of(
                                new SignInSettings.Key("portal", KEY_HASH, Set.of(Right.ANSWER, Right.MAIL), Set.of()),
                                new SignInSettings.Key("ward-system", KEY_HASH, Set.of(), Set.of("nam-ngan"))),
                        new SignInSettings.Oidc("groups", "wards", "lead", "office", "ward", true),
                        Duration.ofMinutes(30),
                        Duration.ofHours(8),
                        new SignInSettings.Throttle(3, Duration.ofMinutes(1))));
    }

    @Test
    void takesTheNamesThatTheEnvironmentCanHave() {
        assertThat(bound(Map.of(".keys[0].name", "portal", ".keys[0].keysha256", KEY_HASH))
                        .keys())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        ".people[0].password-hash, {noop}secret, got {noop}…",
        ".people[0].password-hash, {MD5}secret, got {MD5}…",
        ".people[0].password-hash, secret, something without a known prefix",
        ".people[0].password-hash, {bcrypt}secret, got {bcrypt}…",
        ".people[0].role, SYSTEM, 'LEADER, STAFF or UNIT'",
        ".people[0].role, LEADER, units of ward",
        ".people[0].units, '', units of ward",
        ".people[0].name, a b, people[].name",
        ".keys[0].key-sha256, 0A, 64 lower-case",
        ".keys[0].rights, EXPLAIN_OWN, keys[].rights of portal",
        ".keys[0].rights, MAIL, none beside units",
        ".session, 1s, session 1m to 7d",
        ".throttle.failures, 0, throttle.failures 1 to 100",
        ".throttle.window, 2d, throttle.window 1s to 1d"
    })
    void refusesWhatIsNotSafeOrOutOfRange(String setting, String value, String message) {
        Map<String, String> all = new HashMap<>(aPerson());
        all.put(".keys[0].name", "portal");
        all.put(".keys[0].key-sha256", KEY_HASH);
        all.put(".keys[0].units", "nam-ngan");
        all.put(setting, value);
        assertThatThrownBy(() -> bound(all))
                .isInstanceOf(BindException.class)
                .rootCause()
                .hasMessageContaining("expected " + PREFIX)
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

    private static SignInSettings bound(Map<String, String> properties) {
        Map<String, String> full = new HashMap<>();
        properties.forEach((name, value) -> full.put(PREFIX + name, value));
        return new Binder(new MapConfigurationPropertySource(full)).bindOrCreate(PREFIX, SignInSettings.class);
    }
}
