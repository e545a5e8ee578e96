package vn.chitieu.ingestion.submission;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import vn.chitieu.ingestion.IngestionSettings;
import vn.chitieu.ingestion.format.CsvRows;
import vn.chitieu.ingestion.format.JsonRows;
import vn.chitieu.ingestion.format.WorkbookPlaces;
import vn.chitieu.ingestion.format.XlsxRows;
import vn.chitieu.ingestion.format.ZipBounds;
import vn.chitieu.ingestion.submission.Submission.Mode;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.NumberFormat;
import vn.chitieu.support.request.BodyLimit;

/** Reads the updates of a request in whichever format it says that they are. Thread-safe. */
final class UpdateBodies {

    /** Excel workbooks of 2007 and later. */
    static final MediaType XLSX =
            MediaType.valueOf("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private static final MediaType CSV = MediaType.valueOf("text/csv");
    private static final List<MediaType> TYPES = List.of(MediaType.APPLICATION_JSON, CSV, XLSX);
    private static final long MAX_UNZIPPED_BYTES = 48L << 20;

    private final DataSize maxBody;
    private final JsonRows json;
    private final CsvRows csv;
    private final XlsxRows xlsx;

    UpdateBodies(IngestionSettings.Ingestion settings) {
        int most = settings.maxUpdates();
        this.maxBody = settings.maxBody();
        this.json = new JsonRows("updates", Field.OF_UPDATES, most);
        this.csv = new CsvRows(most);
        this.xlsx =
                new XlsxRows(most, new ZipBounds(MAX_UNZIPPED_BYTES), new WorkbookPlaces(settings.workbooksAtOnce()));
    }

    /** Returns what came, and what is wanted with it. */
    Updates read(HttpServletRequest request) throws IOException {
        BodyLimit body = BodyLimit.open(request, TYPES, maxBody);
        return read(request, body, null);
    }

    /** Returns the same with a fingerprint of all that the request says. */
    Updates readOnce(HttpServletRequest request) throws IOException {
        MessageDigest hash = sha256();
        hash.update(
                (request.getContentType() + "\n" + request.getQueryString() + "\n").getBytes(StandardCharsets.UTF_8));
        BodyLimit body = BodyLimit.open(request, TYPES, maxBody);
        return read(request, new DigestInputStream(body, hash), hash);
    }

    private Updates read(HttpServletRequest request, InputStream body, @Nullable MessageDigest hash)
            throws IOException {
        SpooledRows rows = new SpooledRows();
        try {
            Mode mode;
            int notFilledIn = 0;
            if (BodyLimit.is(request, MediaType.APPLICATION_JSON)) {
                mode = RequestParameters.modeOfUpdates(request);
                json.read(body, rows);
            } else {
                mode = RequestParameters.modeOfFile(request);
                NumberFormat numbers = RequestParameters.numbers(request);
                if (BodyLimit.is(request, CSV)) {
                    csv.read(body, numbers, rows);
                } else {
                    notFilledIn = xlsx.read(body, numbers, rows);
                }
            }
            return new Updates(
                    rows, mode, notFilledIn, hash == null ? "" : HexFormat.of().formatHex(hash.digest()));
        } catch (IOException | RuntimeException refused) {
            rows.close();
            throw refused;
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /**
     * Updates as they came.
     *
     * @param mode what is wanted with them
     * @param notFilledIn how many rows of a template nobody filled in
     * @param fingerprint hash of type, parameters and body, by which a request is known again; empty where not asked
     *     for
     */
    record Updates(SpooledRows rows, Mode mode, int notFilledIn, String fingerprint) implements AutoCloseable {
        @Override
        public void close() {
            rows.close();
        }
    }
}
