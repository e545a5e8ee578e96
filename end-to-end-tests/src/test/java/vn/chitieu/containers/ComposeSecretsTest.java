package vn.chitieu.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files of secrets that the compose file names are those that the key tool makes, and Kafka reads them. */
class ComposeSecretsTest {

    private static final Map<String, Object> FILE =
            new Yaml(new SafeConstructor(new LoaderOptions())).load(ContainerFilesTest.COMPOSE);

    @TempDir
    private Path root;

    @BeforeEach
    void aCheckout() throws IOException {
        assumeTrue(Files.exists(Path.of("/bin/bash")), "this machine has no bash");
        Files.createDirectories(root.resolve("docker"));
        Files.copy(
                Path.of("..", "docker", "new-admin-key"),
                root.resolve("docker/new-admin-key"),
                StandardCopyOption.COPY_ATTRIBUTES);
    }

    @Test
    void theKeyToolMakesEachFileOnce() throws Exception {
        makeKeys();
        Map<String, String> first = secrets();
        makeKeys();

        Set<String> named = new TreeSet<>();
        map(FILE.get("secrets"))
                .forEach((name, secret) -> named.add(String.valueOf(map(secret).get("file"))));
        assertThat(named).containsExactlyElementsOf(new TreeSet<>(first.keySet()));
        assertThat(first.values()).allMatch(value -> value.length() >= 32).doesNotHaveDuplicates();
        assertThat(secrets()).isEqualTo(first);
    }

