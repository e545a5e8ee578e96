package vn.chitieu.ingestion.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chitieu.support.testing.BoundSettings;

class EntryLinkPropertiesTest {

    private static final String PREFIX = "chitieu.ingestion.links";
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @Test
    void hasNoKeyByDefault() {
        assertThat(bind(Map.of())).isEqualTo(new EntryLinkProperties(List.of()));
        assertThat(bind(Map.of()).toKeys().areThere()).isFalse();
    }

    @Test
    void mapsEverySettingAndShowsNoKey() {
        EntryLinkProperties settings = bind(Map.of("keys[0]", KEY, "keys[1]", KEY));
        assertThat(settings).isEqualTo(new EntryLinkProperties(List.of(KEY, KEY)));
        assertThat(settings.toKeys().areThere()).isTrue();
        assertThat(settings.toString()).contains("2 keys").doesNotContain(KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-Base64!", "QUJD"})
    void refusesWhatIsNoKey(String key) {
        BoundSettings.assertRefused(EntryLinkProperties.class, Map.of(PREFIX + ".keys[0]", key), PREFIX + ".");
    }

    private static EntryLinkProperties bind(Map<String, String> settings) {
        return BoundSettings.bind(EntryLinkProperties.class, BoundSettings.under(PREFIX, settings));
    }
}
