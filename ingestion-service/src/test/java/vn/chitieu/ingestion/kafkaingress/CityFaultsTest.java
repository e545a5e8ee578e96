package vn.chitieu.ingestion.kafkaingress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CityFaultsTest {

    private final AtomicLong nanos = new AtomicLong();
    private final CityFaults faults = new CityFaults(nanos::get);

    @Test
    void aFaultOfSeveralCitiesIsLookedForCityByCityForAWhile() {
        assertThat(faults.areApart()).isFalse();

        faults.failed(Set.of("hue", "vinh"));

        assertThat(faults.areApart()).isTrue();
        assertThat(faults.waiting()).isEmpty();
        pass(Duration.ofMinutes(1));
        assertThat(faults.areApart()).isFalse();
    }

    @Test
    void theCityWhoseOwnTransactionFailsWaitsLongerEachTime() {
        faults.failed(Set.of("hue"));
        assertThat(faults.wait("hue")).isEqualTo(Duration.ofSeconds(1));
        assertThat(faults.wait("vinh")).isZero();
        assertThat(faults.areApart()).isTrue();

        faults.failed(Set.of("hue"));
        assertThat(faults.wait("hue")).isEqualTo(Duration.ofSeconds(2));
        for (int i = 0; i < 10; i++) {
            faults.failed(Set.of("hue"));
        }
        assertThat(faults.wait("hue")).isEqualTo(Duration.ofSeconds(30));
        pass(Duration.ofSeconds(30));
        assertThat(faults.wait("hue")).isZero();
        assertThat(faults.waiting()).containsExactly("hue");

        faults.failed(Set.of("vinh"));
        pass(Duration.ofSeconds(62));
        assertThat(faults.waiting()).as("read by another instance").isEmpty();
        faults.failed(Set.of("hue"));
        faults.passed(Set.of("hue"));
        assertThat(faults.waiting()).isEmpty();
        assertThat(faults.areApart()).isFalse();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
