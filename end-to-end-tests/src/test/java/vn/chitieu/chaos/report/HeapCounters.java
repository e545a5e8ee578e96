package vn.chitieu.chaos.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * How much heap a Java process uses, read from the counters that every Java process keeps in a file: that costs the
 * process nothing, and a paused one can be read as well.
 */
final class HeapCounters {

    private static final int HEADER = 32;

    private HeapCounters() {}

    /** Returns the bytes that are in use; -1 where that cannot be read. */
    static long used(long pid) {
        try (Stream<Path> folders = Files.list(Path.of("/tmp"))) {
            Path file = folders.filter(folder -> folder.getFileName().toString().startsWith("hsperfdata_"))
                    .map(folder -> folder.resolve(String.valueOf(pid)))
                    .filter(Files::isReadable)
                    .findFirst()
                    .orElse(null);
            return file == null ? -1 : sum(ByteBuffer.wrap(Files.readAllBytes(file)));
        } catch (IOException | RuntimeException unreadable) {
            return -1;
        }
    }

    /** Each entry begins with its length, where its name and where its value begins. */
    private static long sum(ByteBuffer counters) {
        counters.order(counters.get(4) == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int at = counters.getInt(24);
        int entries = counters.getInt(28);
        long used = 0;
        for (int i = 0; i < entries; i++) {
            int length = counters.getInt(at);
            String name = text(counters, at + counters.getInt(at + 4));
            if (name.matches("sun\\.gc\\.generation\\.\\d\\.space\\.\\d\\.used")) {
                used += counters.getLong(at + counters.getInt(at + 16));
            }
            at += length;
        }
        return used == 0 && at <= HEADER ? -1 : used;
    }

    private static String text(ByteBuffer bytes, int from) {
        int end = from;
        while (bytes.get(end) != 0) {
            end++;
        }
        return new String(bytes.array(), from, end - from, StandardCharsets.US_ASCII);
    }
}
