package vn.chitieu.ingestion.update;

/**
 * Reads and checks one row of a request. Thread-safe.
 *
 * @param <T> what a good one is: an update or a target
 */
@FunctionalInterface
public interface RowValidator<T> {

    /**
     * Checks one row; all that is wrong with it is returned at once.
     *
     * @param raw what came
     * @param context context that it is checked against
     */
    ValidationResult<T> check(RawRow raw, ValidationContext context);
}
