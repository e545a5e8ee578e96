package vn.chitieu.ingestion.format;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.support.problem.ProblemException;

/**
 * Bounds what the parts of one workbook make its reader keep in memory, by reading them once as it does and keeping
 * nothing. The reader fills a row up to the column that a cell names, and its table of texts up to the number that a
 * cell asks for, so that a few hundred bytes could take all memory there is. Used once, by one thread.
 */
final class SheetLimits {

    private static final Pattern ADDRESS = Pattern.compile("([A-Z]{1,3})[0-9]{1,7}");
    private static final int MAX_CHARACTERS = 100_000;
    private static final int MAX_TEXTS = 1_000_000;
    private static final long MAX_CELLS = 20_000_000;

    /** More than the 64,000 that a spreadsheet takes. */
    private static final int MAX_FORMATS = 100_000;

    /** The parser that the reader uses, so that both see the same. */
    private static final XMLInputFactory XML = xml();

    private long cells;
    private int width;
    private int texts;
    private int formats;
    private int asked = -1;

    private static XMLInputFactory xml() {
        XMLInputFactory xml = new InputFactoryImpl();
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return xml;
    }

    /**
     * Reads a part up to where it stops being XML; a later reader stops there too.
     *
     * @throws ProblemException XLSX_LIMIT_EXCEEDED or MALFORMED_XLSX
     */
    void check(InputStream part) {
        try {
            XMLStreamReader xml = XML.createXMLStreamReader(part);
            boolean shared = false;
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    shared = element(xml, shared);
                }
            }
        } catch (XMLStreamException | IllegalArgumentException | IndexOutOfBoundsException noMoreXml) {
            // A picture, or a broken part, which the reader refuses if it needs it.
        }
    }

    /** Returns whether the text to come is a number in the table of texts. */
    private boolean element(XMLStreamReader xml, boolean shared) throws XMLStreamException {
        switch (xml.getLocalName()) {
            case "row" -> row();
            case "c" -> {
                return cell(xml);
            }
            case "si" -> texts++;
            case "xf", "numFmt" -> format();
            case "v", "t" -> {
                String text = text(xml);
                if (shared) {
                    ask(text);
                }
                return false;
            }
            default -> {
                return shared;
            }
        }
        return false;
    }

    /**
     * Says that all parts were looked at.
     *
     * @throws ProblemException MALFORMED_XLSX if a cell asks for a text that the workbook does not have
     */
    void finish() {
        row();
        if (asked >= texts) {
            throw malformed("one whose cells name texts that it does not have");
        }
    }

    private void format() {
        if (++formats > MAX_FORMATS) {
            throw beyond("at most " + MAX_FORMATS + " formats of cells");
        }
    }

    private void row() {
        cells += width;
        width = 0;
        if (cells > MAX_CELLS) {
            throw beyond("at most " + MAX_CELLS + " cells");
        }
    }

    /** Returns whether its text stands in the table of texts. */
    private boolean cell(XMLStreamReader xml) {
        String address = xml.getAttributeValue(null, "r");
        width = Math.max(width + 1, address == null ? 0 : column(address));
        return "s".equals(xml.getAttributeValue(null, "t"));
    }

    private static int column(String address) {
        Matcher parts = ADDRESS.matcher(address);
        if (!parts.matches()) {
            throw malformed("one with a cell at no address");
        }
        return parts.group(1).chars().reduce(0, (column, letter) -> column * 26 + letter - 'A' + 1);
    }

    private void ask(String number) {
        try {
            asked = Math.max(asked, Integer.parseInt(number));
        } catch (NumberFormatException none) {
            return; // the reader refuses it
        }
        if (asked >= MAX_TEXTS) {
            throw beyond("at most " + MAX_TEXTS + " texts");
        }
    }

    private static String text(XMLStreamReader xml) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        while (xml.hasNext() && xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.isCharacters()) {
                text.append(xml.getText());
            }
            if (text.length() > MAX_CHARACTERS) {
                throw beyond("at most " + MAX_CHARACTERS + " characters in a cell");
            }
        }
        return text.toString();
    }

    private static ProblemException beyond(String expected) {
        return new ProblemException(
                IngestionProblemCode.XLSX_LIMIT_EXCEEDED, "expected a file of " + expected + ", got more");
    }

    private static ProblemException malformed(String got) {
        return new ProblemException(
                IngestionProblemCode.MALFORMED_XLSX, "expected a workbook in the format XLSX, got " + got);
    }
}
