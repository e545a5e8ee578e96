package vn.chitieu.benchmarks.ingest;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import vn.chitieu.benchmarks.city.CityCatalog;
import vn.chitieu.benchmarks.parts.ForkedJvm;
import vn.chitieu.contracts.kafka.TopicDefinitions;
import vn.chitieu.embedded.EmbeddedDatabase;

/**
 * Setup of both contenders and their broker.
 *
 * @param broker the broker's process
 * @param database the service's database, in this process
 * @param service the ingestion service
 * @param bare the floor
 */
record IngestSetup(ForkedJvm broker, EmbeddedDatabase database, IngestContender service, IngestContender bare)
        implements AutoCloseable {

    private static final int PARTITIONS = 4;
    private static final List<String> BROKER = List.of("-Xms1g", "-Xmx1g", "-XX:+UseG1GC");

    /** Starts everything; the options are those of both contenders. */
    static IngestSetup start(Path dir, List<String> options, List<String> ofTheService) throws Exception {
        Path catalog = CityCatalog.write(dir.resolve("city"));
        int port = ForkedJvm.freePort();
        ForkedJvm broker = ForkedJvm.start(
                "broker",
                BROKER,
                ForkedJvm.main(BrokerProcess.class, dir.resolve("broker").toString(), String.valueOf(port)),
                port);
        String servers = "127.0.0.1:" + port;
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            NewTopic updates = new TopicDefinitions(PARTITIONS, (short) 1).indicatorUpdates();
            admin.createTopics(List.of(
                            updates, new NewTopic(BareServlet.TOPIC, PARTITIONS, (short) 1).configs(updates.configs())))
                    .all()
                    .get();
        }
        EmbeddedDatabase database = EmbeddedDatabase.inMemory();
        List<String> all =
                Stream.concat(options.stream(), ofTheService.stream()).toList();
        return new IngestSetup(
                broker,
                database,
                IngestContender.service(all, servers, database.uri(), catalog),
                IngestContender.bare(options, servers, dir.resolve("tomcat")));
    }

    /** Returns where the broker is. */
    String servers() {
        return "127.0.0.1:" + broker.port();
    }

    @Override
    public void close() {
        service.close();
        bare.close();
        database.close();
        broker.close();
    }
}
