package vn.chitieu.containers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What has to hold of sign-in at Kafka in docker-compose.yml; each breach is one line. */
final class SecuredKafkaRules {

    private static final int MOST_SHARED = 200;

    private static final Set<String> OF_OTHERS = Set.of("CLIENTS", "WARDS");
    private static final Set<String> INNER = Set.of("INTERNAL", "CONTROLLER");

    private final Map<String, Object> services;
    private final Map<String, String> kafka = new TreeMap<>();
    private final List<String> breaches = new ArrayList<>();

    private SecuredKafkaRules(String compose) {
        this.services = map(map(yaml().load(compose)).get("services"));
        environment("kafka").forEach((name, value) -> kafka.put(name, String.valueOf(value)));
    }

    /** Returns all breaches. */
    static List<String> breaches(String compose) {
        SecuredKafkaRules rules = new SecuredKafkaRules(compose);
        rules.checkListeners();
        rules.checkWhoMayWhat();
        rules.checkServices();
        return rules.breaches;
    }

    private void checkListeners() {
        pairs("KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", ":")
                .forEach((listener, protocol) ->
                        require(protocol.startsWith("SASL_"), listener + " lets in who does not sign in"));
        pairs("KAFKA_LISTENERS", "://").forEach((listener, address) -> {
            require(
                    INNER.contains(listener) ? address.startsWith("localhost:") : OF_OTHERS.contains(listener),
                    listener + " is not where it belongs");
            String prefix = "KAFKA_LISTENER_NAME_" + listener;
            require(
                    (INNER.contains(listener) ? "PLAIN" : "SCRAM-SHA-512")
                            .equals(kafka.get(prefix + "_SASL_ENABLED_MECHANISMS")),
                    listener + " knows another way to sign in");
            require(
                    INNER.contains(listener)
                            || "60000".equals(kafka.get(prefix + "_SCRAM___SHA___512_CONNECTIONS_MAX_REAUTH_MS")),
                    listener + " never asks again");
        });
        require("INTERNAL".equals(kafka.get("KAFKA_INTER_BROKER_LISTENER_NAME")), "the broker uses another listener");
    }

    private void checkWhoMayWhat() {
        require(
                "org.apache.kafka.metadata.authorizer.StandardAuthorizer"
                        .equals(kafka.get("KAFKA_AUTHORIZER_CLASS_NAME")),
                "nobody is measured by rules");
        require("User:broker".equals(kafka.get("KAFKA_SUPER_USERS")), "others are super users");
        require(!kafka.containsKey("KAFKA_ALLOW_EVERYONE_IF_NO_ACL_FOUND"), "what has no rule may be open");
    }

    private void checkServices() {
        for (String service : List.of("ingestion", "aggregation", "notification")) {
            Map<String, Object> environment = environment(service + "-service");
            String jaas = String.valueOf(environment.get("SPRING_KAFKA_PROPERTIES_SASL_JAAS_CONFIG"));
            require(
                    "SASL_PLAINTEXT".equals(environment.get("SPRING_KAFKA_SECURITY_PROTOCOL"))
                            && jaas.contains("username=\"" + service + "\""),
                    service + " does not sign in as itself");
            require(
                    map(map(services.get(service + "-service")).get("depends_on"))
                            .containsKey("broker-access"),
                    service + " does not wait for its rules");
        }
        require(
                "service:kafka".equals(map(services.get("broker-access")).get("network_mode")),
                "the super user's password crosses a network");
    }

    private Map<String, String> pairs(String variable, String separator) {
        Map<String, String> pairs = new TreeMap<>();
        for (String pair : kafka.getOrDefault(variable, "").split(",", -1)) {
            String[] parts = pair.split(separator, 2);
            pairs.put(parts[0], parts.length == 2 ? parts[1] : "");
        }
        return pairs;
    }

    private Map<String, Object> environment(String service) {
        return map(map(services.get(service)).get("environment"));
    }

    private void require(boolean holds, String breach) {
        if (!holds) {
            breaches.add(breach);
        }
    }

    /** Returns a parser of compose files; a merged one has many aliases. */
    static Yaml yaml() {
        LoaderOptions many = new LoaderOptions();
        many.setMaxAliasesForCollections(MOST_SHARED);
        return new Yaml(new SafeConstructor(many));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }
}
