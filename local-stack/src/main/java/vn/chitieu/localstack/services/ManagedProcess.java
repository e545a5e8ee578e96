package vn.chitieu.localstack.services;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.chitieu.localstack.StackException;

/**
 * A program in a process of its own that is started, stopped, killed, paused and started again under one name. What it
 * prints is added to one log file. Not thread-safe.
 */
public final class ManagedProcess implements AutoCloseable {

    private static final Pattern FAULT = Pattern.compile(" ERROR |^Caused by: |^Error");
    private static final int TAIL_BYTES = 256 * 1024;
    private static final int LINES_SHOWN = 6;
    private static final int LONGEST = 500;

    private final String name;
    private final Path log;
    private @Nullable Process process;

    /**
     * Takes what it is called.
     *
     * @param name what it is, for messages
     * @param log where its output is added
     */
    public ManagedProcess(String name, Path log) {
        this.name = name;
        this.log = log;
    }

    /**
     * Starts it; returns at once.
     *
     * @param command the program and its arguments
     * @param environment what is set beside this process's own environment; secrets go here, arguments can be seen
     * @throws IllegalStateException if it runs
     */
    public void start(List<String> command, Map<String, String> environment) {
        if (isAlive()) {
            throw new IllegalStateException(name + " runs already");
        }
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .redirectInput(new File("/dev/null"));
            builder.environment().putAll(environment);
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be started", e);
        }
    }

    /** Returns what it is called. */
    public String name() {
        return name;
    }

    /** Returns where its output is. */
    public Path log() {
        return log;
    }

    /** Returns where its log is and what its end says of a fault; the last lines where it speaks of none. */
    public String logged() {
        List<String> lines =
                lastLines().stream().filter(line -> !line.isBlank()).toList();
        int description = lines.lastIndexOf("Description:");
        List<String> faults = description >= 0
                ? lines.subList(description + 1, Math.min(lines.size(), description + 1 + LINES_SHOWN))
                : lines.stream().filter(line -> FAULT.matcher(line).find()).toList();
        List<String> shown = faults.isEmpty() ? lines : faults;
        return shown.subList(Math.max(0, shown.size() - LINES_SHOWN), shown.size()).stream()
                .map(line -> "\n  " + (line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line))
                .collect(Collectors.joining("", log.toString(), ""));
    }

    private List<String> lastLines() {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(0, file.length() - TAIL_BYTES);
            file.seek(from);
            byte[] tail = new byte[(int) (file.length() - from)];
            file.readFully(tail);
            return new String(tail, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException unreadable) {
            return List.of(unreadable.toString());
        }
    }

    /** Returns whether it runs, or is paused. */
    public boolean isAlive() {
        Process current = process;
        return current != null && current.isAlive();
    }

    /** Returns with which status it ended; empty while it runs, and where it was never started. */
    public OptionalInt endedWith() {
        Process current = process;
        return current == null || current.isAlive() ? OptionalInt.empty() : OptionalInt.of(current.exitValue());
    }

    /** Returns its process id; -1 where it does not run. */
    public long pid() {
        Process current = process;
        return current != null && current.isAlive() ? current.pid() : -1;
    }

    /**
     * Asks it to end, as SIGTERM does, and kills it where it has not ended in time; returns whether it ended itself.
     */
    public boolean stop(Duration timeout) {
        Process current = process;
        if (current == null) {
            return true;
        }
        current.destroy();
        try {
            if (current.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kill();
        return false;
    }

    /** Kills it as {@code kill -9} does; returns when it is gone. */
    public void kill() {
        Process current = process;
        if (current != null) {
            current.destroyForcibly().onExit().join();
        }
    }

    /** Stops its execution where it is, as {@code kill -STOP} does. */
    public void pause() {
        signal("-STOP");
    }

    /** Lets it go on after {@link #pause}. */
    public void resume() {
        signal("-CONT");
    }

    private void signal(String signal) {
        if (!isAlive()) {
            return;
        }
        try {
            new ProcessBuilder("kill", signal, String.valueOf(pid())).start().waitFor();
        } catch (IOException e) {
            throw new StackException(name + " cannot be sent " + signal + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Kills it. */
    @Override
    public void close() {
        kill();
    }
}
