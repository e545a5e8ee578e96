package vn.chitieu.ingestion.web.body;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import vn.chitieu.ingestion.web.problem.ProblemCode;
import vn.chitieu.ingestion.web.problem.ProblemException;

/** UTF-8 decoded strictly, so that a body in another encoding is told apart, not kept with broken letters. */
public final class StrictUtf8 {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private StrictUtf8() {}

    /** Returns the body's characters after its byte order mark, if it has one. */
    public static Reader reader(InputStream body) throws IOException {
        PushbackInputStream bytes = new PushbackInputStream(body, BYTE_ORDER_MARK.length);
        byte[] start = bytes.readNBytes(BYTE_ORDER_MARK.length);
        if (!Arrays.equals(start, BYTE_ORDER_MARK)) {
            bytes.unread(start);
        }
        return new InputStreamReader(
                bytes,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /** Returns the refusal of bytes that are no UTF-8; any other fault of the stream is the caller's and thrown. */
    public static ProblemException refused(IOException fault) throws IOException {
        if (fault instanceof CharacterCodingException) {
            return new ProblemException(ProblemCode.NOT_UTF8, "expected UTF-8, got bytes that are not");
        }
        throw fault;
    }
}
