package vn.chitieu.benchmarks.parts;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Java process beside this one, which ends with it. What it writes goes to {@code NAME.log} among the results.
 *
 * @param name what it is, for messages
 * @param process it
 * @param port where it answers
 */
public record ForkedJvm(String name, Process process, int port) implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ForkedJvm.class);
    private static final int FIRST_PORT = 20_000;
    private static final int LAST_PORT = 32_000;
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int CONNECT_MILLIS = 200;
    private static final int LAST_LINES = 5;
    private static final Pattern COMPILER = Pattern.compile("\\d+ \\(C[12] ");
    /** The kernel reports times to programs in hundredths of a second, whatever its own clock does. */
    private static final long MILLIS_A_TICK = 10;

    /**
     * Starts a process and returns when it takes connections.
     *
     * @param name what it is
     * @param options of Java, the heap's size among them
     * @param program what stands behind them: {@code -jar FILE}, or {@code -cp PATH CLASS}, and arguments
     * @param port where it is going to answer
     */
    public static ForkedJvm start(String name, List<String> options, List<String> program, int port)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(options);
        command.addAll(program);
        Path log = log(name);
        Files.deleteIfExists(log);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(new File("/dev/null"))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        ForkedJvm started = new ForkedJvm(name, process, port);
        Waiting.until(name + ", see " + log, PAUSE, started::answers);
        return started;
    }

    /** Returns what runs a main class of the benchmarks. */
    public static List<String> main(Class<?> main, String... arguments) {
        List<String> program = new ArrayList<>(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        program.addAll(List.of(arguments));
        return program;
    }

    /**
     * Returns a port that is free now, below those that the system gives to outgoing connections: one of those can be
     * taken by any client before the process listens, even by the one that asks whether it does.
     */
    public static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                LOG.debug("Port {} is taken: {}", port, taken.toString());
            }
        }
    }

    /** Returns whether it runs, and the last lines of its log, for messages of failures. */
    public String condition() throws IOException {
        List<String> lines = Files.readAllLines(log(name));
        return "%s %s, its last lines:%n%s%n"
                .formatted(
                        name,
                        process.isAlive() ? "runs" : "ended with " + process.exitValue(),
                        String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size())));
    }

    /** Kills it as {@code kill -9} does, and returns when it is gone. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Returns the time of a core that it has taken so far. */
    public Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /**
     * Returns the time of a core that the compilers of its code have taken so far; zero where the system does not
     * report it.
     */
    public Duration compilersCpu() throws IOException {
        Path threads = Path.of("/proc", String.valueOf(process.pid()), "task");
        if (!Files.isDirectory(threads)) {
            return Duration.ZERO;
        }
        long ticks = 0;
        try (DirectoryStream<Path> all = Files.newDirectoryStream(threads)) {
            for (Path thread : all) {
                ticks += compilerTicks(thread);
            }
        }
        return Duration.ofMillis(ticks * MILLIS_A_TICK);
    }

    /** The name stands in brackets; the 12th and 13th fields behind it are the ticks of user and system. */
    private static long compilerTicks(Path thread) throws IOException {
        try {
            String stat = Files.readString(thread.resolve("stat"));
            if (!COMPILER.matcher(stat).lookingAt()) {
                return 0;
            }
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        } catch (NoSuchFileException ended) {
            return 0;
        } catch (IOException ending) {
            // A thread that ends between the opening and the reading of its file.
            if (Files.exists(thread)) {
                throw ending;
            }
            return 0;
        }
    }

    /** Stops it and returns when it is gone. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    private static Path log(String name) {
        return Table.results().resolve(name + ".log");
    }

    private boolean answers() {
        if (!process.isAlive()) {
            throw new IllegalStateException(name + " ended with " + process.exitValue() + ", see " + log(name));
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