    @Test
    void othersEnterTheFolderByNoMeansAndContainersReadTheFiles() throws Exception {
        makeKeys();

        Path folder = root.resolve("secrets");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("mongo-key"))))
                .isEqualTo("r--r--r--");
        assertThat(Files.readString(root.resolve(".env")))
                .doesNotContain(secrets().values());
    }

    /** The command is one of the ingestion service; another service would start and wait for its catalog. */
    @Test
    void peopleGetPasswordsThatTheServiceWithTheCommandHashes() throws Exception {
        for (String service : List.of("aggregation-service", "ingestion-service", "notification-service")) {
            Path jar = root.resolve(service).resolve("target").resolve(service + "-1.0-exec.jar");
            Files.createDirectories(jar.getParent());
            Files.createFile(jar);
        }
        Path java = Files.createDirectories(root.resolve("jdk/bin")).resolve("java");
        Files.writeString(java, """
                #!/usr/bin/env bash
                [[ $1 == -jar && $2 == */ingestion-service-1.0-exec.jar && $3 == hash-password && $# == 3 ]] || exit 1
                printf '{bcrypt}$2y$10$of-%s-characters' "$(wc -c | tr -d ' ')"
                """);
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));

        makeKeys(Map.of("JAVA_HOME", root.resolve("jdk").toString()));

        assertThat(secrets()).containsKeys("./secrets/leader-password", "./secrets/staff-password");
        assertThat(Files.readString(root.resolve(".env")))
                .contains(
                        "CHITIEU_LEADER_PASSWORD_HASH='{bcrypt}$2y$10$of-16-characters'",
                        "CHITIEU_STAFF_PASSWORD_HASH='{bcrypt}$2y$10$of-16-characters'");
    }

    /** A password of an earlier release is that of a user in the database. */
    @Test
    void aPasswordOfAnEarlierReleaseIsMoved() throws Exception {
        Files.writeString(
                root.resolve(".env"),
                "CHITIEU_MONGO_ADMIN_PASSWORD=known\nCHITIEU_LINK_KEY='abc='\nCHITIEU_BIND=::1\n");

        makeKeys();

        assertThat(secrets())
                .containsEntry("./secrets/mongo-admin-password", "known")
                .containsEntry("./secrets/link-key", "abc=");
        assertThat(Files.readString(root.resolve(".env")))
                .contains("CHITIEU_BIND=::1")
                .doesNotContain("MONGO_ADMIN_PASSWORD", "abc=");
    }

    @Test
    void kafkaReadsThePasswordOfItsSuperUserFromTheFile() throws Exception {
        Files.writeString(root.resolve("kafka-broker-password"), "of-the-file");

        String jaas = String.valueOf(
                new KafkaConfig(settings()).originals().get("listener.name.internal.plain.sasl.jaas.config"));

        assertThat(jaas).contains("password=\"of-the-file\"", "user_broker=\"of-the-file\"");
    }

    /**
     * As in a container: the environment of the compose file, and the files of the secrets that the service is given.
     */
    @ParameterizedTest
    @ValueSource(strings = {"ingestion-service", "aggregation-service", "notification-service", "broker-access"})
    void springReadsEachSecretFromItsFile(String name) throws Exception {
        Map<String, Object> service = map(map(FILE.get("services")).get(name));
        Path secrets = Files.createDirectories(root.resolve("run-secrets"));
        for (Object secret : (List<?>) service.get("secrets")) {
            Files.writeString(secrets.resolve(String.valueOf(secret)), "of-the-file-" + secret);
        }
        Map<String, Object> environment = new HashMap<>();
        map(service.get("environment")).forEach((variable, value) -> {
            if (String.valueOf(value).contains("$${")) {
                environment.put(variable, String.valueOf(value).replace("$$", "$"));
            }
        });
        assertThat(environment).isNotEmpty();
        environment.put("SPRING_CONFIG_IMPORT", "configtree:" + secrets + "/");

        ConfigurableEnvironment read = environment(environment);

        environment
                .keySet()
                .forEach(variable -> assertThat(read.getProperty(variable))
                        .as(variable)
                        .doesNotContain("${")
                        .contains(variable.equals("SPRING_CONFIG_IMPORT") ? "configtree" : "of-the-file-"));
        assertThat(Binder.get(read)
                        .bind("spring.kafka.properties", Bindable.mapOf(String.class, String.class))
                        .get())
                .hasEntrySatisfying(
                        "sasl.jaas.config", jaas -> assertThat(jaas).contains("password=\"of-the-file-kafka-"));
    }

    @Test
    void composeTakesTheFile() throws Exception {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "docker-compose"))),
                "SKIPPED: no docker-compose here, so the file is not given to it");
        makeKeys();
        Files.copy(Path.of("..", "docker-compose.yml"), root.resolve("docker-compose.yml"));

        run(
                List.of(
                        "docker-compose",
                        "-f",
                        root.resolve("docker-compose.yml").toString(),
                        "config",
                        "--quiet"),
                Map.of());
    }

    private static ConfigurableEnvironment environment(Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        environment
                .getPropertySources()
                .addLast(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        return environment;
    }

    /** As the image makes settings of its environment. */
    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        map(map(map(FILE.get("services")).get("kafka")).get("environment")).forEach((name, value) -> {
            if (name.startsWith("KAFKA_")) {
                String setting = name.substring("KAFKA_".length())
                        .toLowerCase(Locale.ROOT)
                        .replace("___", "-")
                        .replace('_', '.');
                settings.put(
                        setting,
                        String.valueOf(value)
                                .replace("$${", "${")
                                .replace("${CHITIEU_KAFKA_HOST:-localhost}", "localhost")
                                .replace("/run/secrets", root.toString()));
            }
        });
        settings.remove("heap.opts");
        return settings;
    }

    private Map<String, String> secrets() throws IOException {
        Map<String, String> secrets = new HashMap<>();
        try (var files = Files.list(root.resolve("secrets"))) {
            for (Path file : files.toList()) {
                secrets.put("./secrets/" + file.getFileName(), Files.readString(file));
            }
        }
        return secrets;
    }

    private void makeKeys() throws Exception {
        makeKeys(Map.of());
    }

    private void makeKeys(Map<String, String> environment) throws Exception {
        run(List.of("/bin/bash", root.resolve("docker/new-admin-key").toString()), environment);
    }

    private static void run(List<String> command, Map<String, String> environment) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }
}
