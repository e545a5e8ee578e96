package vn.chitieu.ingestion.web.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import vn.chitieu.ingestion.web.problem.ProblemCode;
import vn.chitieu.ingestion.web.problem.ProblemException;

/**
 * Bounds what a zipped body becomes when it is unzipped, by unzipping it once without keeping anything: what the
 * archive says of its own sizes is a claim.
 */
public final class ZipBounds {

    private static final int MAX_ENTRIES = 200;
    private static final int BUFFER_BYTES = 16 * 1024;

    private final long limitBytes;

    /** Makes bounds that let an archive become so many bytes at most. */
    public ZipBounds(long limitBytes) {
        this.limitBytes = limitBytes;
    }

    /**
     * Checks an archive.
     *
     * @throws ProblemException XLSX_LIMIT_EXCEEDED for one that has more entries or becomes more than allowed
     * @throws IOException for one that cannot be unzipped
     */
    void check(byte[] archive) throws IOException {
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(archive))
                .get()) {
            long unzipped = 0;
            int entries = 0;
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                if (++entries > MAX_ENTRIES) {
                    throw beyond("at most " + MAX_ENTRIES + " parts");
                }
                unzipped = unzip(zip, entry, unzipped);
            }
        }
    }

    private long unzip(ZipFile zip, ZipArchiveEntry entry, long before) throws IOException {
        long unzipped = before;
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream content = zip.getInputStream(entry)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                unzipped += read;
                if (unzipped > limitBytes) {
                    throw beyond("at most " + limitBytes + " bytes when unzipped");
                }
            }
        }
        return unzipped;
    }

    private static ProblemException beyond(String expected) {
        return new ProblemException(ProblemCode.XLSX_LIMIT_EXCEEDED, "expected a file of " + expected + ", got more");
    }
}
