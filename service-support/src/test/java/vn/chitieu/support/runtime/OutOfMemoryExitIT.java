package vn.chitieu.support.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;

/** A process that runs out of direct memory, which Java itself does not end. */
@Tag("slow")
class OutOfMemoryExitIT {

    @ParameterizedTest
    @ValueSource(strings = {"caught", "wrapped", "argument", "debug", "uncaught"})
    @Timeout(120)
    void aProcessWithoutDirectMemoryEnds(String how) throws Exception {
        Process process = child(how);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isEqualTo(OutOfMemoryExit.STATUS);
        assertThat(output).contains("Out of memory: the process ends").contains("direct buffer memory");
    }

    @ParameterizedTest
    @ValueSource(strings = "harmless")
    @Timeout(120)
    void aProcessThatLogsAnotherFaultGoesOn(String how) throws Exception {
        Process process = child(how);
        process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).isZero();
    }

    private static Process child(String how) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-XX:MaxDirectMemorySize=4m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Exhausted.class.getName(),
                        how)
                .redirectErrorStream(true)
                .start();
    }

    /** A service that keeps direct memory until there is none. */
    @ImportAutoConfiguration(RuntimeAutoConfiguration.class)
    static class Exhausted {

        private static final Logger LOG = LoggerFactory.getLogger(Exhausted.class);
        private static final List<ByteBuffer> KEPT = new ArrayList<>();

        public static void main(String[] arguments) throws InterruptedException {
            SpringApplication application = new SpringApplication(Exhausted.class);
            application.setWebApplicationType(WebApplicationType.NONE);
            application.run();
            String how = arguments[0];
            Thread thread = new Thread(() -> exhaust(how));
            thread.start();
            thread.join();
            System.exit(0);
        }

        private static void exhaust(String how) {
            try {
                if (how.equals("harmless")) {
                    throw new IllegalStateException("something else");
                }
                while (KEPT.size() < 1000) {
                    KEPT.add(ByteBuffer.allocateDirect(1 << 20));
                }
            } catch (OutOfMemoryError | IllegalStateException fault) {
                log(how, fault);
            }
        }

        private static void log(String how, Throwable fault) {
            switch (how) {
                case "uncaught" -> throw (OutOfMemoryError) fault;
                case "wrapped" -> LOG.error("A request failed", new IllegalStateException(fault));
                case "argument" -> LOG.warn("{} failed", "something", fault);
                case "debug" -> LOG.debug("broke off", fault);
                default -> LOG.error("failed", fault);
            }
        }
    }
}
