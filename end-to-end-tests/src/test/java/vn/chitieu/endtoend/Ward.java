package vn.chitieu.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A computer of a ward, with the command {@code chitieu} as it is handed out, a key, and a folder for the spool. */
final class Ward {

    private static final Path JARS = Path.of("..", "ward-client", "target");

    private final Path folder;
    private final Path jar;
    private int started;

    Ward(Path folder) {
        this.folder = folder;
        try (Stream<Path> built = Files.list(JARS)) {
            this.jar = built.filter(file -> file.toString().endsWith("-exec.jar"))
                    // Another version may have been built before.
                    .max(Comparator.comparingLong(file -> file.toFile().lastModified()))
                    .orElseThrow(
                            () -> new IllegalStateException("expected the jar of ward-client, which package builds"));
        } catch (IOException notBuilt) {
            throw new UncheckedIOException(notBuilt);
        }
    }

    /** Has this key from now on. */
    Ward with(String key) {
        try {
            Files.writeString(key(), key + "\r\n");
            return this;
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** Runs the command to its end. */
    Ended run(String address, String... arguments) {
        return start(address, arguments).end();
    }

    /** Starts the command. */
    Started start(String address, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                jar.toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--key-file", key().toString(), "--url", address));
        Path printed = folder.resolve("printed-" + started++);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(printed.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("CHITIEU_SPOOL", folder.resolve("hàng chờ").toString());
        try {
            return new Started(builder.start(), printed);
        } catch (IOException noProcess) {
            throw new UncheckedIOException(noProcess);
        }
    }

    /** Returns the folders of what is in a state: waiting, sent, refused. */
    List<Path> parcels(String state) {
        Path of = folder.resolve("hàng chờ").resolve(state);
        if (!Files.isDirectory(of)) {
            return List.of();
        }
        try (Stream<Path> parcels = Files.list(of)) {
            return parcels.sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Path key() {
        return folder.resolve("khóa.txt");
    }

    /** A command that runs, and the file with what it prints. */
    record Started(Process process, Path printed) {

        /** Ends it as the power would. */
        void kill() {
            process.destroyForcibly();
            end();
        }

        Ended end() {
            try {
                assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("it ends").isTrue();
                return new Ended(process.exitValue(), Files.readString(printed));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        }
    }

    /** How a command ended, and all that it printed. */
    record Ended(int status, String printed) {

        /** Says so in one comparison, which shows what was printed where it fails. */
        Ended expecting(int expected, String... words) {
            assertThat(status).as(printed).isEqualTo(expected);
            assertThat(printed).doesNotContain("Exception", "\tat ");
            for (String word : words) {
                assertThat(printed).contains(word);
            }
            return this;
        }
    }
}
