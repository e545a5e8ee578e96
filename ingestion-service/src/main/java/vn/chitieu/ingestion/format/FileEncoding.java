package vn.chitieu.ingestion.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The encoding of a text that a spreadsheet saved. One with a byte order mark says what it is; of the others, what is
 * UTF-8 to its last byte is UTF-8, and what has nothing of UTF-8 is of the code page of a Windows: the Vietnamese one
 * where its marks stand on vowels, the Western one otherwise.
 *
 * @param charset how its bytes are read
 * @param markBytes how many bytes at its beginning are the mark
 */
record FileEncoding(Charset charset, int markBytes) {

    private static final Charset VIETNAMESE = Charset.forName("windows-1258");
    private static final Charset WESTERN = Charset.forName("windows-1252");

    /** Returns the encoding of a text, reading it once. */
    static FileEncoding of(ByteSpool text) throws IOException {
        byte[] start;
        try (InputStream bytes = text.read()) {
            start = bytes.readNBytes(3);
        }
        int first = at(start, 0) << 8 | at(start, 1);
        if (first == 0xFFFE) {
            return new FileEncoding(StandardCharsets.UTF_16LE, 2);
        }
        if (first == 0xFEFF) {
            return new FileEncoding(StandardCharsets.UTF_16BE, 2);
        }
        if (first == 0xEFBB && at(start, 2) == 0xBF) {
            return new FileEncoding(StandardCharsets.UTF_8, 3);
        }
        ByteStatistics statistics = ByteStatistics.of(text);
        if (!statistics.isOfACodePage()) {
            return new FileEncoding(StandardCharsets.UTF_8, 0);
        }
        return new FileEncoding(statistics.isVietnamese() ? VIETNAMESE : WESTERN, 0);
    }

    private static int at(byte[] bytes, int place) {
        return place < bytes.length ? bytes[place] & 0xFF : -1;
    }

    /** Returns whether it is one of those in which letters may be lost. */
    boolean isOfACodePage() {
        return charset.equals(VIETNAMESE) || charset.equals(WESTERN);
    }

    /**
     * Returns the characters of the text; reading throws {@link java.nio.charset.CharacterCodingException} at bytes
     * that the encoding does not have.
     */
    Reader reader(ByteSpool text) throws IOException {
        InputStream bytes = text.read();
        bytes.skipNBytes(markBytes);
        return new InputStreamReader(
                bytes,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }
}
