package vn.chitieu.ingestion.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Collections;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.support.problem.ProblemException;
import vn.chitieu.support.request.BoundedInputStream;

/**
 * Bounds what a zipped body becomes when it is unzipped, by unzipping it once without keeping anything: what the
 * archive says of its own sizes is a claim. What its parts then take in memory is for {@link SheetLimits}.
 */
public final class ZipLimits {

    static final int MAX_ENTRIES = 200;

    private final long limitBytes;

    /** Makes bounds that let an archive become so many bytes at most. */
    public ZipLimits(long limitBytes) {
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
            SheetLimits sheets = new SheetLimits();
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                if (++entries > MAX_ENTRIES) {
                    throw beyond("at most " + MAX_ENTRIES + " parts");
                }
                unzipped = unzip(zip, entry, unzipped, sheets);
            }
            sheets.finish();
        }
    }

    private long unzip(ZipFile zip, ZipArchiveEntry entry, long before, SheetLimits sheets) throws IOException {
        try (BoundedInputStream content = new BoundedInputStream(
                zip.getInputStream(entry),
                limitBytes - before,
                () -> beyond("at most " + limitBytes + " bytes when unzipped"))) {
            sheets.check(content);
            content.transferTo(OutputStream.nullOutputStream());
            return before + content.readBytes();
        }
    }

    private static ProblemException beyond(String expected) {
        return new ProblemException(
                IngestionProblemCode.XLSX_LIMIT_EXCEEDED, "expected a file of " + expected + ", got more");
    }
}
