package vn.chitieu.ingestion.domain;

import java.util.List;

/** The rows of one request, in parts that fit into memory however many they are. */
public interface Rows {

    /** Returns how many there are. */
    int size();

    /**
     * Returns all of them in their order, none of the parts empty; again from the first whenever it is asked. A part is
     * to be done with when the next one is asked for.
     */
    Iterable<List<RawRow>> parts();

    /** Makes rows that are few enough to be one part. */
    static Rows of(List<RawRow> rows) {
        List<RawRow> all = List.copyOf(rows);
        return new Rows() {
            @Override
            public int size() {
                return all.size();
            }

            @Override
            public Iterable<List<RawRow>> parts() {
                return all.isEmpty() ? List.of() : List.of(all);
            }
        };
    }
}
