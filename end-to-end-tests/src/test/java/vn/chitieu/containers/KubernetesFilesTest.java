package vn.chitieu.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The files that run Chitieu on Kubernetes are of its types, field by field, and keep to the rules; each rule catches
 * the fault that is planted for it.
 */
class KubernetesFilesTest {

    private static final Path DEPLOY = Path.of("..", "deploy", "kubernetes");

    @Test
    void areOfTheTypesOfKubernetes() throws IOException {
        for (Path file : files("base", "overlays", "examples")) {
            if (!file.endsWith("kustomization.yaml")) {
                KubernetesTypes.read(Files.readString(file));
            }
        }
    }

    @Test
    void aFieldThatATypeLacksFails() throws IOException {
        String service = Files.readString(DEPLOY.resolve("base/ingestion-service.yaml"));
        assertThat(service).contains("containerPort: 8081");
        assertThatThrownBy(() -> KubernetesTypes.read(service.replace("containerPort: 8081", "containerPorts: 8081")))
                .hasMessageContaining("containerPorts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/small", "overlays/national", "examples/kafka-ingress"})
    void keepToEveryRule(String overlay) throws Exception {
        String rendered = rendered(overlay);
        KubernetesTypes.read(rendered);
        assertThat(KubernetesRules.breaches(rendered)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ingestion-service has another image than this build's | chitieu/ingestion-service:0 | chitieu/ingestion-service:1",
                "aggregation-service may run as root            | runAsNonRoot: true              | runAsNonRoot: false",
                "aggregation-service may gain rights            | allowPrivilegeEscalation: false | allowPrivilegeEscalation: true",
                "notification-service keeps capabilities        | - ALL                           | - CHOWN",
                "ingestion-service writes to its image          | readOnlyRootFilesystem: true    | readOnlyRootFilesystem: false",
                "ingestion-service has a token of the cluster   | automountServiceAccountToken: false | automountServiceAccountToken: true",
                "aggregation-service has no limit of memory     | limits:                         | requests2:",
                "aggregation-service has no livenessProbe at its management port | livenessProbe:  | otherProbe:",
                "notification-service has no readinessProbe at its management port | /actuator/health/readiness | /actuator/health",
                "notification-service has another port          | containerPort: 8083             | containerPort: 8080",
                "aggregation-service has another port           | containerPort: 8132             | containerPort: 8082",
                "ingestion-service lacks its secret             | name: ingestion-service         | name: ingestion",
                "ingestion-service is stopped before it has ended | terminationGracePeriodSeconds: 45 | terminationGracePeriodSeconds: 30",
                "aggregation-service goes with every node       | kind: PodDisruptionBudget       | kind: Pod",
                "the Service aggregation-service finds no pod   | app.kubernetes.io/name: aggregation-service | app.kubernetes.io/name: aggregation",
                "there is no policy that denies what none allows | name: nothing-by-default       | name: nothing",
                "the proxy reaches the management port          | - port: http                    | - port: management",
                "settings has a secret in CHITIEU_MONGO_PASSWORD | CHITIEU_TOPICS_REPLICAS: \"3\" | CHITIEU_MONGO_PASSWORD: known",
                "settings has CHITIEU_TOPICS_COPIES, which docs/operations.md does not name | CHITIEU_TOPICS_REPLICAS | CHITIEU_TOPICS_COPIES",
                "import-catalog publishes no catalog            | - import-catalog                | - replay-rejections",
                "import-catalog takes back what was published   | - --unless-replaced             | - --reason=again",
                "import-catalog has no catalog to publish       | name: city-catalog              | name: another-catalog",
                "ingestion-service mounts the catalog           | - emptyDir:                     | - configMap: {name: city-catalog}%n        emptyDir:",
                "aggregation-service grows beyond the partitions | maxReplicas: 12               | maxReplicas: 24",
                "aggregation-service grows with the lag of [totals] | consumergroup: aggregation | consumergroup: totals",
                "the Ingress chitieu answers without TLS        | router.entrypoints: websecure   | router.entrypoints: web",
                "ingestion-service grows with the lag of []     | CHITIEU_INGESTION_DOOR_ENABLED: \"false\" | CHITIEU_INGESTION_DOOR_ENABLED: \"true\"",
                "the Ingress chitieu ends TLS and no service trusts it | CHITIEU_REQUESTS_TRUSTEDPROXIES | CHITIEU_CITY",
                "broker-access is kept from 9094 of SPRING_KAFKA | - port: 9094             | - port: 9095",
                "import-catalog is kept from 9093 of SPRING_KAFKA | - port: 9093            | - port: 9092",
                "ingestion-service is kept from 27017 of SPRING_MONGODB | - port: 27017      | - port: 27018",
                "notification-service is kept from 587 of SPRING_MAIL | - port: 587          | - port: 588",
                "ingestion-service is kept from 8082 of CHITIEU_INGESTION_RECEIPTS_URL | name: to-services%n  namespace: chitieu%nspec:%n  egress:%n  - ports:%n    - port: http | name: to-services%n  namespace: chitieu%nspec:%n  egress:%n  - ports:%n    - port: management",
                "aggregation-service does not sign in           | SECURITY_PROTOCOL: SASL_SSL     | SECURITY_PROTOCOL: SSL",
                "notification-service does not sign in          | bootstrap:9093                  | bootstrap:9092",
                "import-catalog does not know the brokers       | mountPath: /kafka               | mountPath: /certificates",
            })
    void catchIt(String breach, String sound, String planted) throws Exception {
        String rendered = rendered("overlays/national");
        assertThat(rendered).contains(sound.formatted());
        assertThat(KubernetesRules.breaches(rendered.replace(sound.formatted(), planted.formatted())))
                .anyMatch(found -> found.startsWith(breach));
    }

