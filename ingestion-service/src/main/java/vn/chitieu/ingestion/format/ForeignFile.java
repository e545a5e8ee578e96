package vn.chitieu.ingestion.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.support.problem.ProblemException;

/** The kinds of files that people send in the place of a workbook or of CSV, with what each of them can do about it. */
enum ForeignFile {
    /** Excel before 2007. */
    XLS(IngestionProblemCode.OLD_WORKBOOK, "a workbook of Excel 97-2003", ""),
    /** A workbook with a password. */
    LOCKED(IngestionProblemCode.WORKBOOK_WITH_PASSWORD, "a workbook with a password", ""),
    /** LibreOffice. */
    ODS(IngestionProblemCode.FILE_OF_ANOTHER_KIND, "a spreadsheet in the format ODS", "tệp .ods của LibreOffice"),
    /** Binary workbooks of Excel. */
    XLSB(IngestionProblemCode.FILE_OF_ANOTHER_KIND, "a workbook in the format XLSB", "tệp .xlsb của Excel"),
    /** Word. */
    WORD(IngestionProblemCode.FILE_OF_ANOTHER_KIND, "a document", "văn bản Word"),
    /** PDF. */
    PDF(IngestionProblemCode.FILE_OF_ANOTHER_KIND, "a PDF", "tệp PDF"),
    /** Photographs of a sheet. */
    IMAGE(IngestionProblemCode.FILE_OF_ANOTHER_KIND, "a picture", "tệp ảnh"),
    /** Pages that call themselves workbooks, as some portals export them. */
    HTML(IngestionProblemCode.FILE_OF_ANOTHER_KIND, "a web page", "trang web");

    private static final int MOST = 4 << 20;
    private static final String OLE2 = "d0cf11e0";
    private static final byte[] ENCRYPTED = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
    private static final byte[] OF_WORD = "WordDocument".getBytes(StandardCharsets.UTF_16LE);

    private final IngestionProblemCode code;
    private final String kind;
    private final String what;

    ForeignFile(IngestionProblemCode code, String kind, String what) {
        this.code = code;
        this.kind = kind;
        this.what = what;
    }

    private ProblemException refused() {
        return new ProblemException(code, "expected a workbook in the format XLSX, or CSV, got " + kind)
                .with("kind", name().toLowerCase(Locale.ROOT))
                .say("what", what);
    }

    /**
     * Refuses an empty file and one of another kind by its bytes; a workbook of today, a text, and what is not known
     * pass.
     *
     * @throws ProblemException EMPTY_BATCH, OLD_WORKBOOK, WORKBOOK_WITH_PASSWORD or FILE_OF_ANOTHER_KIND
     */
    static void refuse(InputStream bytes) throws IOException {
        byte[] start = bytes.readNBytes(MOST);
        if (start.length == 0) {
            throw new ProblemException(
                            IngestionProblemCode.EMPTY_BATCH, "expected a file with updates, got an empty one")
                    .say("bytes", 0);
        }
        Optional<ForeignFile> kind = of(start);
        if (kind.isPresent()) {
            throw kind.get().refused();
        }
    }

    private static Optional<ForeignFile> of(byte[] start) {
        String first = HexFormat.of().formatHex(start, 0, Math.min(8, start.length));
        if (first.startsWith(OLE2)) {
            return Optional.of(has(start, ENCRYPTED) ? LOCKED : has(start, OF_WORD) ? WORD : XLS);
        }
        if (first.startsWith("504b0304")) {
            return zipped(new String(start, 0, Math.min(start.length, 4_096), StandardCharsets.ISO_8859_1), start);
        }
        if (first.startsWith("25504446")) {
            return Optional.of(PDF);
        }
        if (first.startsWith("89504e47") || first.startsWith("ffd8ff") || first.startsWith("47494638")) {
            return Optional.of(IMAGE);
        }
        return isPage(start) ? Optional.of(HTML) : Optional.empty();
    }

    private static Optional<ForeignFile> zipped(String first, byte[] start) {
        if (first.contains("mimetypeapplication/vnd.oasis.opendocument.spreadsheet")) {
            return Optional.of(ODS);
        }
        if (first.contains("mimetypeapplication/vnd.oasis.opendocument.text")) {
            return Optional.of(WORD);
        }
        if (has(start, ascii("xl/workbook.bin"))) {
            return Optional.of(XLSB);
        }
        return has(start, ascii("word/document.xml")) && !has(start, ascii("xl/workbook.xml"))
                ? Optional.of(WORD)
                : Optional.empty();
    }

    private static boolean isPage(byte[] start) {
        String text = new String(start, 0, Math.min(start.length, 1_000), StandardCharsets.ISO_8859_1)
                .replaceFirst("^\u00EF\u00BB\u00BF", "")
                .strip()
                .toLowerCase(Locale.ROOT);
        return text.startsWith("<!doctype html") || text.startsWith("<html") || text.startsWith("<table");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static boolean has(byte[] bytes, byte[] part) {
        for (int at = 0; at + part.length <= bytes.length; at++) {
            if (bytes[at] == part[0] && Arrays.equals(bytes, at, at + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }
}
