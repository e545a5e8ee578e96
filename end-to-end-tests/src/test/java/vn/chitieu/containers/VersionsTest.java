package vn.chitieu.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The version of {@code pom.xml} is that of all images, no snapshot, and written in no script. */
class VersionsTest {

    private static final Pattern OWN = Pattern.compile("(?m)^  <version>(.+)</version>$");
    private static final Pattern IMAGE =
            Pattern.compile("image: chitieu/[a-z-]+:(\\S+)|newTag: (\\S+)|VERSION: (\\S+)");
    private static final List<String> FILES = List.of(
            "docker-compose.yml",
            "deploy/kubernetes/base/kustomization.yaml",
            "deploy/kubernetes/examples/broker-access/kustomization.yaml");

    @Test
    void areOne() {
        String version = version();
        assertThat(version).matches("\\d+\\.\\d+\\.\\d+");
        for (String file : FILES) {
            assertThat(others(ContainerFilesTest.read(file), version)).as(file).isEmpty();
        }
        assertThat(ContainerFilesTest.read("CHANGELOG.md")).contains(version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "benchmarks/run", "docker/new-admin-key", ".ci/run"})
    void scriptsReadItFromTheFile(String script) {
        assertThat(ContainerFilesTest.read(script)).doesNotContain(version());
    }

    @Test
    void anotherOneIsFound() {
        String compose = ContainerFilesTest.COMPOSE;
        assertThat(others(compose.replace("chitieu/sample:" + version(), "chitieu/sample:9.9.9"), version()))
                .containsExactly("9.9.9");
        assertThat(others(compose.replace("VERSION: " + version(), "VERSION: 9.9.8"), version()))
                .containsExactly("9.9.8");
    }

    /** Else the broker would be another version than its clients, which a test refuses, in each pull request. */
    @Test
    void renovateMovesTheBrokerWithItsClients() {
        JsonNode renovate = JsonMapper.shared().readTree(ContainerFilesTest.read("renovate.json"));
        Map<String, List<String>> groups = new TreeMap<>();
        renovate.get("packageRules")
                .forEach(rule -> rule.path("matchPackageNames")
                        .forEach(name -> groups.computeIfAbsent(
                                        rule.path("groupName").asString(""), group -> new ArrayList<>())
                                .add(name.asString())));
        assertThat(groups.get("spring")).contains("org.springframework.boot:**", "apache/kafka");
        assertThat(renovate.get("enabledManagers").toString())
                .contains("maven", "docker-compose", "dockerfile", "kustomize", "custom.regex");
    }

    /** Versions that stand in no image of a compose file or Dockerfile move with those that do. */
    @ParameterizedTest
    @CsvSource({
        "deploy/kubernetes/examples/kafka.yaml, apache/kafka",
        "deploy/kubernetes/examples/mongodb.yaml, mongo",
        "service-support/src/test/java/vn/chitieu/support/testing/Containers.java, apache/kafka",
        "service-support/src/test/java/vn/chitieu/support/testing/Containers.java, mongo",
    })
    void renovateFindsTheVersionOfTheComposeFileIn(String file, String image) {
        JsonNode renovate = JsonMapper.shared().readTree(ContainerFilesTest.read("renovate.json"));
        List<String> found = new ArrayList<>();
        for (JsonNode manager : renovate.path("customManagers")) {
            assertThat(manager.path("customType").asString()).isEqualTo("regex");
            assertThat(manager.path("datasourceTemplate").asString()).isEqualTo("docker");
            if (manager.path("depNameTemplate").asString().equals(image) && takes(manager, file)) {
                for (JsonNode expression : manager.path("matchStrings")) {
                    // JavaScript's expressions name their groups the same way.
                    Pattern.compile(expression.asString())
                            .matcher(ContainerFilesTest.read(file))
                            .results()
                            .forEach(match -> found.add(match.group(1)));
                }
            }
        }
        assertThat(found)
                .as(image + " in " + file)
                .isNotEmpty()
                .allSatisfy(version ->
                        assertThat(ContainerFilesTest.COMPOSE).contains("image: " + image + ":" + version + "\n"));
    }

    /** A pattern of files stands between two strokes. */
    private static boolean takes(JsonNode manager, String file) {
        for (JsonNode pattern : manager.path("managerFilePatterns")) {
            String text = pattern.asString();
            if (Pattern.compile(text.substring(1, text.length() - 1))
                    .matcher(file)
                    .find()) {
                return true;
            }
        }
        return false;
    }

    private static List<String> others(String text, String version) {
        List<String> others = new ArrayList<>();
        for (MatchResult found : IMAGE.matcher(text).results().toList()) {
            for (int group = 1; group <= found.groupCount(); group++) {
                String one = found.group(group);
                if (one != null && !one.equals(version)) {
                    others.add(one);
                }
            }
        }
        return others;
    }

    private static String version() {
        return OWN.matcher(ContainerFilesTest.read("pom.xml"))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }
}
