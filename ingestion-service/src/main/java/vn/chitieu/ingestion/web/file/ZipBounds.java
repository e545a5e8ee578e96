package vn.chitieu.ingestion.web.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Collections;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import vn.chitieu.ingestion.web.problem.ProblemCode;
import vn.chitieu.ingestion.web.problem.ProblemException;

/**
 * Bounds what a zipped body becomes when it is unzipped, by unzipping it once without keeping anything: what the
 * archive says of its own sizes is a claim. What its parts then take in memory is for {@link SheetBounds}.
 */
public final class ZipBounds {

    private static final int MAX_ENTRIES = 200;

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
    void check(Path archive) throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(archive).get()) {
            long unzipped = 0;
            int entries = 0;
            SheetBounds sheets = new SheetBounds();
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                if (++entries > MAX_ENTRIES) {
                    throw beyond("at most " + MAX_ENTRIES + " parts");
                }
                unzipped = unzip(zip, entry, unzipped, sheets);
            }
            sheets.finish();
        }
    }

    private long unzip(ZipFile zip, ZipArchiveEntry entry, long before, SheetBounds sheets) throws IOException {
        try (Counted content = new Counted(zip.getInputStream(entry), limitBytes - before)) {
            sheets.check(content);
            content.transferTo(OutputStream.nullOutputStream());
            return before + content.bytes;
        }
    }

    /** Refuses to go on beyond so many bytes. */
    private final class Counted extends FilterInputStream {

        private final long most;
        private long bytes;

        Counted(InputStream content, long most) {
            super(content);
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) {
            bytes += read;
            if (bytes > most) {
                throw beyond("at most " + limitBytes + " bytes when unzipped");
            }
        }
    }

    private static ProblemException beyond(String expected) {
        return new ProblemException(ProblemCode.XLSX_LIMIT_EXCEEDED, "expected a file of " + expected + ", got more");
    }
}
