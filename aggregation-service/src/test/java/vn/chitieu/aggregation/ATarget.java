package vn.chitieu.aggregation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import vn.chitieu.aggregation.target.AssignedTarget;
import vn.chitieu.catalog.Target;
import vn.chitieu.catalog.TargetPhasing;
import vn.chitieu.contracts.vocabulary.Scope;

/** Builds assigned targets: {@code aTarget(LAND).by("PROVINCE").of("80").from("2022-05-16")}. */
public record ATarget(
        String indicator,
        String scope,
        int year,
        String owner,
        String value,
        TargetPhasing pace,
        String validFrom,
        String id,
        Instant assignedAt,
        String reason) {

    public static ATarget aTarget(String indicator) {
        return new ATarget(
                indicator,
                "city",
                2022,
                "PROVINCE",
                "80",
                TargetPhasing.even(),
                "2022-05-16",
                "t-1",
                Instant.parse("2022-05-16T02:00:00Z"),
                "bỏ dự án không khả thi");
    }

    public ATarget by(String other) {
        return new ATarget(indicator, scope, year, other, value, pace, validFrom, id, assignedAt, reason);
    }

    public ATarget forThe(String other) {
        return new ATarget(indicator, other, year, owner, value, pace, validFrom, id, assignedAt, reason);
    }

    public ATarget in(int other) {
        return new ATarget(
                indicator, scope, other, owner, value, pace, other + validFrom.substring(4), id, assignedAt, reason);
    }

    public ATarget of(String other) {
        return new ATarget(indicator, scope, year, owner, other, pace, validFrom, id, assignedAt, reason);
    }

    public ATarget at(TargetPhasing other) {
        return new ATarget(indicator, scope, year, owner, value, other, validFrom, id, assignedAt, reason);
    }

    public ATarget from(String other) {
        return new ATarget(indicator, scope, year, owner, value, pace, other, id, assignedAt, reason);
    }

    public ATarget withId(String other) {
        return new ATarget(indicator, scope, year, owner, value, pace, validFrom, other, assignedAt, reason);
    }

    public ATarget assignedAt(String other) {
        return new ATarget(indicator, scope, year, owner, value, pace, validFrom, id, Instant.parse(other), reason);
    }

    public ATarget because(String other) {
        return new ATarget(indicator, scope, year, owner, value, pace, validFrom, id, assignedAt, other);
    }

    public AssignedTarget build() {
        Target target = new Target(
                Scope.parse(scope),
                indicator,
                year,
                owner,
                new BigDecimal(value),
                pace,
                LocalDate.parse(validFrom),
                reason);
        return new AssignedTarget(id, target, assignedAt, "http", "key-province");
    }
}