    @Test
    void theExamplesAreOfTheVersionsOfTheComposeFile() throws IOException {
        String kafka = Files.readString(DEPLOY.resolve("examples/kafka.yaml"));
        String mongo = Files.readString(DEPLOY.resolve("examples/mongodb.yaml"));
        assertThat(ContainerFilesTest.COMPOSE)
                .contains("image: apache/kafka:" + version(kafka))
                .contains("image: mongo:" + version(mongo));
    }

    /** An older one refuses or ignores a field that it does not know. */
    @ParameterizedTest
    @CsvSource({
        "base/every-service.yaml, sleep:, overlays/small, 1.30",
        "overlays/national/large-service.yaml, matchLabelKeys:, overlays/national, 1.31"
    })
    void theReadmeNamesTheVersionThatAFieldNeeds(String file, String field, String overlay, String version)
            throws IOException {
        assertThat(Files.readString(DEPLOY.resolve(file))).contains(field);
        assertThat(Files.readString(DEPLOY.resolve("README.md")).lines())
                .anyMatch(line -> line.contains("Kubernetes " + version + " or newer") && line.contains(overlay));
    }

    private static String version(String example) {
        return example.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("version: "))
                .map(line -> line.substring("version: ".length()))
                .findFirst()
                .orElseThrow();
    }

    private static List<Path> files(String... folders) throws IOException {
        try (Stream<Path> all = Files.walk(DEPLOY)) {
            return all.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> Stream.of(folders).anyMatch(DEPLOY.relativize(file)::startsWith))
                    .sorted()
                    .toList();
        }
    }

    /**
     * Returns what the overlay comes to, with the job that gives rights at the broker; the test is skipped where
     * kustomize is not installed.
     */
    private static String rendered(String overlay) throws Exception {
        return built(overlay) + "---\n" + built("examples/broker-access");
    }

    private static String built(String folder) throws Exception {
        Process kustomize;
        try {
            kustomize = new ProcessBuilder(
                            "kustomize", "build", DEPLOY.resolve(folder).toString())
                    .start();
        } catch (IOException missing) {
            assumeTrue(false, "kustomize is not installed: the overlays of deploy/kubernetes are not rendered");
            throw missing;
        }
        String rendered = new String(kustomize.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String errors = new String(kustomize.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(kustomize.waitFor()).as(errors).isZero();
        return rendered;
    }
}
