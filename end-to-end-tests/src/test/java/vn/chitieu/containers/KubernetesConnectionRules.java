package vn.chitieu.containers;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What has to hold of that which the workloads connect to: a policy lets out each port, and each signs in at a listener
 * that examples/kafka.yaml has. Each breach is one line that begins with its workload.
 */
final class KubernetesConnectionRules {

    private static final Pattern ADDRESS = Pattern.compile(".*_(URL|INTERNALURL|INTERNALADDRESS|ENDPOINT)");
    private static final String BROKER = "SPRING_KAFKA_BOOTSTRAPSERVERS";

    /** Where MongoDB is stands in the secrets, with the usual port. */
    private static final Connection DATABASE = new Connection("SPRING_MONGODB_URI", "", "27017");

    private final Map<String, Map<String, KubernetesFields>> resources;
    private final List<String> breaches = new ArrayList<>();

    private KubernetesConnectionRules(Map<String, Map<String, KubernetesFields>> resources) {
        this.resources = resources;
    }

    /** Returns all breaches of resources by kind and name. */
    static List<String> breaches(Map<String, Map<String, KubernetesFields>> resources) {
        KubernetesConnectionRules rules = new KubernetesConnectionRules(resources);
        Stream.of("Deployment", "Job").forEach(kind -> rules.kind(kind).forEach(rules::check));
        return rules.breaches;
    }

    private void check(String name, KubernetesFields workload) {
        KubernetesFields template = workload.at("spec", "template");
        KubernetesFields pod = template.at("spec");
        Map<String, String> environment = environment(pod.first("containers"));
        for (Connection one : connections(name, pod.first("containers"), environment)) {
            require(
                    isLetOut(template.at("metadata", "labels"), one),
                    name,
                    "is kept from " + one.port + " of " + one.variable);
        }
        checkSignIn(name, pod, environment);
    }

    private Map<String, String> environment(KubernetesFields container) {
        Map<String, String> environment = new TreeMap<>();
        container.list("envFrom").forEach(from -> {
            KubernetesFields data = kind("ConfigMap")
                    .getOrDefault(from.text("configMapRef", "name"), KubernetesFields.NONE)
                    .at("data");
            data.names().forEach(variable -> environment.put(variable, data.text(variable)));
        });
        container.list("env").forEach(one -> environment.put(one.text("name"), one.text("value")));
        return environment;
    }

    private static List<Connection> connections(
            String name, KubernetesFields container, Map<String, String> environment) {
        List<Connection> connections = new ArrayList<>();
        for (String broker : environment.getOrDefault(BROKER, "").split(",")) {
            connections.add(Connection.of(BROKER, "kafka://" + broker));
        }
        if (container.list("envFrom").stream()
                .anyMatch(from -> from.text("secretRef", "name").endsWith("-service"))) {
            connections.add(DATABASE);
        }
        if (name.equals("notification-service")) {
            connections.add(new Connection(
                    "SPRING_MAIL_PORT",
                    environment.getOrDefault("SPRING_MAIL_HOST", ""),
                    environment.getOrDefault("SPRING_MAIL_PORT", "25")));
        }
        environment.forEach((variable, value) -> {
            if (ADDRESS.matcher(variable).matches() && isRead(name, variable)) {
                connections.add(Connection.of(variable, value));
            }
        });
        return connections;
    }

    /** A setting of one service is of no interest to the others, which have it as well. */
    private static boolean isRead(String name, String variable) {
        String own = "CHITIEU_" + name.replace("-service", "").toUpperCase(Locale.ROOT) + "_";
        return variable.startsWith(own)
                || variable.startsWith("MANAGEMENT_")
                || (variable.startsWith("CHITIEU_IDENTITY_")
                        && (name.equals("aggregation-service") || name.equals("notification-service")));
    }

    private boolean isLetOut(KubernetesFields labels, Connection to) {
        KubernetesFields service = kind("Service").getOrDefault(to.host, KubernetesFields.NONE);
        String named = service.at("spec").first("ports").text("targetPort");
        return kind("NetworkPolicy").values().stream()
                .map(policy -> policy.at("spec"))
                .filter(policy -> policy.at("podSelector").selects(labels))
                .flatMap(policy -> policy.list("egress").stream())
                .filter(rule -> leadsTo(rule, service))
                .flatMap(rule -> rule.list("ports").stream())
                .filter(port -> port.text("protocol").equals("TCP"))
                .map(port -> port.text("port"))
                .anyMatch(port -> port.equals(to.port) || port.equals(named));
    }

    private static boolean leadsTo(KubernetesFields rule, KubernetesFields service) {
        return service.equals(KubernetesFields.NONE)
                || rule.list("to").isEmpty()
                || rule.list("to").stream()
                        .anyMatch(peer -> peer.names().toList().equals(List.of("podSelector"))
                                && peer.at("podSelector").selects(service.at("spec", "selector")));
    }

    private void checkSignIn(String name, KubernetesFields pod, Map<String, String> environment) {
        Connection broker = Connection.of(BROKER, "kafka://" + environment.get(BROKER));
        KubernetesFields listener = listeners()
                .filter(one -> one.text("port").equals(broker.port))
                .findFirst()
                .orElse(KubernetesFields.NONE);
        boolean byPassword = listener.text("authentication", "type").equals("scram-sha-512");
        boolean byCertificate = listener.text("authentication", "type").equals("tls");
        String protocol = environment.getOrDefault("SPRING_KAFKA_SECURITY_PROTOCOL", "PLAINTEXT");
        require(
                byPassword
                                && protocol.equals("SASL_SSL")
                                && "SCRAM-SHA-512".equals(environment.get("SPRING_KAFKA_PROPERTIES_SASL_MECHANISM"))
                        || byCertificate
                                && protocol.equals("SSL")
                                && environment.containsKey("SPRING_KAFKA_SSL_KEYSTORELOCATION"),
                name,
                "does not sign in as the broker's listener at " + broker.port + " asks for it");
        String trusted = environment.getOrDefault("SPRING_KAFKA_SSL_TRUSTSTORELOCATION", "");
        require(
                pod.first("containers").list("volumeMounts").stream()
                        .filter(mount -> trusted.startsWith("file:" + mount.text("mountPath") + "/"))
                        .anyMatch(mount -> pod.list("volumes").stream()
                                .anyMatch(volume -> volume.text("name").equals(mount.text("name"))
                                        && volume.text("secret", "secretName").equals("chitieu-cluster-ca-cert"))),
                name,
                "does not know the brokers by their certificate");
    }

    private static Stream<KubernetesFields> listeners() {
        return KubernetesTypes.documents(ContainerFilesTest.read("deploy/kubernetes/examples/kafka.yaml")).stream()
                .map(KubernetesFields::new)
                .filter(resource -> resource.text("kind").equals("Kafka"))
                .flatMap(kafka -> kafka.at("spec", "kafka").list("listeners").stream());
    }

    private Map<String, KubernetesFields> kind(String kind) {
        return resources.getOrDefault(kind, Map.of());
    }

    private void require(boolean holds, String workload, String breach) {
        if (!holds) {
            breaches.add(workload + " " + breach);
        }
    }

    /** Where a setting leads: a host, which may be a Service, and a port. */
    private record Connection(String variable, String host, String port) {

        private static Connection of(String variable, String address) {
            URI uri = URI.create(address);
            int usual = "https".equals(uri.getScheme()) ? 443 : 80;
            return new Connection(
                    variable, String.valueOf(uri.getHost()), String.valueOf(uri.getPort() < 0 ? usual : uri.getPort()));
        }
    }
}
