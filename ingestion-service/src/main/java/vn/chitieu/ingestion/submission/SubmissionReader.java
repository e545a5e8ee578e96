package vn.chitieu.ingestion.submission;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import vn.chitieu.ingestion.IngestionProperties;
import vn.chitieu.ingestion.format.CsvRowsReader;
import vn.chitieu.ingestion.format.JsonBodyReader;
import vn.chitieu.ingestion.format.WorkbookPermits;
import vn.chitieu.ingestion.format.XlsxRowsReader;
import vn.chitieu.ingestion.format.ZipLimits;
import vn.chitieu.ingestion.submission.Submission.Mode;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.NumberFormat;
import vn.chitieu.support.request.BodyLimit;

/** Reads the updates of a request in whichever format it says that they are. Thread-safe. */
final class SubmissionReader {

    /** Excel workbooks of 2007 and later. */
    static final MediaType XLSX =
            MediaType.valueOf("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private static final MediaType CSV = MediaType.valueOf("text/csv");
    private static final List<MediaType> TYPES = List.of(MediaType.APPLICATION_JSON, CSV, XLSX);
    private static final long MAX_UNZIPPED_BYTES = 48L << 20;

    private final DataSize maxBody;
    private final JsonBodyReader json;
    private final CsvRowsReader csv;
    private final XlsxRowsReader xlsx;

    SubmissionReader(IngestionProperties settings) {
        int most = settings.maxUpdates();
        this.maxBody = settings.maxBody();
        this.json = new JsonBodyReader("updates", Field.OF_UPDATES, most);
        this.csv = new CsvRowsReader(most);
        this.xlsx = new XlsxRowsReader(
                most, new ZipLimits(MAX_UNZIPPED_BYTES), new WorkbookPermits(settings.workbooksAtOnce()));
    }

    /** Returns the updates of the request, and its mode. */
    Updates read(HttpServletRequest request) throws IOException {
        BodyLimit body = BodyLimit.open(request, TYPES, maxBody);
        SpooledRowSource rows = new SpooledRowSource();
        try {
            Mode mode;
            int notFilledIn = 0;
            if (BodyLimit.is(request, MediaType.APPLICATION_JSON)) {
                mode = SubmissionParameters.modeOfUpdates(request);
                json.read(body, rows);
            } else {
                mode = SubmissionParameters.modeOfFile(request);
                NumberFormat numbers = SubmissionParameters.numbers(request);
                if (BodyLimit.is(request, CSV)) {
                    csv.read(body, numbers, rows);
                } else {
                    notFilledIn = xlsx.read(body, numbers, rows);
                }
            }
            return new Updates(rows, mode, notFilledIn);
        } catch (IOException | RuntimeException refused) {
            rows.close();
            throw refused;
        }
    }

    /**
     * Updates as they came.
     *
     * @param mode what is wanted with them
     * @param notFilledIn how many rows of a template were not filled in
     */
    record Updates(SpooledRowSource rows, Mode mode, int notFilledIn) implements AutoCloseable {
        @Override
        public void close() {
            rows.close();
        }
    }
}
