package vn.chitieu.notification.entrylink;

import java.util.Optional;
import vn.chitieu.contracts.vocabulary.Quarter;

/** Source of the workbooks that units fill in. Thread-safe. */
@FunctionalInterface
public interface TemplateSource {

    /** Knows of no workbook. */
    TemplateSource NONE = (token, unit, quarter) -> Optional.empty();

    /**
     * Returns the workbook of a unit for a quarter; empty where it is not given in time, whatever the reason.
     *
     * @param token of a link to the entry page of that unit in that quarter, which is what the workbook is given for
     */
    Optional<byte[]> template(String token, String unit, Quarter quarter);
}
