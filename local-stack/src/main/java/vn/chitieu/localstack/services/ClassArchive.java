package vn.chitieu.localstack.services;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file with what Java made of the classes of a process, which the next process of the same program maps into its
 * memory instead of reading, checking and linking each class again. Java refuses by itself a file of another Java or of
 * other jars.
 *
 * <p>It is written from outside while the process runs, by {@code jcmd}, and not by Java when the process ends
 * ({@code -XX:ArchiveClassesAtExit}): a process that has lost its parent must end at once, and one that is killed while
 * it writes would leave half a file that looks finished.
 */
public final class ClassArchive {

    private static final Logger LOG = LoggerFactory.getLogger(ClassArchive.class);
    private static final String PREFIX = "classes-";
    private static final String SUFFIX = ".jsa";
    /** One that does not fit any more is no reason to write among the lines of the program. */
    private static final String QUIET = "-Xlog:cds*=error";

    private static final long TIMEOUT_SECONDS = 60;

    private final Path file;

    /** Takes which file it is. */
    public ClassArchive(Path file) {
        this.file = file;
    }

    /** Returns the archive of the program that is that jar, for this Java. */
    static ClassArchive of(Path jar) {
        CRC32 java = new CRC32();
        java.update((System.getProperty("java.vm.vendor") + System.getProperty("java.vm.version"))
                .getBytes(StandardCharsets.UTF_8));
        return new ClassArchive(jar.resolveSibling(PREFIX + java.getValue() + SUFFIX));
    }

    /** Deletes all archives of a folder, finished or not; nothing where there is no such folder. */
    static void deleteAll(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> archives = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX + "*")) {
            for (Path archive : archives) {
                Files.delete(archive);
            }
        }
    }

    /** Returns the options of Java that use it where it is there, and else let it be written later. */
    List<String> options() {
        return exists()
                ? List.of("-XX:SharedArchiveFile=" + file, QUIET)
                : List.of("-XX:+RecordDynamicDumpInfo", QUIET);
    }

    /** Returns where it is. */
    Path file() {
        return file;
    }

    /** Returns whether it is there. */
    boolean exists() {
        return Files.exists(file);
    }

    /**
     * Writes it from the process as it is; a Java that does not only says so in the log.
     *
     * @param pid a process that was started with {@link #options}, or the like
     */
    public void write(long pid) {
        Path unfinished = file.resolveSibling(file.getFileName() + "." + pid + ".part");
        try {
            Files.deleteIfExists(unfinished);
            if (dump(pid, unfinished) && Files.exists(unfinished)) {
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } else {
                LOG.warn("The classes of process {} are not kept for the next start", pid);
            }
        } catch (IOException e) {
            LOG.warn("The classes of process {} are not kept for the next start", pid, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean dump(long pid, Path into) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(pid),
                        "VM.cds",
                        "dynamic_dump",
                        into.toAbsolutePath().toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectInput(new File("/dev/null"))
                .start();
        if (!jcmd.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            jcmd.destroyForcibly();
            return false;
        }
        return jcmd.exitValue() == 0;
    }
}
