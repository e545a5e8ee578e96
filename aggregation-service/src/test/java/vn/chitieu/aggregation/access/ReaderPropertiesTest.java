package vn.chitieu.aggregation.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ReaderPropertiesTest {

    private static final String PREFIX = "chitieu.aggregation.sign-in";
    private static final String KEY_HASH = "0a".repeat(32);

    @Test
    void knowsNoReaderByDefault() {
        assertThat(bound(Map.of()).readers()).isEmpty();
    }

    @Test
    void takesTheNamesThatTheEnvironmentCanHave() {
        assertThat(bound(Map.of(".readers[0].name", "portal", ".readers[0].keysha256", KEY_HASH))
                        .readers())
                .containsExactly(new ReaderProperties.Reader("portal", KEY_HASH, Set.of()));
    }

    @Test
    void takesTheCitiesOfAReader() {
        assertThat(bound(Map.of(
                                ".readers[0].name", "portal",
                                ".readers[0].key-sha256", KEY_HASH,
                                ".readers[0].cities", "hue,thanh-hoa"))
                        .readers())
                .containsExactly(new ReaderProperties.Reader("portal", KEY_HASH, Set.of("hue", "thanh-hoa")));
    }

    @Test
    void refusesWhatIsNoHash() {
        assertThatThrownBy(() -> bound(Map.of(".readers[0].name", "portal", ".readers[0].key-sha256", "0A")))
                .isInstanceOf(BindException.class)
                .rootCause()
                .hasMessageContaining("expected " + PREFIX + ".readers[].key-sha256 of portal")
                .hasMessageContaining("64 lower-case");
    }

    @Test
    void keepsHashesOutOfLogs() {
        assertThat(bound(Map.of(".readers[0].name", "portal", ".readers[0].key-sha256", KEY_HASH))
                        .toString())
                .contains("portal")
                .doesNotContain(KEY_HASH);
    }

    private static ReaderProperties bound(Map<String, String> properties) {
        Map<String, String> full = new HashMap<>();
        properties.forEach((name, value) -> full.put(PREFIX + name, value));
        return new Binder(new MapConfigurationPropertySource(full)).bindOrCreate(PREFIX, ReaderProperties.class);
    }
}
