package vn.chitieu.aggregation.query;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.target.AssignedTarget;
import vn.chitieu.aggregation.target.TargetsInForce;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.TargetPhasing;
import vn.chitieu.contracts.vocabulary.Decimals;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * Targets of a year.
 *
 * @param year the year
 * @param today the day that {@code inForce} refers to, in the city's time zone
 * @param targets in the order of the report, then by scope and owner
 */
record TargetsAnswer(int year, LocalDate today, List<Item> targets) {

    /**
     * One owner's target.
     *
     * @param value what holds today; null where its first day has not come
     * @param history every assignment, each in the place of the one before it
     */
    @Schema(name = "Target")
    record Item(
            Scope scope,
            String indicator,
            String owner,
            @Nullable String unitOfMeasure,
            @Nullable BigDecimal value,
            List<Step> history) {

        static Item of(TargetsInForce.History history, Catalog catalog, LocalDate today) {
            Optional<TargetsInForce.Assignment> inForce = history.on(today);
            return new Item(
                    history.scope(),
                    history.indicator(),
                    history.owner(),
                    catalog.indicator(history.indicator())
                            .map(one -> one.display().unitOfMeasure().vi())
                            .orElse(null),
                    inForce.map(one -> one.target().value()).orElse(null),
                    history.assignments().stream()
                            .map(one -> Step.of(one, inForce.equals(Optional.of(one))))
                            .toList());
        }
    }

    /**
     * One assignment or change.
     *
     * @param valueBefore the value that it replaces; null where it is the first
     * @param pace EVEN, SEASONAL, or four shares in percent such as 14/35/62/100
     * @param source CATALOGUE, or the channel it came by, such as http
     * @param id id of the assignment; null in the catalog
     * @param assignedAt when it was accepted; null in the catalog
     * @param assignedBy id of the credential that it came with; null in the catalog
     * @param inForce whether it holds today
     */
    @Schema(name = "TargetAssignment")
    record Step(
            @Nullable BigDecimal valueBefore,
            BigDecimal value,
            String pace,
            LocalDate validFrom,
            String reason,
            String source,
            @Nullable String id,
            @Nullable Instant assignedAt,
            @Nullable String assignedBy,
            boolean inForce) {

        static Step of(TargetsInForce.Assignment one, boolean inForce) {
            Optional<AssignedTarget> assigned = one.assigned();
            return new Step(
                    one.valueBefore(),
                    one.target().value(),
                    text(one.target().pace()),
                    one.target().validFrom(),
                    one.target().reason(),
                    assigned.map(AssignedTarget::channel).orElse("CATALOGUE"),
                    assigned.map(AssignedTarget::id).orElse(null),
                    assigned.map(AssignedTarget::assignedAt).orElse(null),
                    assigned.map(AssignedTarget::credential).orElse(null),
                    inForce);
        }

        private static String text(TargetPhasing pace) {
            if (pace.equals(TargetPhasing.even())) {
                return "EVEN";
            }
            return pace instanceof TargetPhasing.Given given
                    ? given.shares().stream().map(Decimals::text).collect(Collectors.joining("/"))
                    : "SEASONAL";
        }
    }
}
