package vn.chitieu.aggregation.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.model.Contribution;
import vn.chitieu.aggregation.model.LoggedUpdate;
import vn.chitieu.aggregation.model.ReceiptId;
import vn.chitieu.contracts.vocabulary.Decimals;

/**
 * Differences of an update from the first one under its id.
 *
 * @param first where the first one lay
 * @param differences field by field, in the order of an update's fields
 */
public record Conflict(ReceiptId first, List<Difference> differences) {

    public Conflict {
        Objects.requireNonNull(first);
        differences = List.copyOf(differences);
    }

    /** Compares all that makes two updates different ones; the time of reporting and the way they came do not. */
    public static Conflict between(LoggedUpdate.Reported first, LoggedUpdate.Reported now) {
        Contribution before = first.contribution();
        Contribution after = now.contribution();
        List<Difference> differences = new ArrayList<>();
        Stream.of(
                        new Difference(
                                "indicator",
                                first.page().indicator(),
                                now.page().indicator()),
                        new Difference(
                                "period",
                                before.cell().period().toString(),
                                after.cell().period().toString()),
                        new Difference("value", value(before), value(after)),
                        new Difference("unitOfMeasure", first.unitOfMeasure(), now.unitOfMeasure()),
                        new Difference(
                                "status", before.status().name(), after.status().name()),
                        new Difference("reason", before.reason(), after.reason()),
                        new Difference("note", before.note(), after.note()))
                .filter(field -> !Objects.equals(field.first(), field.now()))
                .forEach(differences::add);
        return new Conflict(first.receipt(), differences);
    }

    private static @Nullable String value(Contribution contribution) {
        return contribution.value() == null ? null : Decimals.text(contribution.value());
    }

    /**
     * One field that differs.
     *
     * @param field its name in an update
     * @param first what the first update said; null where it did not have the field, or took the figure back
     * @param now what this one says
     */
    public record Difference(
            String field, @Nullable String first, @Nullable String now) {}
}
