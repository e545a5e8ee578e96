package vn.chitieu.ingestion.update;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;

/** The rows of one request, in parts that fit into memory however many they are. */
public interface RowSource {

    /** Returns how many there are. */
    int size();

    /**
     * Returns all of them in their order, none of the parts empty; again from the first whenever it is asked. A part is
     * to be done with when the next one is asked for.
     */
    Iterable<List<RawRow>> parts();

    /** Returns the same rows, those that do not have the field with this text in it; a field of wrong form stays so. */
    default RowSource withDefault(Field field, String text) {
        return withDefault(field, place -> text);
    }

    /** Returns the same with a text that follows from the place of the row, counted from 0. */
    default RowSource withDefault(Field field, IntFunction<String> text) {
        RowSource rows = this;
        return new RowSource() {
            @Override
            public int size() {
                return rows.size();
            }

            @Override
            public Iterable<List<RawRow>> parts() {
                return () -> {
                    AtomicInteger place = new AtomicInteger();
                    return StreamSupport.stream(rows.parts().spliterator(), false)
                            .map(part -> part.stream()
                                    .map(row -> completed(row, field, text, place.getAndIncrement()))
                                    .toList())
                            .iterator();
                };
            }
        };
    }

    /** Returns the same rows, each as another says it. */
    default RowSource each(UnaryOperator<RawRow> change) {
        RowSource rows = this;
        return new RowSource() {
            @Override
            public int size() {
                return rows.size();
            }

            @Override
            public Iterable<List<RawRow>> parts() {
                return () -> StreamSupport.stream(rows.parts().spliterator(), false)
                        .map(part -> part.stream().map(change).toList())
                        .iterator();
            }
        };
    }

    private static RawRow completed(RawRow row, Field field, IntFunction<String> text, int place) {
        return row.text(field).isPresent() || row.isFlawed(field) ? row : row.with(field, text.apply(place));
    }

    /** Makes rows that are few enough to be one part. */
    static RowSource of(List<RawRow> rows) {
        List<RawRow> all = List.copyOf(rows);
        return new RowSource() {
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
