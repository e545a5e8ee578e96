package vn.chitieu.containers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Keys and passwords of a service in a compose file are files of its own below /run/secrets: the environment is shown
 * by inspecting a container.
 */
final class SecretRules {

    private static final Pattern OF_THE_ENVIRONMENT = Pattern.compile("\\$\\{CHITIEU_\\w*(PASSWORD|KEY)\\W");
    private static final Pattern PASSWORD = Pattern.compile("(?:password|user_\\w+)=\"([^\"]*)\"");

    /** As Spring takes it, and as Kafka does. */
    private static final Pattern USED =
            Pattern.compile("\\$\\$\\{(?:dir:/run/secrets:)?([a-z-]+)}|/run/secrets/([a-z-]+)");

    private static final Set<String> OF_SUPER_USERS =
            Set.of("mongo-admin-password", "kafka-broker-password", "admin-key");
    private static final Set<String> SERVICES =
            Set.of("ingestion-service", "aggregation-service", "notification-service");

    private SecretRules() {}

    /** Returns all breaches of one service, each beginning with its name. */
    static List<String> breaches(String name, Map<String, Object> service) {
        List<String> breaches = new ArrayList<>();
        environment(service).forEach((variable, value) -> {
            if (OF_THE_ENVIRONMENT.matcher(value).find()) {
                breaches.add(name + " takes a secret from the environment in " + variable);
            }
            if (isKnown(variable, value)) {
                breaches.add(name + " has a secret in " + variable);
            }
        });
        Set<String> given = new TreeSet<>();
        if (service.get("secrets") instanceof List<?> secrets) {
            secrets.forEach(secret -> given.add(String.valueOf(secret)));
        }
        Set<String> used = used(service);
        used.stream()
                .filter(secret -> !given.contains(secret))
                .forEach(secret -> breaches.add(name + " uses " + secret + ", which it is not given"));
        if (SERVICES.contains(name)) {
            given.stream()
                    .filter(secret -> OF_SUPER_USERS.contains(secret) || !used.contains(secret))
                    .forEach(secret -> breaches.add(name + " is given " + secret + ", which is not its own"));
        }
        return breaches;
    }

    /** Whether a reader of the file knows a secret. */
    private static boolean isKnown(String variable, String value) {
        if (variable.endsWith("JAAS_CONFIG") || variable.endsWith("KAFKA_SETTINGS")) {
            return PASSWORD.matcher(value)
                    .results()
                    .anyMatch(found -> !found.group(1).startsWith("$${"));
        }
        boolean isSecret = (variable.contains("KEY") || variable.contains("PASSWORDS_"))
                && !variable.endsWith("_NAME")
                && !variable.endsWith("_CITIES");
        return isSecret && !value.startsWith("${") && !value.startsWith("$${") && !variable.endsWith("_FILE");
    }

    private static Set<String> used(Map<String, Object> service) {
        String text = environment(service) + " " + service.get("command") + " " + service.get("healthcheck");
        Set<String> used = new TreeSet<>();
        for (MatchResult one : USED.matcher(text).results().toList()) {
            used.add(one.group(1) == null ? one.group(2) : one.group(1));
        }
        return used;
    }

    private static Map<String, String> environment(Map<String, Object> service) {
        Map<String, String> environment = new TreeMap<>();
        if (service.get("environment") instanceof Map<?, ?> variables) {
            variables.forEach((name, value) -> environment.put(String.valueOf(name), String.valueOf(value)));
        }
        return environment;
    }
}
