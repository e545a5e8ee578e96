package vn.chitieu.ingestion.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.convert.DurationStyle;

class ReceiptPropertiesTest {

    @Test
    void asksNobodyByDefault() {
        assertThat(bound(Map.of())).isEqualTo(new ReceiptProperties("", "", Duration.ofSeconds(5)));
    }

    @Test
    void everySettingIsRead() {
        assertThat(bound(Map.of("url", "http://localhost:8082/", "key", "k", "timeout", "2s")))
                .isEqualTo(new ReceiptProperties("http://localhost:8082/", "k", Duration.ofSeconds(2)));
    }

    @ParameterizedTest
    @CsvSource({"http://localhost:8082,5s", "localhost/,5s", "'',1ms", "'',2m"})
    void refusesWhatCannotBe(String url, String timeout) {
        assertThatThrownBy(() -> new ReceiptProperties(url, "", DurationStyle.detectAndParse(timeout)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("chitieu.ingestion.receipts");
    }

    private static ReceiptProperties bound(Map<String, String> settings) {
        var source = new MapConfigurationPropertySource();
        settings.forEach((name, value) -> source.put("chitieu.ingestion.receipts." + name, value));
        return new Binder(source).bindOrCreate("chitieu.ingestion.receipts", ReceiptProperties.class);
    }
}
