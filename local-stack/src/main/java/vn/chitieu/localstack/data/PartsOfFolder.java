package vn.chitieu.localstack.data;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import vn.chitieu.localstack.StackException;

/**
 * Which broker and database the keys and the list of what was sent in a data folder belong to. With others the keys
 * would be unknown and nothing would be sent.
 *
 * @param kafka {@link #EMBEDDED}, or the cluster
 * @param mongodb {@link #EMBEDDED}, or the hosts
 */
public record PartsOfFolder(String kafka, String mongodb) {

    /** The part in the stack's own process, with its files in the same folder. */
    public static final String EMBEDDED = "embedded";

    private static final String KAFKA = "kafka";
    private static final String MONGODB = "mongodb";

    /**
     * Checks that a folder belongs to these parts.
     *
     * @param file where the folder says so
     * @param used whether the folder was used before; one that was used and does not say so has embedded parts
     * @throws StackException if it belongs to others, or the file is damaged
     */
    public void require(Path file, boolean used) {
        if (!used && !Files.exists(file)) {
            return;
        }
        PartsOfFolder kept = Files.exists(file) ? read(file) : new PartsOfFolder(EMBEDDED, EMBEDDED);
        if (!kept.equals(this)) {
            throw new StackException("The data folder " + file.toAbsolutePath().getParent() + " belongs to " + kept
                    + ", and this start has " + this + ": its keys and its list of what was sent are not of these."
                    + " Start with the same parts, or give these a folder of their own with --data. If they are the"
                    + " same under another address, write that into " + file + ".");
        }
    }

    /** Keeps them. */
    public void remember(Path file) {
        AtomicFile.replace(file, KAFKA + "=" + kafka + "\n" + MONGODB + "=" + mongodb + "\n");
    }

    private static PartsOfFolder read(Path file) {
        try {
            Properties kept = new Properties();
            kept.load(new StringReader(Files.readString(file, StandardCharsets.UTF_8)));
            String kafka = kept.getProperty(KAFKA);
            String mongodb = kept.getProperty(MONGODB);
            if (kafka == null || mongodb == null) {
                throw new StackException(file + " is damaged: expected " + KAFKA + " and " + MONGODB);
            }
            return new PartsOfFolder(kafka, mongodb);
        } catch (IOException | IllegalArgumentException e) {
            throw new StackException(file + " cannot be read: " + e, e);
        }
    }

    @Override
    public String toString() {
        return "Kafka " + kafka + " and MongoDB " + mongodb;
    }
}
