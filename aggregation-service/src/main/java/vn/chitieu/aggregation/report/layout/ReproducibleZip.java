package vn.chitieu.aggregation.report.layout;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Gives every entry of a zip the same time. POI writes the time of the download into them, so that a file would never
 * be the same twice and no request could be answered with 304.
 */
final class ReproducibleZip {

    private static final Instant EARLIEST = Instant.parse("1980-01-01T00:00:00Z");

    private ReproducibleZip() {}

    /** Returns the same entries, all of that time, or of the earliest that a zip can name. */
    static byte[] of(byte[] zip, Instant time) throws IOException {
        LocalDateTime local = LocalDateTime.ofInstant(time.isBefore(EARLIEST) ? EARLIEST : time, ZoneOffset.UTC);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(zip.length);
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                ZipEntry steady = new ZipEntry(entry.getName());
                steady.setTimeLocal(local);
                out.putNextEntry(steady);
                in.transferTo(out);
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
