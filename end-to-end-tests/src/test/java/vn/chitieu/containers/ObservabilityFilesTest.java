package vn.chitieu.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What watches the services asks for nothing that they do not register, leads to a runbook that there is, and names the
 * containers of docker-compose.yml.
 */
class ObservabilityFilesTest {

    private static final String FOLDER = "deploy/observability/";
    private static final String OF_THE_BROKER = "broker";
    private static final DocumentedMetrics METRICS = DocumentedMetrics.of(ContainerFilesTest.read("docs/metrics.md"));
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

    record Rule(String name, Map<String, Object> says) {
        @Override
        public String toString() {
            return name;
        }
    }

    @SuppressWarnings("unchecked")
    static Stream<Rule> rules() {
        return list(yaml(FOLDER + "rules.yml").get("groups")).stream()
                .flatMap(group -> list(((Map<String, Object>) group).get("rules")).stream())
                .map(rule -> (Map<String, Object>) rule)
                .map(rule -> new Rule(String.valueOf(rule.get("alert")), rule));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aRuleAsksForWhatThereIsAndLeadsToARunbook(Rule rule) {
        assertThat(rule.says().keySet()).isSubsetOf("alert", "expr", "for", "labels", "annotations");
        assertThat(PromQl.missing(String.valueOf(rule.says().get("expr")), METRICS))
                .isEmpty();
        assertThat(map(rule.says().get("labels")).get("severity")).isIn("info", "warning", "critical");
        assertThat(map(rule.says().get("annotations"))).containsOnlyKeys("summary", "runbook");
        String runbook = map(rule.says().get("annotations")).get("runbook").toString();
        assertThat(runbook).startsWith("docs/operations.md#");
        assertThat(anchors()).contains(runbook.substring(runbook.indexOf('#') + 1));
    }

    @Test
    void eachRuleHasANameOfItsOwn() {
        assertThat(rules().map(Rule::name)).hasSizeGreaterThan(10).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"figures", "services"})
    void aPanelAsksForWhatThereIs(String dashboard) {
        JsonNode board = JSON.readTree(ContainerFilesTest.read(FOLDER + "grafana/dashboards/" + dashboard + ".json"));
        assertThat(board.path("uid").asString()).isEqualTo("chitieu-" + dashboard);
        Set<Integer> ids = new HashSet<>();
        for (JsonNode panel : board.path("panels")) {
            assertThat(ids.add(panel.path("id").asInt())).isTrue();
            String source = panel.at("/datasource/uid").asString();
            assertThat(sources().keySet()).contains(source);
            for (JsonNode target : panel.path("targets")) {
                if (source.equals("prometheus")) {
                    assertThat(PromQl.missing(target.path("expr").asString(), METRICS))
                            .as(panel.path("title").asString())
                            .isEmpty();
                }
            }
        }
        assertThat(ids).hasSizeGreaterThan(8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rate(chitieu_updates_lost_total[5m])            | chitieu_updates_lost_total",
                "chitieu_notification_outbox_ledger{off=\"sent\"} | chitieu_notification_outbox_ledger{off}",
                "chitieu_notification_outbox_ledger{of=\"gone\"}  | chitieu_notification_outbox_ledger{of=gone}",
                "'chitieu_notification_notices_done_total{outcome=~\"failed|lost\"}' | chitieu_notification_notices_done_total{outcome=lost}",
                "chitieu_ingestion_updates_rejected_total{code=\"UNKNOWN_UNIT\"} | chitieu_ingestion_updates_rejected_total{code=UNKNOWN_UNIT}",
                "sum by (colour) (process_cpu_usage)             | the label colour",
                "guess(process_cpu_usage)                        | the function guess",
                "sum(http_server_requests_seconds)               | http_server_requests_seconds",
            })
    void catchesWhatIsNotThere(String expression, String missing) {
        assertThat(PromQl.missing(expression, METRICS)).containsExactly(missing);
    }

    @Test
    void theCollectorAsksTheManagementPortsOfTheServices() {
        Map<String, Object> services = map(compose().get("services"));
        List<String> targets =
                list(map(list(yaml(FOLDER + "prometheus.yml").get("scrape_configs"))
                                        .get(0))
                                .get("static_configs"))
                        .stream()
                        .flatMap(one -> list(map(one).get("targets")).stream())
                        .map(String::valueOf)
                        .toList();
        assertThat(targets)
                .containsExactlyInAnyOrderElementsOf(services.keySet().stream()
                        .filter(name -> name.endsWith("-service"))
                        .map(name -> name + ":"
                                + map(map(services.get(name)).get("environment"))
                                        .get("MANAGEMENT_SERVER_PORT"))
                        .toList());
    }

    @Test
    void kubernetesHasTheSameRules() {
        assertThat(groupsOnKubernetes().filter(group -> !group.get("name").equals(OF_THE_BROKER)))
                .containsExactlyElementsOf(list(yaml(FOLDER + "rules.yml").get("groups")).stream()
                        .map(ObservabilityFilesTest::map)
                        .toList());
    }

