package vn.chitieu.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script {@code ./run}, with a Java that only says with which rights it would make files. */
class RunScriptTest {

    private static final List<String> MODULES = List.of(
            "event-contracts",
            "city-catalog",
            "embedded-parts",
            "service-support",
            "ingestion-service",
            "aggregation-service",
            "notification-service",
            "local-stack");

    @TempDir
    private Path root;

    @Test
    void filesAreMadeForTheirOwnerAlone() throws Exception {
        assertThat(run()).contains("umask 0077").contains("database none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--mongodb mongodb://u:secret@h/?a=b", "--mongodb=mongodb://u:secret@h/?a=b"})
    void theAddressOfTheDatabaseIsInTheEnvironmentAndNotInTheArguments(String option) throws Exception {
        assertThat(run(("--secure " + option + " --data x").split(" ", -1)))
                .contains("database mongodb://u:secret@h/?a=b\n")
                .endsWith(".jar><--secure><--data><x>");
    }

    @Test
    void whatIsNoAddressOfADatabaseIsLeftForTheProgramToRefuse() throws Exception {
        assertThat(run("--mongodb", "--data", "a b")).contains("database none").endsWith("<--mongodb><--data><a b>");
        assertThat(run("--mongodb", "")).endsWith("<--mongodb><>");
        assertThat(run("--mongodb")).endsWith("<--mongodb>");
    }

    private String run(String... arguments) throws Exception {
        assumeTrue(Files.exists(Path.of("/bin/bash")), "this machine has no bash");
        Path script = Files.copy(Path.of("..", "run"), root.resolve("run"), StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(root.resolve("pom.xml"), "  <version>1.2.3</version>\n");
        for (String module : MODULES) {
            Files.createDirectories(root.resolve(module).resolve("src/main"));
            Files.writeString(root.resolve(module).resolve("pom.xml"), "");
        }
        Files.createDirectories(root.resolve("java/bin"));
        executable(root.resolve("java/bin/java"), """
                #!/bin/bash
                case "$1" in
                  -XshowSettings*) printf '    java.specification.version = 17\n' >&2 ;;
                  *) echo "umask $(umask) database ${CHITIEU_MONGODB-none}"; printf '<%s>' "$@" ;;
                esac
                """);
        Path jar = root.resolve("local-stack/target/local-stack-1.2.3.jar");
        Files.createDirectories(jar.resolveSibling("lib"));
        Files.writeString(jar, "");

        List<String> command =
                new ArrayList<>(List.of("/bin/bash", "-c", "umask 022; exec \"$0\" \"$@\"", script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder run = new ProcessBuilder(command);
        run.environment().remove("CHITIEU_MONGODB");
        run.environment().put("JAVA_HOME", root.resolve("java").toString());
        Process process = run.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
