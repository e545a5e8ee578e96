package vn.chitieu.reference;

import java.util.Comparator;
import java.util.Objects;
import vn.chitieu.contracts.vocabulary.Quarter;

/**
 * One indicator in one quarter of the city.
 *
 * @param indicator its code
 * @param quarter by the indicator's calendar
 */
public record ReferencePage(String indicator, Quarter quarter) implements Comparable<ReferencePage> {

    private static final Comparator<ReferencePage> EARLIEST_FIRST = Comparator.comparing(
                    (ReferencePage page) -> page.quarter().firstDay())
            .thenComparing(ReferencePage::indicator);

    public ReferencePage {
        Objects.requireNonNull(indicator);
        Objects.requireNonNull(quarter);
    }

    @Override
    public int compareTo(ReferencePage other) {
        return EARLIEST_FIRST.compare(this, other);
    }
}
