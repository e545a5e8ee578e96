package vn.chitieu.ingestion.submission;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Text in UTF-8, packed with gzip: the results of a large request are alike, so they take a tenth of their size. Equal
 * where the packed bytes are.
 */
public final class PackedText {

    private final byte[] packed;

    private PackedText(byte[] packed) {
        this.packed = packed;
    }

    /** Packs a text. */
    public static PackedText of(String text) {
        return of(out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Packs what is written. */
    public static PackedText of(Source source) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            source.writeTo(gzip);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return new PackedText(bytes.toByteArray());
    }

    /** Returns what was packed as these bytes. */
    public static PackedText packed(byte[] bytes) {
        return new PackedText(bytes.clone());
    }

    /** Returns the packed bytes. */
    public byte[] packed() {
        return packed.clone();
    }

    /** Returns how many bytes it takes. */
    public int packedBytes() {
        return packed.length;
    }

    /** Writes the text there, unpacked, however long it is. */
    public void writeTo(OutputStream out) throws IOException {
        try (InputStream text = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            text.transferTo(out);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PackedText text && Arrays.equals(packed, text.packed);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(packed);
    }

    /** Something that can be written. */
    @FunctionalInterface
    public interface Source {
        /** Writes all of it. */
        void writeTo(OutputStream out) throws IOException;
    }
}
