package vn.chitieu.catalog.files.format;

/** A line of a file, where errors are reported. */
public record FileLocation(String file, int line, ErrorCollector errors) {

    /** Reports that one thing was expected and another came. */
    public void report(CatalogErrorCode code, String expected, String got) {
        say(code, "expected " + expected + ", got " + shortened(got));
    }

    public void say(CatalogErrorCode code, String message) {
        errors.add(file, line, code, message);
    }

    private static String shortened(String text) {
        String oneLine = text.replace('\n', ' ');
        return oneLine.length() <= 80 ? oneLine : oneLine.substring(0, 80) + "…";
    }
}
