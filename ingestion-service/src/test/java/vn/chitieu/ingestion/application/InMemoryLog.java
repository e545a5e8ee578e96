package vn.chitieu.ingestion.application;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import vn.chitieu.ingestion.domain.RowLog;

/** A log that keeps everything, unless it is told another fate. */
final class InMemoryLog<T> implements RowLog<T> {

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
