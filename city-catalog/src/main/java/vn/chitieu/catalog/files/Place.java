package vn.chitieu.catalog.files;

/** A line of a file, where errors are reported. */
record Place(String file, int line, Errors errors) {

    /** Reports that one thing was expected and another came. */
    void report(ErrorCode code, String expected, String got) {
        say(code, "expected " + expected + ", got " + shortened(got));
    }

    void say(ErrorCode code, String message) {
        errors.add(file, line, code, message);
    }

    private static String shortened(String text) {
        String oneLine = text.replace('\n', ' ');
        return oneLine.length() <= 80 ? oneLine : oneLine.substring(0, 80) + "…";
    }
}
