package vn.chitieu.contracts;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.contracts.vocabulary.Decimals;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.HeadConfirmation;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.contracts.vocabulary.SafeText;

/**
 * One figure that one unit reported for one indicator and one reporting period, accepted by ingestion. Topic
 * {@link Topics#INDICATOR_UPDATES}.
 *
 * @param city id of the city's catalog, the key of the record
 * @param id the update's id, 1 to 100 characters; the same id again is the same update
 * @param unit permanent id of the unit
 * @param indicator code of the indicator
 * @param period day, month or quarter as the indicator's frequency says
 * @param value the figure in {@code unitOfMeasure}, within the bounds of {@link Decimals#fit}; null exactly where
 *     {@code withdrawn}
 * @param withdrawn whether the unit takes its figure back
 * @param unitOfMeasure unit of measure of the indicator, as in the catalog
 * @param status how firm the figure is
 * @param reportedAt when the unit reported, by the unit's own clock, in 1900 to 2999; a later one corrects an earlier
 *     one
 * @param reason why a figure was corrected or withdrawn, at most 1000 characters
 * @param note free text of the unit
 * @param channel how it came, such as {@code http} or {@code kafka}
 * @param credential id of the credential that it came with, at most 100 characters, never its secret
 * @param confirmation how far the head of the unit has confirmed it; null where the catalog does not ask for that
 * @param doubted whether a plausibility check of ingestion doubted it and its sender confirmed that it is right
 */
public record IndicatorUpdated(
        String city,
        String id,
        String unit,
        String indicator,
        ReportingPeriod period,
        @Nullable BigDecimal value,
        boolean withdrawn,
        String unitOfMeasure,
        FigureStatus status,
        Instant reportedAt,
        @Nullable String reason,
        @Nullable String note,
        String channel,
        String credential,
        @Nullable HeadConfirmation confirmation,
        boolean doubted) {

    /** The CloudEvents type. */
    public static final String TYPE = "vn.chitieu.indicator-updated.v1";

    private static final int MAX_ID_CHARACTERS = 100;
    private static final int MAX_REASON_CHARACTERS = 1000;
    private static final int MAX_NOTE_CHARACTERS = 2000;
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("3000-01-01T00:00:00Z");

    public IndicatorUpdated {
        Objects.requireNonNull(city, "expected city, got none");
        Objects.requireNonNull(id, "expected id, got none");
        Objects.requireNonNull(unit, "expected unit, got none");
        Objects.requireNonNull(indicator, "expected indicator, got none");
        Objects.requireNonNull(period, "expected period, got none");
        Objects.requireNonNull(unitOfMeasure, "expected unitOfMeasure, got none");
        Objects.requireNonNull(status, "expected status, got none");
        Objects.requireNonNull(reportedAt, "expected reportedAt, got none");
        Objects.requireNonNull(channel, "expected channel, got none");
        Objects.requireNonNull(credential, "expected credential, got none");
        if (withdrawn != (value == null)) {
            throw new IllegalArgumentException("expected either a value or withdrawn, got "
                    + (value == null ? "neither" : "both") + " in update " + SafeText.of(id));
        }
        if (value != null && !Decimals.fit(value)) {
            throw new IllegalArgumentException("expected a value of at most " + Decimals.MAX_INTEGER_DIGITS
                    + " digits before and " + Decimals.MAX_FRACTION_DIGITS + " after the decimal point in update "
                    + SafeText.of(id));
        }
        if (id.isEmpty() || id.codePointCount(0, id.length()) > MAX_ID_CHARACTERS) {
            throw new IllegalArgumentException(
                    "expected an id of 1 to " + MAX_ID_CHARACTERS + " characters, got " + SafeText.of(id));
        }
        // All are kept with the figure, and all figures of a quarter share one document.
        checkLength("reason", reason, MAX_REASON_CHARACTERS);
        checkLength("note", note, MAX_NOTE_CHARACTERS);
        checkLength("channel", channel, MAX_ID_CHARACTERS);
        checkLength("credential", credential, MAX_ID_CHARACTERS);
        if (reportedAt.isBefore(EARLIEST) || !reportedAt.isBefore(END)) {
            throw new IllegalArgumentException(
                    "expected reportedAt in 1900 to 2999, got " + reportedAt + " in update " + SafeText.of(id));
        }
    }

    /** Takes an update that the head of its unit need not confirm, and that was not doubted. */
    public IndicatorUpdated(
            String city,
            String id,
            String unit,
            String indicator,
            ReportingPeriod period,
            @Nullable BigDecimal value,
            boolean withdrawn,
            String unitOfMeasure,
            FigureStatus status,
            Instant reportedAt,
            @Nullable String reason,
            @Nullable String note,
            String channel,
            String credential) {
        this(
                city,
                id,
                unit,
                indicator,
                period,
                value,
                withdrawn,
                unitOfMeasure,
                status,
                reportedAt,
                reason,
                note,
                channel,
                credential,
                null,
                false);
    }

    private static void checkLength(String field, @Nullable String text, int most) {
        if (text != null && text.codePointCount(0, text.length()) > most) {
            throw new IllegalArgumentException(
                    "expected a " + field + " of at most " + most + " characters, got " + SafeText.of(text));
        }
    }
}
