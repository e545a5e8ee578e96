package vn.chitieu.support.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyRegistryTest {

    private static final String KEY = "ct_aaaabbbbccccdddd_" + "s".repeat(43);

    @Test
    void findsASystemByItsKeyAlone() throws Exception {
        Viewer portal = Viewer.of("portal", Role.READER, Set.of());
        KeyRegistry keys = new KeyRegistry(List.of(
                new KeyRegistry.Key(KeyHash.parse(sha256(KEY)), portal),
                new KeyRegistry.Key(KeyHash.parse(sha256("other")), Viewer.of("other", Role.READER, Set.of()))));
        assertThat(keys.find(KEY)).contains(portal);
        assertThat(keys.find(KEY + "s")).isEmpty();
        assertThat(keys.find("")).isEmpty();
        assertThat(keys.find(sha256(KEY))).isEmpty();
    }

    @Test
    void hashesNoKeyThatIsTooLong() throws Exception {
        String tooLong = "k".repeat(201);
        KeyRegistry keys = new KeyRegistry(List.of(
                new KeyRegistry.Key(KeyHash.parse(sha256(tooLong)), Viewer.of("portal", Role.READER, Set.of()))));
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

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
