package vn.chitieu.localstack.services;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The settings of the services that differ from their own defaults here, as command-line arguments. */
final class ServiceArguments {

    private static final String HOST = "127.0.0.1";

    private ServiceArguments() {}

    static List<String> ofIngestion(Surroundings around) {
        return arguments(
                around,
                around.ports().ingestion(),
                Map.of("chitieu.ingestion.admin-key-sha256", around.adminKeySha256()));
    }

    static List<String> ofAggregation(Surroundings around) {
        return arguments(around, around.ports().aggregation(), Map.of());
    }

    static List<String> ofNotification(Surroundings around) {
        Map<String, String> own = new HashMap<>(Map.of(
                "spring.mail.host",
                HOST,
                "spring.mail.port",
                String.valueOf(around.smtpPort()),
                // On one class path the dashboard of aggregation would be served here too.
                "spring.web.resources.add-mappings",
                "false",
                // One process holds the data: a mail that was under way when it was killed need not wait for another.
                "chitieu.notification.outbox.lease",
                "PT10S",
                "chitieu.notification.outbox.unknown-after",
                "PT1S"));
        if (around.ports().aggregation() != 0) {
            own.put(
                    "chitieu.notification.dashboard-url",
                    "http://" + HOST + ":" + around.ports().aggregation() + "/");
        }
        return arguments(around, around.ports().notification(), own);
    }

    private static List<String> arguments(Surroundings around, int port, Map<String, String> own) {
        Map<String, String> common = Map.of(
                "server.address", HOST,
                "server.port", String.valueOf(port),
                "spring.kafka.bootstrap-servers", around.bootstrapServers(),
                "spring.mongodb.uri", around.mongodbUri(),
                "chitieu.catalog", around.catalog().toAbsolutePath().toString(),
                "chitieu.clock.offset", around.clockOffset().toString(),
                "spring.main.banner-mode", "off",
                // The stack closes the services itself, in its own order.
                "spring.main.register-shutdown-hook", "false");
        return Stream.concat(common.entrySet().stream(), own.entrySet().stream())
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .sorted()
                .toList();
    }
}
