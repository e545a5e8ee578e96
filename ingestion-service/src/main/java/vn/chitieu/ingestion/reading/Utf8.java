package vn.chitieu.ingestion.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** UTF-8 decoded strictly, so that text in another encoding is told apart, not kept with broken letters. */
public final class Utf8 {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private Utf8() {}

    /**
     * Returns the characters after the byte order mark, if there is one; reading throws
     * {@link java.nio.charset.CharacterCodingException} at bytes that are no UTF-8.
     */
    public static Reader strictly(InputStream bytes) throws IOException {
        PushbackInputStream rest = new PushbackInputStream(bytes, BYTE_ORDER_MARK.length);
        byte[] start = rest.readNBytes(BYTE_ORDER_MARK.length);
        if (!Arrays.equals(start, BYTE_ORDER_MARK)) {
            rest.unread(start);
        }
        return new InputStreamReader(
                rest,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }
}
