package vn.chitieu.ingestion.application;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import vn.chitieu.ingestion.domain.Update;
import vn.chitieu.ingestion.domain.UpdateLog;

/** A log that keeps everything, unless it is told another fate. */
final class InMemoryUpdateLog implements UpdateLog {

    final List<Update> kept = new ArrayList<>();
    final List<Origin> origins = new ArrayList<>();
    Function<Update, Fate> fate = this::keep;

    @Override
    public List<Fate> append(List<Update> updates, Origin origin) {
        origins.add(origin);
        return updates.stream().map(update -> fate.apply(update)).toList();
    }

    Fate keep(Update update) {
        kept.add(update);
        return new Fate.Kept("0-" + (kept.size() - 1));
    }
}
