package vn.chitieu.ingestion.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.chitieu.support.testing.BoundSettings;

class ReceiptPropertiesTest {

    private static final String PREFIX = "chitieu.ingestion.receipts.";

    @Test
    void asksNoServiceByDefault() {
        assertThat(bound(Map.of())).isEqualTo(new ReceiptProperties("", "", Duration.ofSeconds(5)));
    }

    @Test
    void everySettingIsRead() {
        assertThat(bound(Map.of(
                        PREFIX + "url", "http://localhost:8082/", PREFIX + "key", "k", PREFIX + "timeout", "2s")))
                .isEqualTo(new ReceiptProperties("http://localhost:8082/", "k", Duration.ofSeconds(2)));
    }

    @ParameterizedTest
    @CsvSource({"url, http://localhost:8082", "url, localhost/", "timeout, 1ms", "timeout, 2m"})
    void refusesWhatCannotBe(String name, String value) {
        String setting = PREFIX + name;

        BoundSettings.assertRefused(ReceiptProperties.class, Map.of(setting, value), setting);
    }

    private static ReceiptProperties bound(Map<String, String> settings) {
        return BoundSettings.bind(ReceiptProperties.class, settings);
    }
}
