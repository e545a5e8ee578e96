package vn.chitieu.localstack.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import vn.chitieu.localstack.StackException;

/**
 * Which batches of the sample were accepted. One line each, on the disk when {@link #add} returns; a line that kill -9
 * cut short does not count, so its batch is sent again, which is harmless since every update bears its own id.
 */
public final class SentBatches {

    private final Path file;
    private final Set<String> sent;

    private SentBatches(Path file, Set<String> sent) {
        this.file = file;
        this.sent = sent;
    }

    /**
     * Reads the file; a missing one has no batches.
     *
     * @throws StackException if it cannot be read
     */
    public static SentBatches open(Path file) {
        try {
            String text = Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
            String whole = text.substring(0, text.lastIndexOf('\n') + 1);
            if (whole.length() < text.length()) {
                AtomicFile.replace(file, whole);
            }
            return new SentBatches(file, new HashSet<>(whole.lines().toList()));
        } catch (IOException e) {
            throw new StackException(file + " cannot be read: " + e, e);
        }
    }

    /** Returns whether the batch was accepted. */
    public synchronized boolean contains(String batch) {
        return sent.contains(batch);
    }

    /**
     * Notes that a batch was accepted.
     *
     * @param batch one line that names the batch and its content
     */
    public synchronized void add(String batch) {
        if (batch.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("expected one line, got " + batch);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            ByteBuffer rest = StandardCharsets.UTF_8.encode(batch + "\n");
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        } catch (IOException e) {
            throw new StackException(file + " cannot be written: " + e, e);
        }
        sent.add(batch);
    }
}
