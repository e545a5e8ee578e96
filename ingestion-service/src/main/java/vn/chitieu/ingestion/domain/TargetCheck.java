package vn.chitieu.ingestion.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.Pace;
import vn.chitieu.catalog.Target;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.ingestion.domain.access.Credential;

/** Reads and checks one target: every field, then who sends it, and all that is wrong is returned at once. */
public final class TargetCheck implements RowCheck<TargetAssignment> {

    private final UpdateIds ids;

    /** Makes a check that gives an id to what comes without one. */
    public TargetCheck(UpdateIds ids) {
        this.ids = Objects.requireNonNull(ids);
    }

    @Override
    public Checked<TargetAssignment> check(RawRow raw, Circumstances circumstances) {
        TargetReader reader = new TargetReader(raw, circumstances.catalog());
        String id = reader.id();
        Indicator indicator = reader.indicator();
        Integer year = reader.year();
        Scope scope = reader.scope(year);
        String owner = reader.owner();
        BigDecimal value = reader.value();
        Pace pace = reader.pace();
        LocalDate validFrom = reader.validFrom(year);
        String reason = reader.reason();
        Credential sender = circumstances.sender();
        if (owner != null && !sender.coversOwner(owner)) {
            reader.violated(
                    Code.TARGET_OF_ANOTHER_OWNER,
                    Field.OWNER,
                    "expected an owner that credential " + sender.id() + " assigns for "
                            + sender.owners().stream().sorted().toList() + ", got " + owner);
        }
        if (indicator != null && !sender.coversIndicator(indicator.code())) {
            reader.violated(
                    Code.INDICATOR_NOT_GRANTED,
                    Field.INDICATOR,
                    "expected an indicator of credential " + sender.id() + ", got " + indicator.code());
        }
        if (indicator != null
                && pace != null
                && !pace.suits(indicator, circumstances.catalog().accrual(indicator))) {
            reader.violated(
                    Code.PACE_NOT_VALID,
                    Field.PACE,
                    "expected shares that fall only where less is better and figures do not add up over the year, got"
                            + " them for " + indicator.code());
        }
        if (!reader.violations().isEmpty()) {
            return new Checked.Bad<>(id, reader.violations());
        }
        Target target = new Target(
                Objects.requireNonNull(scope),
                Objects.requireNonNull(indicator).code(),
                Objects.requireNonNull(year),
                Objects.requireNonNull(owner),
                Objects.requireNonNull(value),
                Objects.requireNonNull(pace),
                Objects.requireNonNull(validFrom),
                Objects.requireNonNull(reason));
        String given = Objects.requireNonNullElseGet(id, ids::next);
        return new Checked.Good<>(given, new TargetAssignment(given, target));
    }
}
