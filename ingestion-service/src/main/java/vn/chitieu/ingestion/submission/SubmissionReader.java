package vn.chitieu.ingestion.submission;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import vn.chitieu.ingestion.IngestionProperties;
import vn.chitieu.ingestion.format.CsvRowsReader;
import vn.chitieu.ingestion.format.FileOptions;
import vn.chitieu.ingestion.format.FileRowsReader;
import vn.chitieu.ingestion.format.FileSummary;
import vn.chitieu.ingestion.format.JsonBodyReader;
import vn.chitieu.ingestion.format.WorkbookPermits;
import vn.chitieu.ingestion.format.XlsxRowsReader;
import vn.chitieu.ingestion.format.ZipLimits;
import vn.chitieu.ingestion.submission.Submission.Mode;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.support.request.BodyLimit;

/** Reads the updates of a request in whichever format it says that they are. Thread-safe. */
final class SubmissionReader {

    /** Excel workbooks of 2007 and later. */
    static final MediaType XLSX =
            MediaType.valueOf("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private static final MediaType CSV = MediaType.valueOf("text/csv");

    /** What browsers call the files of spreadsheets, .csv among them, and those that are refused with their remedy. */
    private static final List<MediaType> OTHER_FILES = List.of(
            MediaType.APPLICATION_OCTET_STREAM,
            MediaType.valueOf("application/vnd.ms-excel"),
            MediaType.valueOf("application/vnd.oasis.opendocument.spreadsheet"),
            MediaType.APPLICATION_PDF,
            MediaType.IMAGE_PNG,
            MediaType.IMAGE_JPEG);

    private static final List<MediaType> TYPES = Stream.concat(
                    Stream.of(MediaType.APPLICATION_JSON, CSV, XLSX), OTHER_FILES.stream())
            .toList();
    private static final long MAX_UNZIPPED_BYTES = 48L << 20;

    private final DataSize maxBody;
    private final JsonBodyReader json;
    private final FileRowsReader files;
    private final XlsxRowsReader xlsx;

    SubmissionReader(IngestionProperties settings) {
        int most = settings.maxUpdates();
        this.maxBody = settings.maxBody();
        this.json = new JsonBodyReader("updates", Field.OF_UPDATES, most);
        this.xlsx = new XlsxRowsReader(
                most, new ZipLimits(MAX_UNZIPPED_BYTES), new WorkbookPermits(settings.workbooksAtOnce()));
        this.files = new FileRowsReader(new CsvRowsReader(most), xlsx);
    }

    /**
     * Returns the updates of the request, and its mode.
     *
     * @param unitIsKnown whether a file needs no column of units, because its sender speaks for one unit
     */
    Updates read(HttpServletRequest request, boolean unitIsKnown) throws IOException {
        BodyLimit body = BodyLimit.open(request, TYPES, maxBody);
        SpooledRowSource rows = new SpooledRowSource();
        try {
            if (BodyLimit.is(request, MediaType.APPLICATION_JSON)) {
                Mode mode = SubmissionParameters.modeOfUpdates(request);
                json.read(body, rows);
                return new Updates(rows, mode, null);
            }
            Mode mode = SubmissionParameters.modeOfFile(request);
            FileOptions options = new FileOptions(SubmissionParameters.numbers(request), unitIsKnown);
            FileSummary file =
                    BodyLimit.is(request, XLSX) ? xlsx.read(body, options, rows) : files.read(body, options, rows);
            return new Updates(rows, mode, file);
        } catch (IOException | RuntimeException refused) {
            rows.close();
            throw refused;
        }
    }

    /**
     * Updates as they came.
     *
     * @param mode what is wanted with them
     * @param file what the file was found to be; null where none came
     */
    record Updates(
            SpooledRowSource rows, Mode mode, @Nullable FileSummary file) implements AutoCloseable {

        /** Returns whether they say which unit each is of. */
        boolean namesUnits() {
            return file == null
                    || file.table().columns().stream()
                            .anyMatch(column -> Field.UNIT.label().equals(column.field()));
        }

        @Override
        public void close() {
            rows.close();
        }
    }
}
