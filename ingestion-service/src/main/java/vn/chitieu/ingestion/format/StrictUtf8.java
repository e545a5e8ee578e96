package vn.chitieu.ingestion.format;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.support.problem.ProblemException;

/** The problem with a body that {@link vn.chitieu.ingestion.format.Utf8Decoder} finds to be no UTF-8. */
public final class StrictUtf8 {

    private StrictUtf8() {}

    /** Returns the refusal of bytes that are no UTF-8; any other fault of the stream is the caller's and thrown. */
    public static ProblemException refused(IOException fault) throws IOException {
        if (fault instanceof CharacterCodingException) {
            return new ProblemException(IngestionProblemCode.NOT_UTF8, "expected UTF-8, got bytes that are not");
        }
        throw fault;
    }
}
