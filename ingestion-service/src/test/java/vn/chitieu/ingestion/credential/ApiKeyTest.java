package vn.chitieu.ingestion.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {

    @Test
    void readsTheKeyThatItHandsOut() {
        for (int i = 0; i < 1_000; i++) {
            ApiKey key = ApiKey.generate(new SecureRandom());
            assertThat(ApiKey.parse(key.text())).contains(key);
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
        assertThat(ApiKey.parse(text)).isEmpty();
    }

    @Test
    void takesWhatItsShapeSaysAndNothingElse() {
        Pattern shape = Pattern.compile("ct_[a-z0-9]{16}_[A-Za-z0-9_-]{43}");
        String good = ApiKey.generate(new Random(1)).text();
        for (int place = 0; place < good.length(); place++) {
            for (char other : "ctA0z9Z_-$/:@[`{é\n ".toCharArray()) {
                String text = good.substring(0, place) + other + good.substring(place + 1);
                assertThat(ApiKey.parse(text).isPresent())
                        .as(text)
                        .isEqualTo(shape.matcher(text).matches());
            }
        }
    }

    @Test
    void keepsItsSecretOutOfLogs() {
        ApiKey key = ApiKey.generate(new SecureRandom());

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
