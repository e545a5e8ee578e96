package vn.chitieu.ingestion;

import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Bean;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;
import vn.chitieu.support.testing.Containers;

/** Kafka and MongoDB in containers, and the service on them; only where Docker answers. */
final class ContainerParts {

    private ContainerParts() {}

    static Parts start() {
        SpringApplication application = IngestionApplication.application();
        application.addPrimarySources(List.of(Connections.class));
        ServiceUnderTest service = ServiceUnderTest.start(application, List.of());
        return new Parts(service, Containers.kafka().getBootstrapServers());
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
