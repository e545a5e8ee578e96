package vn.chitieu.support.mongo;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MongoTimeoutPropertiesTest {

    @Test
    void staysWithinItsRanges() {
        Duration fine = Duration.ofSeconds(5);
        assertThatThrownBy(() -> new MongoTimeoutProperties(Duration.ofMillis(99), fine))
                .hasMessage("expected chitieu.mongo.wait-timeout PT0.1S to PT1M, got PT0.099S");
        assertThatThrownBy(() -> new MongoTimeoutProperties(Duration.ofSeconds(61), fine))
                .hasMessageContaining("wait-timeout");
        assertThatThrownBy(() -> new MongoTimeoutProperties(fine, Duration.ofMillis(99)))
                .hasMessageContaining("read-timeout");
        assertThatThrownBy(() -> new MongoTimeoutProperties(fine, Duration.ofMinutes(11)))
                .hasMessageContaining("read-timeout");
    }
}
