package vn.chitieu.ingestion.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** UTF-8 decoded strictly, so that text in another encoding is refused, not stored with broken letters. */
public final class Utf8Decoder {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private Utf8Decoder() {}

    /**
     * Returns the characters after the byte order mark, if there is one; reading throws
     * {@link java.nio.charset.CharacterCodingException} at bytes that are no UTF-8.
     */
    public static Reader strictly(InputStream bytes) throws IOException {
        PushbackInputStream rest = new PushbackInputStream(bytes, BYTE_ORDER_MARK.length);
        byte[] start = rest.readNBytes(BYTE_ORDER_MARK.length);
        if (!startsWithMark(start, start.length)) {
            rest.unread(start);
        }
        return new InputStreamReader(rest, decoder());
    }

    private static boolean startsWithMark(byte[] start, int length) {
        return length >= BYTE_ORDER_MARK.length
                && Arrays.equals(start, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
    }

    private static CharsetDecoder decoder() {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }
}
