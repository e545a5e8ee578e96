package vn.chitieu.ingestion.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import vn.chitieu.ingestion.IngestionSettings;
import vn.chitieu.ingestion.application.Submission.Mode;
import vn.chitieu.ingestion.domain.Field;
import vn.chitieu.ingestion.domain.RawRow;
import vn.chitieu.ingestion.web.body.BoundedBody;
import vn.chitieu.ingestion.web.body.JsonRows;
import vn.chitieu.ingestion.web.body.LargeBodies;
import vn.chitieu.ingestion.web.file.CsvRows;
import vn.chitieu.ingestion.web.file.FileRows;
import vn.chitieu.ingestion.web.file.XlsxRows;
import vn.chitieu.ingestion.web.file.ZipBounds;
import vn.chitieu.ingestion.web.request.RequestParameters;

/** Reads the updates of a request in whichever format it says that they are. Thread-safe. */
final class UpdateBodies {

    /** Excel workbooks of 2007 and later. */
    static final MediaType XLSX =
            MediaType.valueOf("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private static final MediaType CSV = MediaType.valueOf("text/csv");
    private static final List<MediaType> TYPES = List.of(MediaType.APPLICATION_JSON, CSV, XLSX);
    private static final long MAX_UNZIPPED_BYTES = 48L << 20;

    private final DataSize maxBody;
    private final LargeBodies largeBodies;
    private final JsonRows json;
    private final CsvRows csv;
    private final XlsxRows xlsx;

    UpdateBodies(IngestionSettings.Ingestion settings) {
        int most = settings.maxUpdates();
        this.maxBody = settings.maxBody();
        this.largeBodies = new LargeBodies(settings.largeBodies());
        this.json = new JsonRows("updates", Field.OF_UPDATES, most);
        this.csv = new CsvRows(most);
        this.xlsx = new XlsxRows(most, new ZipBounds(MAX_UNZIPPED_BYTES));
    }

    /** Returns what came, and what is wanted with it. */
    Updates read(HttpServletRequest request) throws IOException {
        try (BoundedBody body = BoundedBody.open(request, TYPES, maxBody, largeBodies)) {
            return read(request, body, body);
        }
    }

    /** Returns the same with a fingerprint of all that the request says. */
    Fingerprinted readOnce(HttpServletRequest request) throws IOException {
        MessageDigest hash = sha256();
        hash.update(
                (request.getContentType() + "\n" + request.getQueryString() + "\n").getBytes(StandardCharsets.UTF_8));
        try (BoundedBody body = BoundedBody.open(request, TYPES, maxBody, largeBodies)) {
            Updates updates = read(request, body, new DigestInputStream(body, hash));
            return new Fingerprinted(updates, HexFormat.of().formatHex(hash.digest()));
        }
    }

    private Updates read(HttpServletRequest request, BoundedBody place, InputStream body) throws IOException {
        if (BoundedBody.is(request, MediaType.APPLICATION_JSON)) {
            Mode mode = RequestParameters.modeOfUpdates(request);
            return new Updates(json.read(body), mode, 0);
        }
        Mode mode = RequestParameters.modeOfFile(request);
        var numbers = RequestParameters.numbers(request);
        if (BoundedBody.is(request, CSV)) {
            return new Updates(csv.read(body, numbers), mode, 0);
        }
        // A workbook takes much more memory than its bytes, however small it comes.
        place.enter();
        FileRows file = xlsx.read(body, numbers);
        return new Updates(file.rows(), mode, file.notFilledIn());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** Updates with the hash of type, parameters and body, by which a request is known again. */
    record Fingerprinted(Updates updates, String fingerprint) {}

    /** Updates as they came, what is wanted with them, and how many rows of a template nobody filled in. */
    record Updates(List<RawRow> rows, Mode mode, int notFilledIn) {}
}
