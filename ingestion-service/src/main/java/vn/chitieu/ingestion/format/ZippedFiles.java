package vn.chitieu.ingestion.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import vn.chitieu.contracts.vocabulary.QuotedText;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.support.problem.ProblemException;
import vn.chitieu.support.request.BoundedInputStream;

/**
 * The texts of a folder that came zipped, with or without the folder itself. Nothing is written under a name of the
 * archive, and no size that it claims is believed. Folders below, and files whose names begin with a dot, are ignored.
 */
public final class ZippedFiles {

    private final long limitBytes;

    /** Takes how many bytes all files may have when they are unzipped. */
    public ZippedFiles(long limitBytes) {
        this.limitBytes = limitBytes;
    }

    /**
     * Returns the text of each file by its name.
     *
     * @throws ProblemException CATALOG_TOO_LARGE for one that has more entries or becomes more than allowed,
     *     CATALOG_NOT_VALID for one that is no archive, or has a file that is no text or comes twice
     * @throws IOException of the body
     */
    public Map<String, String> read(InputStream body) throws IOException {
        try (TemporaryFile archive = TemporaryFile.of(body);
                ZipFile zip = open(archive)) {
            List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
            if (entries.size() > ZipLimits.MAX_ENTRIES) {
                throw beyond("at most " + ZipLimits.MAX_ENTRIES + " files");
            }
            String folder = folder(entries);
            Map<String, String> texts = new TreeMap<>();
            long unzipped = 0;
            for (ZipArchiveEntry entry : entries) {
                String name = entry.getName().substring(entry.getName().startsWith(folder) ? folder.length() : 0);
                if (!entry.isDirectory() && !name.contains("/") && !name.startsWith(".")) {
                    byte[] content = content(zip, entry, limitBytes - unzipped);
                    unzipped += content.length;
                    if (texts.put(name, text(name, content)) != null) {
                        throw notValid("expected each file once, got one twice", name);
                    }
                }
            }
            return texts;
        }
    }

    private static ZipFile open(TemporaryFile archive) {
        try {
            return ZipFile.builder().setPath(archive.path()).get();
        } catch (IOException none) {
            throw notValid("expected a zip of the files of a catalog, got something else", "");
        }
    }

    /** Returns the folder in which all files are, with a slash at its end; empty where one is in none. */
    private static String folder(List<ZipArchiveEntry> entries) {
        String first = entries.stream()
                .map(ZipArchiveEntry::getName)
                .filter(name -> !name.startsWith("__MACOSX/"))
                .findFirst()
                .orElse("");
        String folder = first.substring(0, first.indexOf('/') + 1);
        return entries.stream()
                        .map(ZipArchiveEntry::getName)
                        .allMatch(name -> name.startsWith(folder) || name.startsWith("__MACOSX/"))
                ? folder
                : "";
    }

    private byte[] content(ZipFile zip, ZipArchiveEntry entry, long leftBytes) {
        if (!zip.canReadEntryData(entry)) {
            throw notValid("expected a file that is not encrypted, got one that cannot be read", entry.getName());
        }
        try (BoundedInputStream content = new BoundedInputStream(
                zip.getInputStream(entry), leftBytes, () -> beyond("at most " + limitBytes + " bytes when unzipped"))) {
            return content.readAllBytes();
        } catch (IOException broken) {
            throw notValid("expected a file that can be unzipped, got a broken one", entry.getName());
        }
    }

    private static String text(String name, byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException otherBytes) {
            throw notValid("expected UTF-8, got other bytes", name);
        }
    }

    private static ProblemException beyond(String expected) {
        return new ProblemException(
                IngestionProblemCode.CATALOG_TOO_LARGE, "expected an archive of " + expected + ", got more");
    }

    private static ProblemException notValid(String message, String file) {
        return new ProblemException(IngestionProblemCode.CATALOG_NOT_VALID, message)
                .with("errors", List.of(Map.of("field", "files", "message", message + ": " + QuotedText.of(file))));
    }
}
