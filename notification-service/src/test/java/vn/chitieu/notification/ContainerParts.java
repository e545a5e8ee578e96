package vn.chitieu.notification;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Bean;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;

/** Apache Kafka and MongoDB in containers; only where Docker answers. */
final class ContainerParts implements Parts {

    private static final Logger LOG = LoggerFactory.getLogger(ContainerParts.class);

    /** Not stopped with the service that they are beans of; they end with this process. */
    private static final KafkaContainer KAFKA = new KafkaContainer("apache/kafka:4.2.1") {
        @Override
        public void stop() {}
    };

    private static final MongoDBContainer MONGO = new MongoDBContainer("mongo:8.0.20") {
        @Override
        public void stop() {}
    };

    ContainerParts() {
        KAFKA.start();
        MONGO.start();
    }

    static boolean dockerAnswers() {
        boolean answers = DockerClientFactory.instance().isDockerAvailable();
        if (!answers) {
            LOG.warn(
                    "Docker does not answer: integration tests of notification-service ran on the embedded parts only");
        }
        return answers;
    }

    @Override
    public String bootstrapServers() {
        return KAFKA.getBootstrapServers();
    }

    @Override
    public String mongodbUri() {
        return MONGO.getConnectionString();
    }

    @Override
    public SpringApplication application() {
        SpringApplication application = NotificationApplication.application();
        application.addPrimarySources(List.of(Containers.class));
        return application;
    }

    @Override
    public void close() {}

    /** Not annotated as a configuration, so that the service's own scan does not find it. */
    static class Containers {
        @Bean
        @ServiceConnection
        KafkaContainer kafka() {
            return KAFKA;
        }

        @Bean
        @ServiceConnection
        MongoDBContainer mongo() {
            return MONGO;
        }
    }
}