    /** Strimzi's exporter is on Kubernetes alone. */
    @Test
    void kubernetesWatchesTheLagOfGroupsAsWell() {
        assertThat(groupsOnKubernetes()
                        .filter(group -> group.get("name").equals(OF_THE_BROKER))
                        .flatMap(group -> list(group.get("rules")).stream())
                        .map(ObservabilityFilesTest::map))
                .hasSize(2)
                .allSatisfy(rule -> {
                    assertThat(rule.get("expr").toString()).contains("kafka_consumergroup_lag");
                    assertThat(map(rule.get("annotations")))
                            .containsOnlyKeys("summary", "runbook")
                            .containsEntry("runbook", "docs/operations.md#behind");
                });
    }

    private static Stream<Map<String, Object>> groupsOnKubernetes() {
        return list(map(monitoring("PrometheusRule").get("spec")).get("groups")).stream()
                .map(ObservabilityFilesTest::map);
    }

    /** Labels that the rules name are those of the collector in containers, by the names of the Services. */
    @Test
    void kubernetesCollectsUnderTheSameLabels() {
        Map<String, Object> spec = map(monitoring("ServiceMonitor").get("spec"));
        Map<String, Object> endpoint = map(list(spec.get("endpoints")).get(0));
        Map<String, Object> compose =
                map(list(yaml(FOLDER + "prometheus.yml").get("scrape_configs")).get(0));
        assertThat(endpoint.get("path")).isEqualTo(compose.get("metrics_path"));
        assertThat(list(endpoint.get("relabelings")))
                .containsExactlyInAnyOrder(
                        Map.of("targetLabel", "job", "replacement", compose.get("job_name")),
                        Map.of(
                                "targetLabel",
                                "service",
                                "sourceLabels",
                                List.of("__meta_kubernetes_service_label_app_kubernetes_io_name")));
        Map<String, Object> wanted = map(map(spec.get("selector")).get("matchLabels"));
        for (String service : List.of("ingestion-service", "aggregation-service", "notification-service")) {
            assertThat(resources("base/" + service + ".yaml")
                            .filter(one -> one.get("kind").equals("Service"))
                            .filter(one -> map(map(one.get("metadata")).get("labels"))
                                    .entrySet()
                                    .containsAll(wanted.entrySet()))
                            .map(one ->
                                    map(list(map(one.get("spec")).get("ports")).get(0))))
                    .as(service)
                    .singleElement()
                    .satisfies(port -> assertThat(port).containsEntry("name", endpoint.get("port")));
        }
        assertThat(resources("base/network-policies.yaml")
                        .filter(one -> map(one.get("metadata")).get("name").equals("from-the-collector"))
                        .map(one -> list(map(one.get("spec")).get("ingress")).toString()))
                .singleElement()
                .asString()
                .contains("port=" + endpoint.get("port"));
    }

    @Test
    void whatIsMountedIsThereAndAddressesAreContainers() throws IOException {
        Map<String, Object> services = map(compose().get("services"));
        for (String name : List.of("prometheus", "tempo", "loki", "grafana")) {
            Map<String, Object> service = map(services.get(name));
            assertThat(list(service.get("profiles"))).as(name).containsExactly("observability");
            for (Object volume : list(service.get("volumes"))) {
                String from = volume.toString().split(":")[0];
                assertThat(
                                from.startsWith("./")
                                        ? Files.exists(Path.of("..", from))
                                        : map(compose().get("volumes")).containsKey(from))
                        .as(name + " " + volume)
                        .isTrue();
            }
        }
        sources().values().forEach(url -> assertThat(services).containsKey(host(url)));
        map(map(services.get("ingestion-service")).get("environment")).forEach((variable, value) -> {
            if (variable.endsWith("OTLP_ENDPOINT")) {
                assertThat(services).containsKey(host(value.toString()));
            }
        });
        try (Stream<Path> files = Files.walk(Path.of("..", FOLDER))) {
            assertThat(files.filter(file -> file.toString().matches(".*\\.ya?ml"))
                            .map(file -> yaml(Path.of("..").relativize(file).toString())))
                    .hasSizeGreaterThan(5)
                    .allSatisfy(file -> assertThat(file).isNotEmpty());
        }
    }

    @Test
    void aKeyThatIsThereTwiceIsRefused() {
        assertThatThrownBy(() -> parser().load("a: 1\na: 2")).hasMessageContaining("duplicate key");
    }

    private static Map<String, Object> monitoring(String kind) {
        return resources("examples/monitoring.yaml")
                .filter(one -> one.get("kind").equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Map<String, Object>> resources(String file) {
        return KubernetesTypes.documents(ContainerFilesTest.read("deploy/kubernetes/" + file)).stream();
    }

    private static String host(String url) {
        return url.replaceFirst("https?://", "").split("[:/]")[0];
    }

    private static Map<String, String> sources() {
        return list(yaml(FOLDER + "grafana/provisioning/datasources/datasources.yaml")
                        .get("datasources"))
                .stream()
                .map(ObservabilityFilesTest::map)
                .collect(Collectors.toMap(
                        one -> one.get("uid").toString(), one -> one.get("url").toString()));
    }

    private static List<String> anchors() {
        return HEADING.matcher(ContainerFilesTest.read("docs/operations.md"))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\w -]", "")
                        .replace(' ', '-'))
                .toList();
    }

    private static Map<String, Object> compose() {
        return parser().load(ContainerFilesTest.COMPOSE);
    }

    private static Map<String, Object> yaml(String path) {
        return parser().load(ContainerFilesTest.read(path));
    }

    private static Yaml parser() {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        return new Yaml(new SafeConstructor(strict));
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
