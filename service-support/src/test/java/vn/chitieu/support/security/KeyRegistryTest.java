package vn.chitieu.support.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.chitieu.support.testing.Sha256;

class KeyRegistryTest {

    private static final String KEY = "ct_aaaabbbbccccdddd_" + "s".repeat(43);

    @Test
    void findsASystemByItsKeyAlone() {
        Viewer portal = Viewer.of("portal", Role.READER, Set.of());
        KeyRegistry keys = new KeyRegistry(List.of(
                new KeyRegistry.Key(KeyHash.parse(Sha256.hex(KEY)), portal),
                new KeyRegistry.Key(KeyHash.parse(Sha256.hex("other")), Viewer.of("other", Role.READER, Set.of()))));
        assertThat(keys.find(KEY)).contains(portal);
        assertThat(keys.find(KEY + "s")).isEmpty();
        assertThat(keys.find("")).isEmpty();
        assertThat(keys.find(Sha256.hex(KEY))).isEmpty();
    }

    @Test
    void hashesNoKeyThatIsTooLong() {
        String tooLong = "k".repeat(201);
        KeyRegistry keys = new KeyRegistry(List.of(
                new KeyRegistry.Key(KeyHash.parse(Sha256.hex(tooLong)), Viewer.of("portal", Role.READER, Set.of()))));
        assertThat(keys.find(tooLong)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "null, 0, keys[].name",
                "' ', 0, keys[].name",
                "portal, null, keys[].key-sha256 of portal",
                "portal, 0A, keys[].key-sha256 of portal",
                "portal, 0a, keys[].key-sha256 of portal"
            })
    void refusesAKeyWithoutNameOrHash(String name, String hash, String message) {
        assertThatThrownBy(() -> KeyHash.requireKey("chitieu.example.sign-in.keys", name, hash))
                .hasMessageContaining("expected chitieu.example.sign-in." + message)
                .hasMessageNotContaining("0A");
        KeyHash.requireKey("keys", "portal", "0a".repeat(32));
    }
}
