package vn.chitieu.aggregation;

import java.util.List;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;
import vn.chitieu.support.testing.Containers;

/** The same story on Apache Kafka and MongoDB, where Docker answers. */
@EnabledIf("vn.chitieu.support.testing.Containers#dockerAnswers")
class AggregationOnContainersIT extends AggregationStory {

    @Override
    ConfigurableApplicationContext startService() {
        SpringApplication application = AggregationApplication.application();
        application.addPrimarySources(List.of(Connections.class));
        return application.run(AReader.with(
                "--server.port=0", "--chitieu.catalog=../catalog/thanh-hoa", "--chitieu.topics.partitions=1"));
    }

    @Override
    String bootstrapServers() {
        return Containers.kafka().getBootstrapServers();
    }

    /** Not annotated as a configuration, so that the service's own scan does not find it. */
    static class Connections {
        @Bean
        @ServiceConnection
        KafkaContainer kafka() {
            return Containers.kafka();
        }

        @Bean
        @ServiceConnection
        MongoDBContainer mongo() {
            return Containers.mongodb();
        }
    }
}
