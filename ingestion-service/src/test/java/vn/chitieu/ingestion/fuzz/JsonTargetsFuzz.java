package vn.chitieu.ingestion.fuzz;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import vn.chitieu.ingestion.format.JsonBodyReader;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.RawRow;
import vn.chitieu.ingestion.update.TargetAssignment;
import vn.chitieu.ingestion.update.TargetValidator;
import vn.chitieu.ingestion.update.ValidationResult;
import vn.chitieu.support.problem.ProblemException;

/** Targets in JSON. */
public final class JsonTargetsFuzz {

    private static final JsonBodyReader ROWS = new JsonBodyReader("targets", Field.OF_TARGETS, Oracle.MOST_ROWS);
    private static final TargetValidator CHECK = new TargetValidator(() -> "made-by-us");

    private JsonTargetsFuzz() {}

    /** Takes any bytes. */
    public static void fuzzerTestOneInput(byte[] body) throws IOException {
        try {
            List<RawRow> rows = new ArrayList<>();
            ROWS.read(new ByteArrayInputStream(body), rows::add);
            Oracle.rows(rows);
            for (RawRow row : rows) {
                if (CHECK.check(row, Oracle.context()) instanceof ValidationResult.Bad<TargetAssignment> bad) {
                    Oracle.flaws(bad.violations());
                }
            }
        } catch (ProblemException refusal) {
            Oracle.refused(refusal);
        }
    }
}
