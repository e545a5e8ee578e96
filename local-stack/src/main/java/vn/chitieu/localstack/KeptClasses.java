package vn.chitieu.localstack;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.management.JMException;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the classes of this process, when it ends, into a file that the next start maps into its memory instead of
 * reading, checking and linking each class again. Java does so where it was started with
 * {@code -XX:+RecordDynamicDumpInfo}; later it refuses by itself a file of another Java or of other jars.
 */
final class KeptClasses implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KeptClasses.class);

    private final @Nullable Path file;
    private volatile boolean allAreLoaded;

    /** Takes where to write; null for nowhere. */
    KeptClasses(@Nullable Path file) {
        this.file = file;
    }

    /** Says that this process has done all that a start does; one that ends before keeps nothing. */
    void allAreLoaded() {
        allAreLoaded = true;
    }

    /** Writes the file; a Java that does not only says so in the log. */
    @Override
    public void close() {
        if (file == null || !allAreLoaded) {
            return;
        }
        try {
            Object answer = ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "vmCds",
                            new Object[] {new String[] {"dynamic_dump", file.toString()}},
                            new String[] {String[].class.getName()});
            if (!Files.exists(file)) {
                LOG.warn("The classes are not kept for the next start: {}", answer);
            }
        } catch (JMException | RuntimeException e) {
            LOG.warn("The classes are not kept for the next start", e);
        }
    }
}
