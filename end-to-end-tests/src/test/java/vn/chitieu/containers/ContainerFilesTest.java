package vn.chitieu.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The files that run Chitieu in containers keep to the rules, and each rule catches the fault that is planted for it.
 */
class ContainerFilesTest {

    private static final Path REPOSITORY = Path.of("..");
    static final String COMPOSE = read("docker-compose.yml");
    static final Map<String, String> DOCKERFILES = dockerfiles();

    @Test
    void keepToEveryRule() {
        assertThat(ContainerRules.breaches(COMPOSE, DOCKERFILES)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "mongo has no pinned image                   | image: mongo:8.0.20            | image: mongo:latest",
                "mongo runs as root                          | user: mongodb                  | user: root",
                "mailpit runs as root                        | user: \"10001:10001\"          | user: \"0:0\"",
                "mongo has no limit of memory                | mem_limit: 768m                | shm_size: 1m",
                "mailpit has no health check                 | test: [\"CMD\", \"/mailpit\", \"readyz\"] | disable: false",
                "sample has no health check                  | restart: \"no\"                | restart: always",
                "notification-service does not wait for kafka | condition: service_healthy    | condition: service_started",
                "mailpit publishes a port to the world       | ${CHITIEU_BIND:-127.0.0.1}:8025 | 8025",
                "ingestion-service has a secret in CHITIEU_INGESTION_ADMINKEYSHA256 | SHA256: ${ | SHA256: 0a1b{",
                "aggregation-service hides its management port | SERVER_ADDRESS: 0.0.0.0 | SERVER_ADDRESS: 127.0.0.1",
                "notification-service has another management port | SERVER_PORT: 8133 | SERVER_PORT: 8083",
                "ingestion-service is reached beside the proxy | secrets: [mongo-ingestion-password, kafka-ingestion-password, reader-key, link-key, identity-secret] | ports: [\"127.0.0.1:8131:8131\"]",
                "aggregation-service trusts another than the proxy | ipv4_address: 172.30.181.10 | ipv4_address: 172.30.181.11",
                "proxy has no limit of memory                | mem_limit: 128m | shm_size: 1m",
                "city-catalog publishes nothing              | command: [import-catalog       | command: [replay-rejections",
                "city-catalog takes back what was published  | , --unless-replaced            | , --reason=again",
                "aggregation-service does not wait for the catalog | city-catalog: {condition | another: {condition",
                "notification-service mounts the catalog     | pids_limit: 256                | volumes: [\"./catalog/thanh-hoa:/catalog:ro\"]",
                "ingestion-service takes a secret from the environment in CHITIEU_INGESTION_RECEIPTS_KEY | $${reader-key} | ${CHITIEU_READER_KEY:-}",
                "notification-service uses link-key, which it is not given | reader-key, link-key, identity-secret] | reader-key, identity-secret]",
                "aggregation-service is given admin-key, which is not its own | secrets: [mongo-aggregation | secrets: [admin-key, mongo-aggregation",
                "ingestion-service is given mongo-key, which is not its own | secrets: [mongo-ingestion-password, | secrets: [mongo-key, mongo-ingestion-password,",
                "ingestion-service puts large requests aside in memory | - spool:/spool | - /spool",
                "sample is built without version and revision | args: *release | target: run",
                "kafka is not                                | image: apache/kafka:4          | image: apache/kafka:3",
                "kafka makes topics that nobody declared     | ENABLE: \"false\"              | ENABLE: \"true\"",
            })
    void catchInTheComposeFile(String breach, String sound, String planted) {
        assertThat(COMPOSE).contains(sound);
        assertThat(ContainerRules.breaches(COMPOSE.replace(sound, planted), DOCKERFILES))
                .anyMatch(found -> found.startsWith(breach));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ingestion-service runs as root                      | USER 10001:10001 | USER root",
                "ingestion-service has no health check               | HEALTHCHECK      | # HEALTHCHECK",
                "ingestion-service/Dockerfile has no pinned base     | 17.0.19_10-jre-noble | latest",
                "ingestion-service/Dockerfile starts through a shell | ENTRYPOINT [     | ENTRYPOINT exec [",
                "ingestion-service/Dockerfile does not label its image | image.licenses=\"Apache-2.0\" | image.vendor=\"x\"",
                "ingestion-service/Dockerfile does not take version and revision | ARG REVISION=unknown | ARG BUILD=unknown",
                "ingestion-service/Dockerfile does not check that the jar of a release has its bill | application.cdx.json exec.jar | application.cdx.json",
                "ingestion-service/Dockerfile needs the network      | WORKDIR /layers  | RUN apt-get install -y curl",
                "*-service/Dockerfile differ                         | STOPSIGNAL SIGTERM | STOPSIGNAL SIGINT",
            })
    void catchInADockerfile(String breach, String sound, String planted) {
        String path = "ingestion-service/Dockerfile";
        Map<String, String> files = new TreeMap<>(DOCKERFILES);
        assertThat(files.get(path)).contains(sound);
        files.computeIfPresent(path, (file, text) -> text.replace(sound, planted));
        assertThat(ContainerRules.breaches(COMPOSE, files)).anyMatch(found -> found.startsWith(breach));
    }

    private static Map<String, String> dockerfiles() {
        Map<String, String> files = new TreeMap<>();
        Stream.of("ingestion-service", "aggregation-service", "notification-service", "docker/sample", "docker/proxy")
                .map(directory -> directory + "/Dockerfile")
                .forEach(path -> files.put(path, read(path)));
        return files;
    }

    static String read(String path) {
        try {
            return Files.readString(REPOSITORY.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
