package vn.chitieu.notification;

import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Bean;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;
import vn.chitieu.support.testing.Containers;

/** Apache Kafka and MongoDB in containers; only where Docker answers. */
final class ContainerParts implements Parts {

    @Override
    public String bootstrapServers() {
        return Containers.kafka().getBootstrapServers();
    }

    @Override
    public String mongodbUri() {
        return Containers.mongodb().getConnectionString();
    }

    @Override
    public SpringApplication application() {
        SpringApplication application = NotificationApplication.application();
        application.addPrimarySources(List.of(Connections.class));
        return application;
    }

    @Override
    public void close() {}

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
