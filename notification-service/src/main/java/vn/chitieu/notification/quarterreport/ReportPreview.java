package vn.chitieu.notification.quarterreport;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of what was seen before the report of a quarter is ordered, written {@code TOTALS.RECIPIENTS}: two hashes
 * of 16 hex digits each, so that an order says what was previewed and its refusal says what changed. It protects from
 * what changed meanwhile, not from a caller who makes one up: that is what rights are for.
 *
 * @param totals hash of city, quarter and the revision of each of the city's totals
 * @param recipients hash of those who can be named today, with the scope of their report, language and address
 */
record ReportPreview(String totals, String recipients) {

    private static final Pattern TEXT = Pattern.compile("([0-9a-f]{16})\\.([0-9a-f]{16})");

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException if the text is none
     */
    static ReportPreview parse(String text) {
        Matcher found = TEXT.matcher(text);
        if (!found.matches()) {
            throw new IllegalArgumentException("expected two hashes of 16 hex digits with a full stop between them");
        }
        return new ReportPreview(found.group(1), found.group(2));
    }

    @Override
    public String toString() {
        return totals + "." + recipients;
    }
}
