package vn.chitieu.support.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;

/** A program that starts a service and is killed, in processes of their own. */
class ChildProcessIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    @Test
    @Timeout(180)
    void aServiceSaysWhereItListensAndEndsWithTheProcessThatStartedIt() throws Exception {
        Path portFile = folder.resolve("service.port");
        Path pidFile = folder.resolve("service.pid");
        Process parent = java(Parent.class, pidFile.toString(), portFile.toString());
        try {
            await().atMost(TIMEOUT).until(() -> Files.exists(portFile) && Files.size(portFile) > 0);
            assertThat(Integer.parseInt(Files.readString(portFile))).isPositive();
            ProcessHandle service =
                    ProcessHandle.of(Long.parseLong(Files.readString(pidFile))).orElseThrow();
            assertThat(service.isAlive()).isTrue();

            parent.destroyForcibly();

            await().atMost(TIMEOUT).until(() -> !service.isAlive());
        } finally {
            parent.destroyForcibly();
        }
    }

    private static Process java(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).inheritIO().start();
    }

    /** Starts a service and waits. */
    static class Parent {

        public static void main(String[] arguments) throws Exception {
            Process service = java(
                    Service.class,
                    "--chitieu.parent-pid=" + ProcessHandle.current().pid(),
                    "--chitieu.port-file=" + arguments[1],
                    "--server.port=0",
                    "--server.address=127.0.0.1");
            Files.writeString(Path.of(arguments[0]), String.valueOf(service.pid()));
            service.waitFor();
        }
    }

    /** A web server and nothing behind it. */
    @ImportAutoConfiguration(TomcatServletWebServerAutoConfiguration.class)
    static class Service {

        public static void main(String[] arguments) {
            SpringApplication.run(Service.class, arguments);
        }
    }
}
