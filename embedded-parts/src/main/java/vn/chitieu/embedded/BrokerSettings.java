package vn.chitieu.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The settings of a single-node broker, small in memory and quick to start. */
final class BrokerSettings {

    static final int NODE = 1;
    static final String CONTROLLER = "CONTROLLER";

    private static final String CLIENTS = "PLAINTEXT";

    private BrokerSettings() {}

    static Map<String, String> of(Path dir, Listeners listeners, @Nullable BrokerSecurity security) {
        Map<String, String> settings = new HashMap<>();
        settings.putAll(identity(dir, listeners));
        settings.putAll(security == null ? openTo(listeners) : SecureListeners.of(listeners, security));
        settings.putAll(oneReplicaOfEverything());
        settings.putAll(small());
        settings.putAll(prompt());
        return settings;
    }

    private static Map<String, String> identity(Path dir, Listeners listeners) {
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                String.valueOf(NODE),
                "controller.quorum.voters",
                NODE + "@" + LoopbackPorts.HOST + ":" + listeners.controller(),
                "controller.listener.names",
                CONTROLLER,
                "log.dirs",
                dir.toString(),
                // Each service declares its topics; a misspelled one has to fail.
                "auto.create.topics.enable",
                "false");
    }

    private static Map<String, String> openTo(Listeners listeners) {
        StringBuilder bound = new StringBuilder(listener(CLIENTS, listeners.clients()));
        StringBuilder advertised = new StringBuilder(bound);
        StringBuilder protocols = new StringBuilder("PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        for (int i = 0; i < listeners.forwarded().size(); i++) {
            ForwardedPort port = listeners.forwarded().get(i);
            String name = "FORWARDED" + i;
            bound.append(',').append(listener(name, port.listening()));
            advertised.append(',').append(listener(name, port.advertised()));
            protocols.append(',').append(name).append(":PLAINTEXT");
        }
        return Map.of(
                "listeners",
                bound.append(',')
                        .append(listener(CONTROLLER, listeners.controller()))
                        .toString(),
                "advertised.listeners",
                advertised.toString(),
                "inter.broker.listener.name",
                CLIENTS,
                "listener.security.protocol.map",
                protocols.toString());
    }

    static String listener(String name, int port) {
        return name + "://" + LoopbackPorts.HOST + ":" + port;
    }

    private static Map<String, String> oneReplicaOfEverything() {
        return Map.of(
                "default.replication.factor", "1",
                "min.insync.replicas", "1",
                "offsets.topic.replication.factor", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1");
    }

    private static Map<String, String> small() {
        return Map.ofEntries(
                Map.entry("num.partitions", "4"),
                Map.entry("offsets.topic.num.partitions", "4"),
                Map.entry("transaction.state.log.num.partitions", "4"),
                Map.entry("share.coordinator.state.topic.num.partitions", "1"),
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "4"),
                Map.entry("background.threads", "2"),
                Map.entry("log.cleaner.dedupe.buffer.size", "8388608"),
                Map.entry("log.cleaner.io.buffer.size", "262144"),
                // Each partition maps its index files into memory at this size.
                Map.entry("log.index.size.max.bytes", "1048576"),
                Map.entry("log.segment.bytes", "268435456"));
    }

    private static Map<String, String> prompt() {
        return Map.of(
                "group.initial.rebalance.delay.ms", "0",
                // Of the new group protocol: a member that was killed is given up as soon as by the old one.
                "group.consumer.min.session.timeout.ms", "6000",
                "group.consumer.session.timeout.ms", "15000",
                "group.consumer.min.heartbeat.interval.ms", "500",
                "group.consumer.heartbeat.interval.ms", "1000",
                // After kill -9 the controller takes the new process for an impostor until the old session ends.
                "broker.session.timeout.ms", "3000",
                "broker.heartbeat.interval.ms", "500",
                // What a killed producer left unfinished is ended soon after its timeout.
                "transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
    }

    /**
     * The ports on which a broker listens.
     *
     * @param clients for every client
     * @param internal for the broker's own connections and those of its super user, where it is secured
     * @param controller for the quorum
     * @param forwarded for clients that come through a proxy
     */
    record Listeners(int clients, int internal, int controller, List<ForwardedPort> forwarded) {}
}
