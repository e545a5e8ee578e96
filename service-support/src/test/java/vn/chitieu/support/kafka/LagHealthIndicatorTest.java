package vn.chitieu.support.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.kafka.listener.MessageListenerContainer;

class LagHealthIndicatorTest {

    private static final Instant NOW = Instant.parse("2022-04-06T01:00:00Z");

    private final AtomicReference<Instant> time = new AtomicReference<>(NOW);
    private final Clock clock = new Clock() {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return time.get();
        }
    };
    private final MessageListenerContainer listener = mock();
    private final LagHealthIndicator health =
            new LagHealthIndicator(new ListenerLag(() -> List.of(listener), clock), clock, Duration.ofMinutes(5));

    @Test
    void saysSinceWhenAListenerIsBehindAndWarnsAfterAWhile() {
        assertThat(health(0.0).getDetails()).containsEntry("totals", "nothing to read");

        assertThat(health(7.0, 5.0).getDetails()).containsEntry("totals", "12 records to read since " + NOW);
        time.set(NOW.plus(Duration.ofMinutes(6)));
        Health late = health(3.0);
        assertThat(late.getStatus().getCode()).isEqualTo("WARNING");
        assertThat(late.getDetails())
                .containsEntry("totals", "3 records to read since " + NOW)
                .containsEntry("do", "docs/operations.md#behind");

        assertThat(health(Double.NaN).getStatus().getCode()).isEqualTo("UP");
        assertThat(health(1.0).getDetails()).containsEntry("totals", "1 records to read since " + time.get());
    }

    private Health health(double... lags) {
        when(listener.getListenerId()).thenReturn("totals");
        Map<MetricName, Metric> metrics = new HashMap<>();
        for (int partition = 0; partition < lags.length; partition++) {
            MetricName name = new MetricName(
                    "records-lag",
                    "consumer-fetch-manager-metrics",
                    "",
                    Map.of("topic", "quarterly-totals", "partition", String.valueOf(partition)));
            Metric metric = mock();
            when(metric.metricName()).thenReturn(name);
            when(metric.metricValue()).thenReturn(lags[partition]);
            metrics.put(name, metric);
        }
        doReturn(Map.of("client", metrics)).when(listener).metrics();
        return health.health();
    }
}
