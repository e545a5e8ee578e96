package vn.chitieu.containers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What has to hold of the resources that run Chitieu on Kubernetes; each breach is one line that begins with its place.
 */
final class KubernetesRules {

    private static final Pattern SECRET = Pattern.compile("PASSWORD|SECRET|KEY|URI$|JAAS");
    private static final Pattern VERSION =
            Pattern.compile("<version>([^<]+-SNAPSHOT|[0-9][^<]*)</version>\\s*<packaging>");
    private static final String NAME = "app.kubernetes.io/name";

    private static final Map<String, List<Integer>> PORTS = Map.of(
            "ingestion-service", List.of(8081, 8131),
            "aggregation-service", List.of(8082, 8132),
            "notification-service", List.of(8083, 8133));
    private static final Map<String, String> GROUPS = Map.of(
            "ingestion-service",
            "ingestion-door",
            "aggregation-service",
            "aggregation",
            "notification-service",
            "notification");

    /** Longest graceful shutdown of a service and what Kafka and the database need after it. */
    private static final int SHUTDOWN_SECONDS = 30;

    private final Map<String, Map<String, KubernetesFields>> resources = new LinkedHashMap<>();
    private final List<String> breaches = new ArrayList<>();

    private KubernetesRules(String yaml) {
        KubernetesTypes.documents(yaml).stream()
                .map(KubernetesFields::new)
                .forEach(resource -> resources
                        .computeIfAbsent(resource.text("kind"), kind -> new LinkedHashMap<>())
                        .put(resource.text("metadata", "name"), resource));
    }

    /** Returns all breaches of a rendered overlay. */
    static List<String> breaches(String yaml) {
        KubernetesRules rules = new KubernetesRules(yaml);
        PORTS.keySet().forEach(rules::checkService);
        rules.checkCatalog();
        rules.kind("Service").forEach(rules::checkThatItFindsPods);
        rules.kind("ConfigMap").forEach(rules::checkSettings);
        rules.kind("HorizontalPodAutoscaler").forEach(rules::checkAutoscaler);
        rules.kind("Ingress").forEach(rules::checkThatItIsTrusted);
        rules.checkPolicies();
        rules.breaches.addAll(KubernetesConnectionRules.breaches(rules.resources));
        return rules.breaches;
    }

    private void checkService(String name) {
        KubernetesFields deployment = kind("Deployment").getOrDefault(name, KubernetesFields.NONE);
        KubernetesFields pod = deployment.at("spec", "template", "spec");
        KubernetesFields container = pod.first("containers");
        require(
                container.text("image").equals("chitieu/" + name + ":" + projectVersion()),
                name,
                "has another image than this build's");
        checkRights(name, pod, container);
        require(!container.text("resources", "limits", "memory").isEmpty(), name, "has no limit of memory");
        Map.of("startupProbe", "liveness", "livenessProbe", "liveness", "readinessProbe", "readiness")
                .forEach((probe, group) -> require(
                        container.text(probe, "httpGet", "path").equals("/actuator/health/" + group)
                                && container.text(probe, "httpGet", "port").equals("management"),
                        name,
                        "has no " + probe + " at its management port"));
        require(
                container.list("ports").stream()
                        .map(port -> Integer.valueOf(port.text("containerPort")))
                        .toList()
                        .equals(PORTS.get(name)),
                name,
                "has another port");
        require(
                container.list("envFrom").stream()
                        .anyMatch(from -> from.text("secretRef", "name").equals(name)),
                name,
                "lacks its secret");
        require(
                number(pod.text("terminationGracePeriodSeconds"))
                        >= SHUTDOWN_SECONDS + number(container.text("lifecycle", "preStop", "sleep", "seconds")),
                name,
                "is stopped before it has ended");
        require(kind("PodDisruptionBudget").containsKey(name), name, "goes with every node");
    }

    /** Services take the catalog from the broker, where a job puts it that keeps to what holds of them. */
    private void checkCatalog() {
        String name = "import-catalog";
        KubernetesFields pod =
                kind("Job").getOrDefault(name, KubernetesFields.NONE).at("spec", "template", "spec");
        KubernetesFields container = pod.first("containers");
        require(
                container.text("image").equals("chitieu/ingestion-service:" + projectVersion())
                        && container.text("args").startsWith("[import-catalog, /catalog"),
                name,
                "publishes no catalog");
        require(container.text("args").contains("--unless-replaced"), name, "takes back what was published");
        require(mountsTheCatalog(pod), name, "has no catalog to publish");
        checkRights(name, pod, container);
        kind("Deployment")
                .forEach((service, deployment) -> require(
                        !mountsTheCatalog(deployment.at("spec", "template", "spec")), service, "mounts the catalog"));
    }

    private static boolean mountsTheCatalog(KubernetesFields pod) {
        return pod.list("volumes").stream()
                .anyMatch(volume -> volume.text("configMap", "name").equals("city-catalog"));
    }

