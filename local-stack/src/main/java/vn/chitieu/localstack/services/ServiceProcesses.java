package vn.chitieu.localstack.services;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.chitieu.localstack.StackException;

/**
 * Starts services as processes of their own from their executable jars. Each jar is extracted once after each build,
 * because a Java process starts faster from plain jars than from jars within a jar.
 */
public final class ServiceProcesses {

    private static final List<String> OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xss512k",
            "-XX:MaxMetaspaceSize=160m",
            "-XX:MaxDirectMemorySize=64m",
            "-XX:+ExitOnOutOfMemoryError",
            "-Xshare:auto",
            "-Dfile.encoding=UTF-8",
            "-Djava.awt.headless=true");

    private final Path modules;
    private final Path extracted;

    /**
     * Takes where things are.
     *
     * @param modules the folder that has the modules of the services, each built
     * @param extracted where the jars are extracted to
     */
    public ServiceProcesses(Path modules, Path extracted) {
        this.modules = modules;
        this.extracted = extracted;
    }

    /** A service that can be started. */
    public enum Service {
        /** Takes updates and targets. */
        INGESTION("ingestion-service", 160),
        /** Rolls updates up. */
        AGGREGATION("aggregation-service", 256),
        /** Mails leaders. */
        NOTIFICATION("notification-service", 160);

        private final String module;
        private final int heapMegabytes;

        Service(String module, int heapMegabytes) {
            this.module = module;
            this.heapMegabytes = heapMegabytes;
        }

        /** Returns the name of its module. */
        public String module() {
            return module;
        }
    }

    /**
     * Starts a service; returns at once.
     *
     * @param service which
     * @param into the process that is not running yet
     * @param settings by the names of environment variables, such as {@code SERVER_PORT}
     */
    public void start(Service service, ManagedProcess into, Map<String, String> settings) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + service.heapMegabytes + "m");
        command.addAll(OPTIONS);
        command.add("-jar");
        command.add(jar(service).toString());
        into.start(command, settings);
    }

    /** Returns the extracted jar of a service, which is extracted first where that is not done since it was built. */
    public synchronized Path jar(Service service) {
        Path built = built(service);
        Path folder = extracted.resolve(service.module);
        Path jar = folder.resolve(built.getFileName());
        try {
            // Builds are reproducible, so every build gives the file the same date: the size and the time of the
            // folder's entry say more.
            String stamp = Files.size(built) + " "
                    + Files.readAttributes(built, "unix:ctime").get("ctime");
            Path stampFile = extracted.resolve(service.module + ".built");
            if (!Files.exists(jar)
                    || !Files.exists(stampFile)
                    || !Files.readString(stampFile).equals(stamp)) {
                extract(built, folder);
                Files.writeString(stampFile, stamp);
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(built + " cannot be extracted", e);
        }
    }

    private Path built(Service service) {
        Path target = modules.resolve(service.module).resolve("target");
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-exec.jar"))
                    .findFirst()
                    .orElseThrow(() -> new StackException("expected an executable jar in " + target + ", got none"));
        } catch (IOException e) {
            throw new StackException("expected the built module " + service.module + ": " + e, e);
        }
    }

    private static void extract(Path jar, Path folder) throws IOException {
        Files.createDirectories(folder);
        Process extraction = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djarmode=tools",
                        "-jar",
                        jar.toAbsolutePath().toString(),
                        "extract",
                        "--force",
                        "--destination",
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            int status = extraction.waitFor();
            if (status != 0) {
                throw new StackException("expected " + jar + " to be extracted, got status " + status);
            }
        } catch (InterruptedException e) {
            extraction.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while extracting " + jar, e);
        }
    }
}
