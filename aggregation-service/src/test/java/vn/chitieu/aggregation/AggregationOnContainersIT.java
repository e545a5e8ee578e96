package vn.chitieu.aggregation;

import java.util.List;
import org.junit.jupiter.api.condition.EnabledIf;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;

/** The same story on Apache Kafka and MongoDB, where Docker answers. */
@EnabledIf("dockerAnswers")
class AggregationOnContainersIT extends AggregationStory {

    private static final Logger LOG = LoggerFactory.getLogger(AggregationOnContainersIT.class);

    static boolean dockerAnswers() {
        boolean answers = DockerClientFactory.instance().isDockerAvailable();
        if (!answers) {
            LOG.warn("Docker does not answer: integration tests of aggregation-service ran on the embedded parts only");
        }
        return answers;
    }

    @Override
    ConfigurableApplicationContext startService() {
        SpringApplication application = AggregationApplication.application();
        application.addPrimarySources(List.of(Containers.class));
        return application.run(AReader.with(
                "--server.port=0", "--chitieu.catalog=../catalog/thanh-hoa", "--chitieu.topics.partitions=1"));
    }

    @Override
    String bootstrapServers() {
        return service.getBean(KafkaContainer.class).getBootstrapServers();
    }

    /** Not annotated as a configuration, so that the service's own scan does not find it. */
    static class Containers {
        @Bean
        @ServiceConnection
        KafkaContainer kafka() {
            return new KafkaContainer("apache/kafka:4.2.1");
        }

        @Bean
        @ServiceConnection
        MongoDBContainer mongo() {
            return new MongoDBContainer("mongo:8.0.20");
        }
    }
}
