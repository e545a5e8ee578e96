package vn.chitieu.ingestion.update;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Builds updates as they come: {@code anUpdate().with(Field.VALUE, "12.5")}; good unless something is changed. */
public final class UpdateBuilder {

    private final Map<Field, String> texts = new EnumMap<>(Map.of(
            Field.UNIT, "north",
            Field.INDICATOR, "LAND",
            Field.PERIOD, "2022-03",
            Field.VALUE, "12.5"));

    private UpdateBuilder() {}

    public static UpdateBuilder anUpdate() {
        return new UpdateBuilder();
    }

    public UpdateBuilder with(Field field, String text) {
        texts.put(field, text);
        return this;
    }

    public UpdateBuilder without(Field field) {
        texts.remove(field);
        return this;
    }

    public RawRow build() {
        return new RawRow(texts, List.of());
    }
}
