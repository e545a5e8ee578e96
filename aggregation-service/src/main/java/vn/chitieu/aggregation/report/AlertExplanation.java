package vn.chitieu.aggregation.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * The explanation given to an alert: why a figure is behind, and what is done about it.
 *
 * @param caseId the case, unique within its city
 * @param version of the case with this explanation; a later one replaces an earlier one
 * @param scope what the case is about
 * @param indicator code of the indicator
 * @param quarter the quarter
 * @param owner who assigned the target; null where the case is not about one
 * @param window id of the window that the case is about; null where it is about the quarter
 * @param cause why
 * @param remedy what is done
 * @param promisedFor the day by whose end it is to be mended
 * @param by id of the person or credential that gave it
 * @param at when
 */
public record AlertExplanation(
        String caseId,
        long version,
        Scope scope,
        String indicator,
        Quarter quarter,
        @Nullable String owner,
        @Nullable String window,
        String cause,
        String remedy,
        LocalDate promisedFor,
        String by,
        Instant at) {
    public AlertExplanation {
        Objects.requireNonNull(caseId);
        Objects.requireNonNull(scope);
        Objects.requireNonNull(indicator);
        Objects.requireNonNull(quarter);
        Objects.requireNonNull(cause);
        Objects.requireNonNull(remedy);
        Objects.requireNonNull(promisedFor);
        Objects.requireNonNull(by);
        Objects.requireNonNull(at);
    }
}
