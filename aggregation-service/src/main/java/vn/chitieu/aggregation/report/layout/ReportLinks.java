package vn.chitieu.aggregation.report.layout;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * Links of a report page, which keep the scope and the language that were requested.
 *
 * @param city id of the city, where the client may choose from several; null else
 * @param scope whose report
 * @param chosenLanguage the language that the address names; null where it names none
 */
record ReportLinks(
        @Nullable String city, Scope scope, @Nullable String chosenLanguage) {

    /** Returns what follows the path; empty for the city in the language of the browser. */
    String query() {
        List<String> parameters = new ArrayList<>();
        if (city != null) {
            parameters.add("city=" + city);
        }
        if (!scope.equals(Scope.city())) {
            parameters.add("scope=" + scope);
        }
        if (chosenLanguage != null) {
            parameters.add("lang=" + chosenLanguage);
        }
        return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
    }
}
