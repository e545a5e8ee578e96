package vn.chitieu.ingestion;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Bean;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;

/** Kafka and MongoDB in containers, and the service on them; only where Docker answers. */
final class ContainerParts {

    private static final Logger LOG = LoggerFactory.getLogger(ContainerParts.class);

    private ContainerParts() {}

    static boolean dockerAnswers() {
        boolean answers = DockerClientFactory.instance().isDockerAvailable();
        if (!answers) {
            LOG.warn("Docker does not answer: integration tests of ingestion-service ran on the embedded parts only");
        }
        return answers;
    }

    static Parts start() {
        SpringApplication application = IngestionApplication.application();
        application.addPrimarySources(List.of(Containers.class));
        ServiceUnderTest service = ServiceUnderTest.start(application, List.of());
        return new Parts(service, service.bean(KafkaContainer.class).getBootstrapServers());
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
