package vn.chitieu.catalog.files.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files of one catalog as text that can be trusted to be text: bounded, UTF-8, NFC, nothing invisible.
 *
 * @param city the id that the city must have; null for any
 */
public record CatalogDirectory(CatalogBytes files, @Nullable String city, ErrorCollector errors) {

    /** Control and format characters but for tab, such as those that turn the direction of writing. */
    private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\\t]]");

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    public CatalogDirectory(Path path, ErrorCollector errors) {
        this(CatalogBytes.in(path), null, errors);
    }

    /** Returns whether a file that need not be there is. */
    public boolean has(String file) {
        try {
            return files.of(file).isPresent();
        } catch (IOException unreadable) {
            return true;
        }
    }

    /** Returns the text of a file without its byte order mark; empty where it cannot be read at all. */
    Optional<String> text(String file) {
        try {
            Optional<byte[]> bytes = files.of(file);
            if (bytes.isEmpty()) {
                errors.add(file, 1, CatalogErrorCode.MISSING_FILE, "expected this file in the catalog, got none");
            }
            return bytes.flatMap(content -> text(file, content));
        } catch (IOException unreadable) {
            errors.add(file, 1, CatalogErrorCode.UNREADABLE_FILE, "expected a readable file, got " + unreadable);
            return Optional.empty();
        }
    }

    private Optional<String> text(String file, byte[] bytes) {
        if (bytes.length > CatalogBytes.MAX_BYTES) {
            errors.add(
                    file,
                    1,
                    CatalogErrorCode.TOO_LARGE,
                    "expected at most " + CatalogBytes.MAX_BYTES + " bytes, got more");
            return Optional.empty();
        }
        return decode(file, bytes).map(text -> checkCharacters(file, text));
    }

    private Optional<String> decode(String file, byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            int line = 1;
            for (int i = 0; i < in.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            new FileLocation(file, line, errors)
                    .report(CatalogErrorCode.INVALID_UTF8, "UTF-8", "byte 0x%02X".formatted(bytes[in.position()]));
            return Optional.empty();
        }
        String text = out.flip().toString();
        return Optional.of(!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text);
    }

    private String checkCharacters(String file, String text) {
        int line = 0;
        for (String content : (Iterable<String>) text.lines()::iterator) {
            checkCharacters(content, new FileLocation(file, ++line, errors));
        }
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** Reports what must not stand in one line, or in a value that its format can write with escapes. */
    static void checkCharacters(String content, FileLocation place) {
        if (!Normalizer.isNormalized(content, Normalizer.Form.NFC)) {
            place.report(CatalogErrorCode.NOT_NFC, "text in Unicode normalisation form C", content);
        }
        var forbidden = FORBIDDEN.matcher(content);
        if (forbidden.find()) {
            int character = content.codePointAt(forbidden.start());
            place.report(CatalogErrorCode.FORBIDDEN_CHARACTER, "visible text", "U+%04X".formatted(character));
        }
    }
}
