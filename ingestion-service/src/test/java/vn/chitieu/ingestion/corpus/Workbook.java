package vn.chitieu.ingestion.corpus;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A workbook made of its parts, as small as one can be, so that each part can be another or wrong. A cell is given as
 * what stands between its column and the end of its element, such as {@code t="b"><v>1</v>}; one that begins with no
 * such thing is text.
 */
public final class Workbook {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    /** Makes a workbook of sheets by name, each with rows of cells. */
    public Workbook(Map<String, List<List<String>>> sheets) {
        StringBuilder types = new StringBuilder();
        StringBuilder list = new StringBuilder();
        StringBuilder relations = new StringBuilder();
        int number = 0;
        for (Map.Entry<String, List<List<String>>> sheet : sheets.entrySet()) {
            number++;
            String path = "worksheets/sheet" + number + ".xml";
            types.append("<Override PartName=\"/xl/%s\" ContentType=\"%sworksheet+xml\"/>".formatted(path, TYPE));
            list.append("<sheet name=\"%s\" sheetId=\"%d\" r:id=\"r%d\"/>".formatted(sheet.getKey(), number, number));
            relations.append(relation("r" + number, OFFICE + "/worksheet", path));
            put("xl/" + path, sheet(sheet.getValue()));
        }
        put(
                "[Content_Types].xml",
                HEAD + "<Types xmlns=\"" + PACKAGE + "content-types\">"
                        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + TYPE + "sheet.main+xml\"/>" + types
                        + "</Types>");
        put("_rels/.rels", relations(relation("r1", OFFICE + "/officeDocument", "xl/workbook.xml")));
        put("xl/_rels/workbook.xml.rels", relations(relations.toString()));
        put(
                "xl/workbook.xml",
                HEAD + "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE + "\"><sheets>" + list
                        + "</sheets></workbook>");
    }

    /** Adds a part, or puts it in the place of another. */
    public void put(String path, String content) {
        put(path, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a part, or puts it in the place of another. */
    public void put(String path, byte[] content) {
        parts.put(path, content);
    }

    /** Adds a table of texts, which cells of the type {@code s} name by their places. */
    public void shareTexts(String... texts) {
        StringBuilder table = new StringBuilder();
        for (String text : texts) {
            table.append("<si><t>").append(text).append("</t></si>");
        }
        put("xl/sharedStrings.xml", HEAD + "<sst xmlns=\"" + MAIN + "\">" + table + "</sst>");
        edit(
                "[Content_Types].xml",
                "</Types>",
                "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"" + TYPE + "sharedStrings+xml\"/></Types>");
    }

    Map<String, byte[]> parts() {
        return parts;
    }

    /** Takes a part away. */
    void remove(String path) {
        parts.remove(path);
    }

    /** Writes something else in the place of a text that is there. */
    public void edit(String path, String from, String to) {
        String before = new String(parts.getOrDefault(path, new byte[0]), StandardCharsets.UTF_8);
        if (!before.contains(from)) {
            throw new IllegalArgumentException("expected " + from + " in " + path + ", got " + before);
        }
        put(path, before.replace(from, to));
    }

    /** Returns the file. */
    public byte[] bytes() {
        return zip(parts);
    }

    static byte[] zip(Map<String, byte[]> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
        return bytes.toByteArray();
    }

    private static String sheet(List<List<String>> rows) {
        StringBuilder xml = new StringBuilder(HEAD + "<worksheet xmlns=\"" + MAIN + "\"><sheetData>");
        for (int row = 0; row < rows.size(); row++) {
            xml.append("<row r=\"").append(row + 1).append("\">");
            for (int column = 0; column < rows.get(row).size(); column++) {
                xml.append(cell(
                        (char) ('A' + column) + String.valueOf(row + 1),
                        rows.get(row).get(column)));
            }
            xml.append("</row>");
        }
        return xml.append("</sheetData></worksheet>").toString();
    }

    private static String cell(String address, String content) {
        if (content.isEmpty()) {
            return "";
        }
        return content.contains("><") || content.startsWith(">")
                ? "<c r=\"" + address + "\" " + content + "</c>"
                : "<c r=\"" + address + "\" t=\"inlineStr\"><is><t>" + content + "</t></is></c>";
    }

    private static String relations(String relations) {
        return HEAD + "<Relationships xmlns=\"" + PACKAGE + "relationships\">" + relations + "</Relationships>";
    }

    private static String relation(String id, String type, String target) {
        return "<Relationship Id=\"%s\" Type=\"%s\" Target=\"%s\"/>".formatted(id, type, target);
    }
}
