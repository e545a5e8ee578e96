package vn.chitieu.catalog.files.format;

/** A line of a file, where errors are reported. */
public record Place(String file, int line, Errors errors) {

    /** Reports that one thing was expected and another came. */
    public void report(ErrorCode code, String expected, String got) {
        say(code, "expected " + expected + ", got " + shortened(got));
    }

    public void say(ErrorCode code, String message) {
        errors.add(file, line, code, message);
    }

    private static String shortened(String text) {
        String oneLine = text.replace('\n', ' ');
        return oneLine.length() <= 80 ? oneLine : oneLine.substring(0, 80) + "…";
    }
}
