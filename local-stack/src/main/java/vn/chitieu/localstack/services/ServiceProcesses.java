package vn.chitieu.localstack.services;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

    private static final Logger LOG = LoggerFactory.getLogger(ServiceProcesses.class);

    private final Path modules;
    private final Path extracted;
    private final Map<String, String> ofAll;

    /**
     * Takes where things are.
     *
     * @param modules the folder that has the modules of the services, each built
     * @param extracted where the jars are extracted to
     */
    public ServiceProcesses(Path modules, Path extracted) {
        this(modules, extracted, Map.of());
    }

    private ServiceProcesses(Path modules, Path extracted, Map<String, String> ofAll) {
        this.modules = modules;
        this.extracted = extracted;
        this.ofAll = Map.copyOf(ofAll);
    }

    /**
     * Returns the same with further settings of every service, by the names of environment variables; they go first.
     */
    public ServiceProcesses with(Map<String, String> settings) {
        return new ServiceProcesses(modules, extracted, settings);
    }

    /** A service that can be started. */
    public enum Service {
        /** Takes updates and targets. */
        INGESTION("ingestion-service"),
        /** Rolls updates up. */
        AGGREGATION("aggregation-service"),
        /** Mails leaders. */
        NOTIFICATION("notification-service");

        private final String module;

        Service(String module) {
            this.module = module;
        }

        /** Returns the name of its module. */
        public String module() {
            return module;
        }
    }

    /**
     * Starts a service; returns at once. It ends when this process does, and does not hear the Ctrl-C of a terminal:
     * who started it stops it.
     *
     * @param service which
     * @param into the process that is not running yet
     * @param options of Java, beside those that all have: the size of the heap
     * @param settings by the names of environment variables, such as {@code SERVER_PORT}
     */
    public void start(Service service, ManagedProcess into, List<String> options, Map<String, String> settings) {
        List<String> command =
                new ArrayList<>(List.of("/bin/sh", "-c", "trap '' HUP INT; exec \"$@\"", service.module));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(options);
        command.add("-jar");
        command.add(jar(service).toString());
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(ofAll);
        all.put("CHITIEU_PARENTPID", String.valueOf(ProcessHandle.current().pid()));
        into.start(command, all);
    }

    /** Extracts the jars of all services, in a thread of its own, where that is not done since they were built. */
    public void prepare() {
        Thread thread = new Thread(this::extractAll, "extract");
        thread.setDaemon(true);
        thread.start();
    }

    private void extractAll() {
        try {
            for (Service service : Service.values()) {
                jar(service);
            }
        } catch (RuntimeException again) {
            LOG.debug("Not extracted ahead; the start that needs the jar says why", again);
        }
    }

    /**
     * Returns the extracted jar of a service, which is extracted first where that is not done since it was built. Other
     * processes that want the same wait for it.
     */
    @SuppressWarnings("try") // the lock is held, not used
    public synchronized Path jar(Service service) {
        Path built = built(service);
        Path folder = extracted.resolve(service.module);
        Path jar = folder.resolve(built.getFileName());
        try {
            Files.createDirectories(extracted);
            try (FileChannel one = FileChannel.open(
                            extracted.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = one.lock()) {
                extractWhereBuiltSince(built, folder, jar);
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(built + " cannot be extracted", e);
        }
    }

    private static void extractWhereBuiltSince(Path built, Path folder, Path jar) throws IOException {
        // Builds are reproducible, so every build gives the file the same date: the size and the time of the folder's
        // entry say more.
        String stamp = Files.size(built) + " "
                + Files.readAttributes(built, "unix:ctime").get("ctime");
        Path stampFile = folder.resolveSibling(folder.getFileName() + ".built");
        if (Files.exists(jar)
                && Files.exists(stampFile)
                && Files.readString(stampFile).equals(stamp)) {
            return;
        }
        Files.deleteIfExists(stampFile);
        ClassArchive.deleteAll(folder);
        extract(built, folder);
        Files.writeString(stampFile, stamp);
    }

    private Path built(Service service) {
        Path target = modules.resolve(service.module).resolve("target");
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-exec.jar"))
                    // Another version may have been built before; the date of a reproducible build says nothing.
                    .max(Comparator.comparing(ServiceProcesses::changed))
                    .orElseThrow(() -> new StackException("expected an executable jar in " + target + ", got none"));
        } catch (IOException e) {
            throw new StackException("expected the built module " + service.module + ": " + e, e);
        }
    }

    private static FileTime changed(Path jar) {
        try {
            return (FileTime) Files.getAttribute(jar, "unix:ctime");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
