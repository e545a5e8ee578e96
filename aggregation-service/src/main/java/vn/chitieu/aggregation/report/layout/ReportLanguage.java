package vn.chitieu.aggregation.report.layout;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.access.AggregationProblemCode;
import vn.chitieu.aggregation.access.QueryValidator;
import vn.chitieu.support.problem.ProblemException;

/** Language negotiation of reports: the language that the address names, else the browser's, else Vietnamese. */
final class ReportLanguage {

    private static final String FIRST = "vi";
    private static final List<String> LANGUAGES = List.of(FIRST, "en");

    private ReportLanguage() {}

    /** Returns {@code vi} or {@code en}. */
    static String of(@Nullable String chosen, @Nullable String acceptLanguage) {
        if (chosen != null) {
            if (!LANGUAGES.contains(chosen)) {
                throw new ProblemException(
                        AggregationProblemCode.BAD_LANGUAGE,
                        "expected one of " + LANGUAGES + ", got " + QueryValidator.shown(chosen));
            }
            return chosen;
        }
        return acceptLanguage == null ? FIRST : accepted(acceptLanguage);
    }

    private static String accepted(String acceptLanguage) {
        try {
            String found = Locale.lookupTag(Locale.LanguageRange.parse(acceptLanguage), LANGUAGES);
            return found == null ? FIRST : found;
        } catch (IllegalArgumentException unreadable) {
            return FIRST;
        }
    }
}
