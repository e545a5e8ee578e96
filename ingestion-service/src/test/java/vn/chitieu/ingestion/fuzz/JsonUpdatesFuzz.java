package vn.chitieu.ingestion.fuzz;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import vn.chitieu.ingestion.format.JsonBodyReader;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.RawRow;
import vn.chitieu.support.problem.ProblemException;

/** Updates in JSON. */
public final class JsonUpdatesFuzz {

    private static final JsonBodyReader ROWS = new JsonBodyReader("updates", Field.OF_UPDATES, Oracle.MOST_ROWS);

    private JsonUpdatesFuzz() {}

    /** Takes any bytes. */
    public static void fuzzerTestOneInput(byte[] body) throws IOException {
        try {
            List<RawRow> rows = new ArrayList<>();
            ROWS.read(new ByteArrayInputStream(body), rows::add);
            Oracle.updates(rows);
        } catch (ProblemException refusal) {
            Oracle.refused(refusal);
        }
    }
}
