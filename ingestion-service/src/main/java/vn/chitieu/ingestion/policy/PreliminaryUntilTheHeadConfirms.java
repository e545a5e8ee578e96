package vn.chitieu.ingestion.policy;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.HeadConfirmation;
import vn.chitieu.contracts.vocabulary.HeadConfirmation.State;
import vn.chitieu.ingestion.credential.Right;
import vn.chitieu.ingestion.plausibility.FigureHistory;
import vn.chitieu.ingestion.plausibility.ReportedFigure;
import vn.chitieu.ingestion.update.StatusRule;
import vn.chitieu.ingestion.update.Update;
import vn.chitieu.ingestion.update.UpdateDraft;
import vn.chitieu.ingestion.update.ValidationContext;

/**
 * Where the catalog says that the head of a unit confirms, an official figure is preliminary until then. What the head
 * sends is confirmed at once, and so is a figure that says again what the head has confirmed. A withdrawal takes effect
 * at once, since it claims nothing. Thread-safe.
 */
public final class PreliminaryUntilTheHeadConfirms implements StatusRule {

    private final FigureHistory history;

    /** Takes what units reported before. */
    public PreliminaryUntilTheHeadConfirms(FigureHistory history) {
        this.history = Objects.requireNonNull(history);
    }

    @Override
    public Update apply(Update update, UpdateDraft draft, ValidationContext context) {
        BigDecimal value = update.value();
        if (update.status() != FigureStatus.OFFICIAL || value == null || !isAsked(draft.unit(), context)) {
            return update;
        }
        String sender = context.sender().id();
        HeadConfirmation awaited =
                HeadConfirmation.awaited(update.status(), update.id(), sender, context.now(), update.reason());
        if (context.sender().has(Right.CONFIRM)) {
            return update.as(update.status(), awaited.confirmed(sender, context.now()));
        }
        return confirmedBefore(update, value, context)
                .map(before -> update.as(update.status(), before))
                .orElseGet(() -> update.as(FigureStatus.PRELIMINARY, awaited));
    }

    private static boolean isAsked(@Nullable ReportingUnit unit, ValidationContext context) {
        return unit != null
                && unit.on(context.today())
                        .filter(ReportingUnit.Version::confirmedByHead)
                        .isPresent();
    }

    /** A repeat of the very update that was confirmed has to say what it said the first time. */
    private Optional<HeadConfirmation> confirmedBefore(Update update, BigDecimal value, ValidationContext context) {
        return history.at(context.catalog().id(), update.unit(), update.indicator(), update.period())
                .filter(figure -> figure.status() == FigureStatus.OFFICIAL && isWorth(figure, value))
                .map(ReportedFigure::confirmation)
                .filter(said -> said.is(State.CONFIRMED) && !said.update().equals(update.id()));
    }

    private static boolean isWorth(ReportedFigure figure, BigDecimal value) {
        BigDecimal standing = figure.value();
        return standing != null && standing.compareTo(value) == 0;
    }
}
