package vn.chitieu.ingestion.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.function.Consumer;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.RawRow;
import vn.chitieu.support.problem.ProblemException;

/**
 * Reads updates or targets out of the JSON of a request as {@link JsonRowsReader} does; what cannot be read as a whole
 * is a {@link ProblemException}. Thread-safe.
 */
public final class JsonBodyReader {

    private final JsonRowsReader rows;

    /** Makes a reader that takes so many at most, each with some of those fields. */
    public JsonBodyReader(String envelope, Set<Field> fields, int most) {
        this.rows = new JsonRowsReader(envelope, fields, most);
    }

    /**
     * Hands at least one row over, in order, each as soon as it was read; the body stays open. What was handed over
     * before a refusal is part of what is refused.
     */
    public void read(InputStream body, Consumer<RawRow> to) throws IOException {
        try {
            rows.read(body, to);
        } catch (UnreadableInputException unreadable) {
            throw problem(unreadable);
        }
    }

    private static ProblemException problem(UnreadableInputException unreadable) {
        ProblemException problem = new ProblemException(
                IngestionProblemCode.valueOf(unreadable.reason().name()), unreadable.getMessage());
        UnreadableInputException.Position position = unreadable.position();
        return position == null
                ? problem
                : problem.with("line", position.line()).with("column", position.column());
    }
}
