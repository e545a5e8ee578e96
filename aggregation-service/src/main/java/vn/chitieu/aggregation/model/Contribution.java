package vn.chitieu.aggregation.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.Decimals;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.HeadConfirmation;

/**
 * One update as it counts, or would count, in its cell. Of all updates to a cell the greatest in {@link #PRECEDENCE}
 * counts, whatever order they came in.
 *
 * @param cell who reported, for which period
 * @param value the figure in the indicator's unit of measure; null where the unit took its figure back
 * @param status how firm it is
 * @param updateId id of the update
 * @param reportedAt when it was reported, by the unit's clock; kept to the millisecond
 * @param receipt where the broker put it
 * @param reason why it was corrected or withdrawn, where given
 * @param note free text of the unit, where given
 * @param channel how it came, such as {@code http}; null where that was not kept
 * @param sender the credential that it came with
 * @param confirmation how far the head of the unit has confirmed it; null where that is not asked for
 * @param doubted whether a plausibility check doubted it at entry and its sender confirmed that it is right
 */
public record Contribution(
        Cell cell,
        @Nullable BigDecimal value,
        FigureStatus status,
        String updateId,
        Instant reportedAt,
        ReceiptId receipt,
        @Nullable String reason,
        @Nullable String note,
        @Nullable String channel,
        String sender,
        @Nullable HeadConfirmation confirmation,
        boolean doubted) {

    /**
     * Which of two updates to one cell counts: the one reported later, then the greater update id. Two updates that
     * agree in both but not in what they say are ordered by what they say, so that the order of arrival never decides.
     */
    public static final Comparator<Contribution> PRECEDENCE = Comparator.comparing(Contribution::reportedAt)
            .thenComparing(Contribution::updateId)
            .thenComparing(Contribution::saying);

    public Contribution {
        Objects.requireNonNull(cell);
        Objects.requireNonNull(status);
        Objects.requireNonNull(updateId);
        Objects.requireNonNull(reportedAt);
        Objects.requireNonNull(receipt);
        Objects.requireNonNull(sender);
        value = value == null ? null : Decimals.canonical(value);
        // MongoDB keeps milliseconds; what is compared must be what is kept.
        reportedAt = reportedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Takes one that the head of its unit need not confirm, and that was not doubted. */
    public Contribution(
            Cell cell,
            @Nullable BigDecimal value,
            FigureStatus status,
            String updateId,
            Instant reportedAt,
            ReceiptId receipt,
            @Nullable String reason,
            @Nullable String note,
            @Nullable String channel,
            String sender) {
        this(cell, value, status, updateId, reportedAt, receipt, reason, note, channel, sender, null, false);
    }

    /** Takes one of which neither a note nor the channel is known. */
    public Contribution(
            Cell cell,
            @Nullable BigDecimal value,
            FigureStatus status,
            String updateId,
            Instant reportedAt,
            ReceiptId receipt,
            @Nullable String reason,
            String sender) {
        this(cell, value, status, updateId, reportedAt, receipt, reason, null, null, sender);
    }

    /** Returns the same, reported at another time. */
    Contribution saidAt(Instant time) {
        return new Contribution(
                cell, value, status, updateId, time, receipt, reason, note, channel, sender, confirmation, doubted);
    }

    /** Returns the figure; empty where it was taken back. */
    public Optional<BigDecimal> figure() {
        return Optional.ofNullable(value);
    }

    /**
     * Returns whether both say the same of the cell: the same figure and status, no matter by which credential and
     * when.
     */
    public boolean agreesWith(Contribution other) {
        return status == other.status && sameValue(value, other.value);
    }

    private static boolean sameValue(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.compareTo(other) == 0;
    }

    private String saying() {
        return String.join(
                "|",
                value == null ? "" : Decimals.text(value),
                status.name(),
                Objects.toString(reason, ""),
                Objects.toString(note, ""),
                Objects.toString(channel, ""),
                sender,
                Objects.toString(confirmation, "") + (doubted ? "|doubted" : ""));
    }
}
