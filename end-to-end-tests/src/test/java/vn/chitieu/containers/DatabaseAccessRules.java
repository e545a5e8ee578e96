package vn.chitieu.containers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What has to hold of MongoDB's sign-in, of the networks and of the people in the compose files; each breach is one
 * line.
 */
final class DatabaseAccessRules {

    private static final List<String> SERVICES = List.of("ingestion", "aggregation", "notification");

    private final Map<String, Object> file;
    private final List<String> breaches = new ArrayList<>();

    private DatabaseAccessRules(String compose) {
        this.file = map(SecuredKafkaRules.yaml().load(compose));
    }

    /** Returns all breaches of a compose file, or of two that were merged. */
    static List<String> breaches(String compose) {
        DatabaseAccessRules rules = new DatabaseAccessRules(compose);
        rules.checkDatabase();
        rules.checkNetworks();
        SERVICES.forEach(rules::checkService);
        return rules.breaches;
    }

    private void checkDatabase() {
        require(String.valueOf(service("mongo").get("command")).contains("--keyFile"), "mongo has no sign-in");
        require(
                "service:mongo".equals(service("database-access").get("network_mode")),
                "the administrator's password crosses a network");
    }

    private void checkNetworks() {
        require(
                Boolean.TRUE.equals(map(map(file.get("networks")).get("parts")).get("internal")),
                "the parts reach the world");
        require(List.of("parts").equals(service("mongo").get("networks")), "mongo is reached from outside");
        map(file.get("services")).forEach((name, service) -> {
            boolean isOpen = map(service).containsKey("ports");
            boolean isInFront = String.valueOf(map(service).get("networks")).contains("front");
            require(isOpen == isInFront, name + " is in front without a port, or has one without being there");
        });
    }

    private void checkService(String name) {
        Map<String, Object> environment = map(service(name + "-service").get("environment"));
        String uri = String.valueOf(environment.get("SPRING_MONGODB_URI"));
        String password = "mongo-" + name + "-password";
        require(
                uri.startsWith("mongodb://" + name + ":$${" + password + "}@")
                        && uri.endsWith("&authSource=chitieu-" + name),
                name + " does not sign in at MongoDB as itself");
        require(
                map(service(name + "-service").get("depends_on")).containsKey("database-access"),
                name + " does not wait for its user at MongoDB");
        if (name.equals("ingestion")) {
            String people = "CHITIEU_" + name.toUpperCase(Locale.ROOT) + "_SIGNIN_PEOPLE_";
            require(
                    "LEADER".equals(environment.get(people + "0_ROLE"))
                            && "STAFF".equals(environment.get(people + "1_ROLE")),
                    name + " does not let in both people");
        }
    }

    private Map<String, Object> service(String name) {
        return map(map(file.get("services")).get(name));
    }

    private void require(boolean holds, String breach) {
        if (!holds) {
            breaches.add(breach);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }
}
