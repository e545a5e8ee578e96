package vn.chitieu.ingestion.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A log that keeps everything, unless another outcome is set. */
final class InMemoryLog<T> implements EventLog<T> {

    final List<T> kept = new ArrayList<>();
    final List<Origin> origins = new ArrayList<>();
    Function<T, Fate> fate = this::keep;

    @Override
    public List<Fate> append(List<T> rows, Origin origin) {
        origins.add(origin);
        return rows.stream().map(row -> fate.apply(row)).toList();
    }

    Fate keep(T row) {
        kept.add(row);
        return new Fate.Kept("0-" + (kept.size() - 1));
    }
}
