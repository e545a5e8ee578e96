package vn.chitieu.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        assumeTrue(Files.exists(Path.of("/bin/bash")), "this machine has no bash");
        Path script = Files.copy(Path.of("..", "run"), root.resolve("run"));
        Files.writeString(root.resolve("pom.xml"), "");
        for (String module : MODULES) {
            Files.createDirectories(root.resolve(module).resolve("src/main"));
            Files.writeString(root.resolve(module).resolve("pom.xml"), "");
        }
        Files.createDirectories(root.resolve("java/bin"));
        executable(root.resolve("java/bin/java"), """
                #!/bin/bash
                case "$1" in
                  -XshowSettings*) printf '    java.specification.version = 17\n' >&2 ;;
                  *) echo "umask $(umask)" ;;
                esac
                """);
        Path jar = root.resolve("local-stack/target/local-stack-0.1.0-SNAPSHOT.jar");
        Files.createDirectories(jar.resolveSibling("lib"));
        Files.writeString(jar, "");

        ProcessBuilder run = new ProcessBuilder("/bin/bash", "-c", "umask 022; exec \"$0\"", script.toString());
        run.environment().put("JAVA_HOME", root.resolve("java").toString());
        Process process = run.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).contains("umask 0077");
    }

    private static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
