package vn.chitieu.aggregation;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import vn.chitieu.support.testing.StrangersContract;
import vn.chitieu.support.testing.TestBroker;
import vn.chitieu.support.testing.TestDatabase;

/** Strangers who send slowly or too much, on a service with few threads. */
class StrangersIT extends StrangersContract {

    private ConfigurableApplicationContext service;

    @BeforeAll
    void start() {
        service = AggregationApplication.application()
                .run(AReader.with(Stream.concat(
                                Stream.of(
                                        "--server.port=0",
                                        "--chitieu.catalog=../catalog/thanh-hoa",
                                        "--chitieu.topics.partitions=1",
                                        "--chitieu.aggregation.database=" + TestDatabase.freshName(),
                                        "--spring.kafka.bootstrap-servers=" + TestBroker.bootstrapServers(),
                                        "--spring.kafka.consumer.group-id=strangers",
                                        "--spring.mongodb.uri=" + TestDatabase.uri()),
                                Stream.of(settings()))
                        .toArray(String[]::new)));
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Override
    protected int port() {
        return ((WebServerApplicationContext) service).getWebServer().getPort();
    }
}
