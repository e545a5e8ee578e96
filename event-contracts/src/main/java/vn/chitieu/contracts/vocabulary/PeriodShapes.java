package vn.chitieu.contracts.vocabulary;

import java.util.regex.Pattern;

/** What days and months look like as text, compiled once: every update names a period. */
final class PeriodShapes {

    static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    static final Pattern MONTH = Pattern.compile("[0-9]{4}-[0-9]{2}");

    private PeriodShapes() {}
}
