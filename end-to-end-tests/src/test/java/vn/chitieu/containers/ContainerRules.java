package vn.chitieu.containers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.AppInfoParser;

/** What has to hold of docker-compose.yml and the Dockerfiles; each breach is one line that begins with its place. */
final class ContainerRules {

    /** Fails where a release asks for a bill of materials and the jar has none. */
    private static final String SBOM =
            "[[ $SBOM != required ]] || grep --quiet META-INF/sbom/application.cdx.json exec.jar";

    private static final Pattern PINNED = Pattern.compile("\\S+:v?\\d+\\.\\d+\\S*");
    private static final Pattern ROOT = Pattern.compile("(root|0)(:.*)?");

    private static final Pattern LOCAL = Pattern.compile("(\\$\\{CHITIEU_BIND:-127\\.0\\.0\\.1}|127\\.0\\.0\\.1):");

    private static final Map<String, String> MANAGEMENT_PORTS =
            Map.of("ingestion-service", "8131", "aggregation-service", "8132", "notification-service", "8133");

    private final Map<String, Map<String, Object>> services = new LinkedHashMap<>();
    private final Map<String, String> dockerfiles;
    private final List<String> breaches = new ArrayList<>();

    private ContainerRules(String compose, Map<String, String> dockerfiles) {
        Map<String, Object> file = SecuredKafkaRules.yaml().load(compose);
        map(file.get("services")).forEach((name, service) -> services.put(name, map(service)));
        this.dockerfiles = dockerfiles;
    }

    /**
     * Returns all breaches.
     *
     * @param compose text of docker-compose.yml
     * @param dockerfiles text of each Dockerfile by its path in the repository
     */
    static List<String> breaches(String compose, Map<String, String> dockerfiles) {
        ContainerRules rules = new ContainerRules(compose, dockerfiles);
        rules.services.forEach(rules::checkService);
        rules.checkKafka();
        rules.checkCatalog();
        rules.checkManagement();
        rules.dockerfiles.forEach(rules::checkDockerfile);
        rules.checkThatServicesAreBuiltAlike();
        rules.checkProxy();
        rules.checkSpool();
        return rules.breaches;
    }

    private void checkService(String name, Map<String, Object> service) {
        require(PINNED.matcher(text(service.get("image"))).matches(), name, "has no pinned image");
        require(!ROOT.matcher(user(service)).matches(), name, "runs as root");
        require(service.containsKey("mem_limit"), name, "has no limit of memory");
        require(isWatched(service), name, "has no health check");
        require(
                !service.containsKey("build")
                        || map(map(service.get("build")).get("args"))
                                .keySet()
                                .containsAll(List.of("VERSION", "REVISION")),
                name,
                "is built without version and revision");
        map(service.get("depends_on"))
                .forEach((other, how) -> require(
                        (endsByItself(other) ? "service_completed_successfully" : "service_healthy")
                                .equals(map(how).get("condition")),
                        name,
                        "does not wait for " + other));
        list(service.get("ports"))
                .forEach(port -> require(LOCAL.matcher(text(port)).lookingAt(), name, "publishes a port to the world"));
        breaches.addAll(SecretRules.breaches(name, service));
    }

    private boolean endsByItself(String name) {
        return "no".equals(services.getOrDefault(name, Map.of()).get("restart"));
    }

    private boolean isWatched(Map<String, Object> service) {
        Map<String, Object> check = map(service.get("healthcheck"));
        if (Boolean.TRUE.equals(check.get("disable"))) {
            // Only what ends by itself needs none.
            return "no".equals(service.get("restart"));
        }
        return check.containsKey("test") || instruction(service, "HEALTHCHECK").startsWith("--interval");
    }

    private String user(Map<String, Object> service) {
        Object user = service.get("user");
        String name = user == null ? instruction(service, "USER") : text(user);
        return name.isEmpty() ? "root" : name;
    }

    private String instruction(Map<String, Object> service, String name) {
        String dockerfile = text(map(service.get("build")).get("dockerfile"));
        return instructions(dockerfiles.getOrDefault(dockerfile, ""), name).reduce("", (first, last) -> last);
    }

    private void checkKafka() {
        Map<String, Object> kafka = services.getOrDefault("kafka", Map.of());
        String version = AppInfoParser.getVersion();
        require(
                text(kafka.get("image")).endsWith(":" + version),
                "kafka",
                "is not " + version + ", as its clients are");
        require(
                "false".equals(map(kafka.get("environment")).get("KAFKA_AUTO_CREATE_TOPICS_ENABLE")),
                "kafka",
                "makes topics that nobody declared");
    }

