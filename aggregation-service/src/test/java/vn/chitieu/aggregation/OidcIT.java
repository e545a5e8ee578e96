package vn.chitieu.aggregation;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import vn.chitieu.support.testing.OidcContract;
import vn.chitieu.support.testing.TestBroker;
import vn.chitieu.support.testing.TestDatabase;

/** Signing in at an OpenID provider, on the real service. */
class OidcIT extends OidcContract {

    private ConfigurableApplicationContext service;

    @BeforeAll
    void start() {
        service = run(settings());
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private static ConfigurableApplicationContext run(String... settings) {
        return AggregationApplication.application()
                .run(Stream.concat(
                                Stream.of(
                                        "--server.port=0",
                                        "--chitieu.catalog=../catalog/thanh-hoa",
                                        "--chitieu.topics.partitions=1",
                                        "--chitieu.aggregation.database=" + TestDatabase.freshName(),
                                        "--spring.kafka.bootstrap-servers=" + TestBroker.bootstrapServers(),
                                        "--spring.mongodb.uri=" + TestDatabase.uri()),
                                Stream.of(settings))
                        .toArray(String[]::new));
    }

    @Override
    protected String address() {
        return "http://localhost:"
                + ((WebServerApplicationContext) service).getWebServer().getPort();
    }

    @Override
    protected void startWith(String... settings) {
        run(settings).close();
    }

    @Override
    protected String service() {
        return "aggregation";
    }

    @Override
    protected String closedToUnits() {
        return "/api/v1/totals?quarter=2022-Q1";
    }
}