    private void checkRights(String name, KubernetesFields pod, KubernetesFields container) {
        KubernetesFields rights = container.at("securityContext");
        require(pod.text("securityContext", "runAsNonRoot").equals("true"), name, "may run as root");
        require(rights.text("allowPrivilegeEscalation").equals("false"), name, "may gain rights");
        require(rights.text("capabilities", "drop").equals("[ALL]"), name, "keeps capabilities");
        require(rights.text("readOnlyRootFilesystem").equals("true"), name, "writes to its image");
        require(pod.text("automountServiceAccountToken").equals("false"), name, "has a token of the cluster");
    }

    private void checkThatItFindsPods(String name, KubernetesFields service) {
        String wanted = service.text("spec", "selector", NAME);
        KubernetesFields deployment =
                kind("Deployment").getOrDefault(name.replace("-management", ""), KubernetesFields.NONE);
        require(
                !wanted.isEmpty()
                        && PORTS.containsKey(wanted)
                        && wanted.equals(deployment.text("spec", "template", "metadata", "labels", NAME)),
                "the Service " + name,
                "finds no pod");
    }

    private void checkSettings(String name, KubernetesFields settings) {
        String documented = ContainerFilesTest.read("docs/operations.md");
        String where = name.replaceFirst("-[a-z0-9]{10}$", "");
        settings.at("data").names().forEach(variable -> {
            require(!SECRET.matcher(variable).find(), where, "has a secret in " + variable);
            require(
                    !variable.startsWith("CHITIEU_") || isDocumented(documented, variable),
                    where,
                    "has " + variable + ", which docs/operations.md does not name");
        });
    }

    /** A table names the first of several settings in full and of the others the end. */
    private static boolean isDocumented(String documented, String variable) {
        String end = variable.substring(variable.lastIndexOf('_'));
        String begin = variable.substring(0, variable.lastIndexOf('_') + 1);
        return documented.contains("`" + variable + "`")
                || documented.lines().anyMatch(line -> line.contains("`" + begin) && line.contains("`" + end + "`"));
    }

    private void checkAutoscaler(String name, KubernetesFields autoscaler) {
        require(
                number(autoscaler.text("spec", "maxReplicas")) <= number(setting("CHITIEU_TOPICS_PARTITIONS")),
                name,
                "grows beyond the partitions");
        List<String> groups = autoscaler.at("spec").list("metrics").stream()
                .map(metric -> metric.text("external", "metric", "selector", "matchLabels", "consumergroup"))
                .filter(group -> !group.isEmpty())
                .toList();
        boolean reads = !name.equals("ingestion-service")
                || !setting("CHITIEU_INGESTION_DOOR_ENABLED").equals("false");
        List<String> own = reads ? List.of(GROUPS.getOrDefault(name, "")) : List.of();
        require(groups.equals(own), name, "grows with the lag of " + groups + ", reads as " + own);
    }

    /** A service believes in TLS before it, and in addresses of callers, by the word of a trusted proxy alone. */
    private void checkThatItIsTrusted(String name, KubernetesFields ingress) {
        require(
                ingress.at("spec").list("tls").isEmpty()
                        || !setting("CHITIEU_REQUESTS_TRUSTEDPROXIES").isEmpty(),
                "the Ingress " + name,
                "ends TLS and no service trusts it");
        String entryPoints =
                ingress.text("metadata", "annotations", "traefik.ingress.kubernetes.io/router.entrypoints");
        require(entryPoints.equals("websecure"), "the Ingress " + name, "answers without TLS");
    }

    private String setting(String variable) {
        return kind("ConfigMap").values().stream()
                .map(settings -> settings.text("data", variable))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }

    private void checkPolicies() {
        Map<String, KubernetesFields> policies = kind("NetworkPolicy");
        require(
                policies.getOrDefault("nothing-by-default", KubernetesFields.NONE)
                        .text("spec", "policyTypes")
                        .equals("[Ingress, Egress]"),
                "there",
                "is no policy that denies what none allows");
        require(
                policies.getOrDefault("from-the-proxy", KubernetesFields.NONE).at("spec").list("ingress").stream()
                        .flatMap(rule -> rule.list("ports").stream())
                        .allMatch(port -> port.text("port").equals("http")),
                "the proxy",
                "reaches the management port");
    }

    private Map<String, KubernetesFields> kind(String kind) {
        return resources.getOrDefault(kind, Map.of());
    }

    private void require(boolean holds, String place, String breach) {
        if (!holds) {
            breaches.add(place + " " + breach);
        }
    }

    private static int number(String text) {
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }

    private static String projectVersion() {
        var found = VERSION.matcher(ContainerFilesTest.read("pom.xml"));
        if (!found.find()) {
            throw new IllegalStateException("expected the version of the project in pom.xml");
        }
        return found.group(1);
    }
}
