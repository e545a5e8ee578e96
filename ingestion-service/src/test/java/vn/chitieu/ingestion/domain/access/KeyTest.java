package vn.chitieu.ingestion.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTest {

    @Test
    void readsTheKeyThatItHandsOut() {
        for (int i = 0; i < 1_000; i++) {
            Key key = Key.generate(new SecureRandom());
            assertThat(Key.parse(key.text())).contains(key);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ct_",
                "ct_abc_def",
                "ct_aaaaaaaaaaaaaaaa_",
                "CT_aaaaaaaaaaaaaaaa_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "ct_aaaaaaaaaaaaaaaA_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "ct_aaaaaaaaaaaaaaaa_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "ct_aaaaaaaaaaaaaaaa_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n",
                "ct_aaaaaaaaaaaaaaa$_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void refusesOtherShapes(String text) {
        assertThat(Key.parse(text)).isEmpty();
    }

    @Test
    void keepsItsSecretOutOfLogs() {
        Key key = Key.generate(new SecureRandom());

        assertThat(key.toString()).doesNotContain(key.secret());
        assertThat(SecretHash.of(key.secret()).toString())
                .doesNotContain(SecretHash.of(key.secret()).hex());
    }

    @Test
    void aHashMatchesItsSecretAlone() {
        assertThat(SecretHash.of("abc").hex())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(SecretHash.of("abc").matches("abc")).isTrue();
        assertThat(SecretHash.of("abc").matches("abd")).isFalse();
        assertThat(SecretHash.OF_NOTHING.matches("")).isFalse();
        assertThatThrownBy(() -> new SecretHash("abc")).hasMessageContaining("expected 64");
    }
}
