package vn.chitieu.ingestion.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.Consumer;
import vn.chitieu.ingestion.update.RawRow;

/**
 * Reads updates out of a file that a person sends, whatever it is called: what is a workbook by its bytes is read as
 * one, what is another kind of file is refused with its remedy, and the rest is CSV. Thread-safe.
 */
public final class FileRowsReader {

    private static final int SIGNATURE_BYTES = 4;
    private static final Set<String> ZIP = Set.of("504b0304", "504b0506");

    private final CsvRowsReader csv;
    private final XlsxRowsReader xlsx;

    /** Makes a reader of both formats. */
    public FileRowsReader(CsvRowsReader csv, XlsxRowsReader xlsx) {
        this.csv = csv;
        this.xlsx = xlsx;
    }

    /** Hands at least one row over, as {@link CsvRowsReader#read} and {@link XlsxRowsReader#read} do. */
    public FileSummary read(InputStream body, FileOptions options, Consumer<RawRow> rows) throws IOException {
        try (ByteSpool file = new ByteSpool()) {
            body.transferTo(file);
            try (InputStream start = file.read()) {
                if (isZip(start.readNBytes(SIGNATURE_BYTES))) {
                    return xlsx.read(file.read(), options, rows);
                }
            }
            try (InputStream start = file.read()) {
                ForeignFile.refuse(start);
            }
            return csv.read(file, options, rows);
        }
    }

    private static boolean isZip(byte[] start) {
        return ZIP.contains(HexFormat.of().formatHex(start));
    }
}
