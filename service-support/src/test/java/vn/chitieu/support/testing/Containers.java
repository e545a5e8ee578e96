package vn.chitieu.support.testing;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;

/** Apache Kafka and MongoDB in containers, one of each for all tests of a module; only where Docker answers. */
public final class Containers {

    /** What {@code -Dchitieu.kafka} and {@code -Dchitieu.mongodb} say to have them for all integration tests. */
    public static final String SWITCH = "container";

    private static final Logger LOG = LoggerFactory.getLogger(Containers.class);

    private Containers() {}

    /** Returns whether Docker answers; where it does not, the log says what that means for the tests. */
    public static boolean dockerAnswers() {
        boolean answers = DockerClientFactory.instance().isDockerAvailable();
        if (!answers) {
            LOG.warn("Docker does not answer: integration tests ran without containers");
        }
        return answers;
    }

    /** Returns the broker, which runs. */
    public static KafkaContainer kafka() {
        return Kafka.STARTED;
    }

    /** Returns the database, which runs. */
    public static MongoDBContainer mongodb() {
        return Mongodb.STARTED;
    }

    /** Not stopped with the services that they are beans of; they end with this process. */
    private static final class Kafka {
        private static final KafkaContainer STARTED = new KafkaContainer("apache/kafka:4.2.1") {
            @Override
            public void stop() {}
        };

        static {
            STARTED.start();
        }
    }

    private static final class Mongodb {
        private static final MongoDBContainer STARTED = new MongoDBContainer("mongo:8.0.20") {
            @Override
            public void stop() {}
        };

        static {
            STARTED.start();
        }
    }
}
