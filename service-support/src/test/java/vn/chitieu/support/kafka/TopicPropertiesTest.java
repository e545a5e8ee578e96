package vn.chitieu.support.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import vn.chitieu.contracts.kafka.TopicDefinitions;
import vn.chitieu.support.testing.BoundSettings;

class TopicPropertiesTest {

    @Test
    void hasDefaults() {
        assertThat(BoundSettings.bind(TopicProperties.class, Map.of())).isEqualTo(new TopicProperties(4, (short) 1));
    }

    @Test
    void saysHowTopicsAreMade() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(KafkaSupportAutoConfiguration.class))
                .withPropertyValues("chitieu.topics.partitions=12", "chitieu.topics.replicas=3")
                .run(context -> {
                    var topic = context.getBean(TopicDefinitions.class).indicatorUpdates();
                    assertThat(topic.numPartitions()).isEqualTo(12);
                    assertThat(topic.replicationFactor()).isEqualTo((short) 3);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "partitions, 0, 1 to 1000",
        "partitions, 1001, 1 to 1000",
        "replicas, 0, 1 to 10",
        "replicas, 11, 1 to 10",
    })
    void refusesWhatIsOutOfRange(String name, String value, String range) {
        String setting = "chitieu.topics." + name;

        assertThat(BoundSettings.assertRefused(TopicProperties.class, Map.of(setting, value), setting))
                .contains("expected " + range)
                .contains(value);
    }
}
