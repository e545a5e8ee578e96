package vn.chitieu.benchmarks.country;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** The executable jars of the services, each extracted once: an instance starts faster from plain jars. */
final class ExtractedJars {

    private final Path dir;
    private final Map<Kind, Path> jars = new EnumMap<>(Kind.class);

    ExtractedJars(Path dir) {
        this.dir = dir;
    }

    /** Returns the jar of a service. */
    synchronized Path of(Kind kind) {
        return jars.computeIfAbsent(kind, this::extracted);
    }

    private Path extracted(Kind kind) {
        Path built =
                Path.of(System.getProperty(kind.property(), kind.property())).toAbsolutePath();
        Path folder = dir.resolve(kind.text());
        try {
            Process extraction = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Djarmode=tools",
                            "-jar",
                            built.toString(),
                            "extract",
                            "--destination",
                            folder.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (extraction.waitFor() != 0) {
                throw new IllegalStateException("expected an executable jar at " + built);
            }
            return folder.resolve(built.getFileName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + built + " is extracted", e);
        }
    }
}
