package vn.chitieu.ingestion.format;

import java.util.Objects;
import vn.chitieu.ingestion.update.NumberFormat;

/**
 * What is known of a file before it is read.
 *
 * @param numbers how its numbers are written, as its sender declares
 * @param unitIsKnown whether its figures are of one unit whatever the file says, so that it needs no column of units
 */
public record FileOptions(NumberFormat numbers, boolean unitIsKnown) {

    public FileOptions {
        Objects.requireNonNull(numbers);
    }

    /** Makes the options of a file that names its units. */
    public static FileOptions of(NumberFormat numbers) {
        return new FileOptions(numbers, false);
    }
}