    /** One container publishes the catalog, and the services wait for it instead of mounting it. */
    private void checkCatalog() {
        String name = "city-catalog";
        Map<String, Object> publishes = services.getOrDefault(name, Map.of());
        require(text(publishes.get("command")).startsWith("[import-catalog, /catalog"), name, "publishes nothing");
        require(text(publishes.get("command")).contains("--unless-replaced"), name, "takes back what was published");
        require(text(publishes.get("volumes")).contains(":/catalog:ro"), name, "has no catalog");
        for (String service : MANAGEMENT_PORTS.keySet()) {
            Map<String, Object> waits = services.getOrDefault(service, Map.of());
            require(map(waits.get("depends_on")).containsKey(name), service, "does not wait for the catalog");
            require(!text(waits.get("volumes")).contains("/catalog"), service, "mounts the catalog");
        }
    }

    /** A collector in another container reaches health and figures, and nothing outside of the containers does. */
    private void checkManagement() {
        for (Map.Entry<String, String> port : MANAGEMENT_PORTS.entrySet()) {
            Map<String, Object> service = services.getOrDefault(port.getKey(), Map.of());
            Map<String, Object> environment = map(service.get("environment"));
            require(
                    "0.0.0.0".equals(environment.get("MANAGEMENT_SERVER_ADDRESS")),
                    port.getKey(),
                    "hides its management port from other containers");
            require(
                    port.getValue().equals(text(environment.get("MANAGEMENT_SERVER_PORT"))),
                    port.getKey(),
                    "has another management port than the documents say");
            require(list(service.get("ports")).isEmpty(), port.getKey(), "is reached beside the proxy");
            require(text(service.get("networks")).contains("parts"), port.getKey(), "is not where collectors are");
        }
    }

    /** The services believe what the proxy says of a sender, so they have to know it by an address that is its own. */
    private void checkProxy() {
        Map<String, Object> proxy = services.getOrDefault("proxy", Map.of());
        String address = text(map(map(proxy.get("networks")).get("parts")).get("ipv4_address"));
        for (String service : MANAGEMENT_PORTS.keySet()) {
            Map<String, Object> environment =
                    map(services.getOrDefault(service, Map.of()).get("environment"));
            require(
                    !address.isEmpty() && address.equals(text(environment.get("CHITIEU_REQUESTS_TRUSTEDPROXIES"))),
                    service,
                    "trusts another than the proxy");
        }
    }

    /** A burst of large requests fills 64 MB of memory, and is answered with 503 then. */
    private void checkSpool() {
        Map<String, Object> ingestion = services.getOrDefault("ingestion-service", Map.of());
        require(
                list(ingestion.get("volumes")).contains("spool:/spool")
                        && text(map(ingestion.get("environment")).get("JAVA_TOOL_OPTIONS"))
                                .contains("-Djava.io.tmpdir=/spool"),
                "ingestion-service",
                "puts large requests aside in memory");
    }

    private void checkDockerfile(String path, String text) {
        List<String> bases = instructions(text, "FROM").toList();
        require(
                bases.stream()
                        .allMatch(base -> PINNED.matcher(base.split(" ")[0]).matches()),
                path,
                "has no pinned base image");
        require(
                List.of("title", "description", "version", "revision", "licenses").stream()
                        .allMatch(label -> text.contains("org.opencontainers.image." + label + "=")),
                path,
                "does not label its image");
        require(
                instructions(text, "ARG").toList().containsAll(List.of("VERSION=unknown", "REVISION=unknown")),
                path,
                "does not take version and revision of a build");
        require(
                !path.endsWith("-service/Dockerfile")
                        || (instructions(text, "ARG").anyMatch("SBOM=optional"::equals)
                                && instructions(text, "RUN").anyMatch(command -> command.contains(SBOM))),
                path,
                "does not check that the jar of a release has its bill of materials");
        require(
                instructions(text, "ENTRYPOINT").allMatch(entry -> entry.startsWith("[")),
                path,
                "starts through a shell, which swallows signals");
        require(
                instructions(text, "RUN").noneMatch(command -> command.matches(".*\\b(apt-get|apk|curl|wget)\\b.*")),
                path,
                "needs the network to be built");
    }

    private void checkThatServicesAreBuiltAlike() {
        List<String> shapes = dockerfiles.entrySet().stream()
                .filter(file -> file.getKey().endsWith("-service/Dockerfile"))
                .map(file -> file.getValue()
                        .replaceFirst("#.*\n", "")
                        .replace(file.getKey().replace("/Dockerfile", ""), "NAME")
                        .replaceAll("\\b808[123]\\b", "PORT"))
                .distinct()
                .toList();
        require(shapes.size() == 1, "*-service/Dockerfile", "differ in more than name and port");
    }

    private void require(boolean holds, String place, String breach) {
        if (!holds) {
            breaches.add(place + " " + breach);
        }
    }

    private static Stream<String> instructions(String dockerfile, String name) {
        return dockerfile
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length() + 1));
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Object value) {
        return value == null ? List.of() : (List<Object>) value;
    }
}
