package vn.chitieu.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.contracts.vocabulary.HeadConfirmation;

/**
 * Answer to one record that a unit sent over Kafka: the same as one result over HTTP, and where the record lay. Topic
 * {@link Topics#WARD_ANSWERS} and the unit.
 *
 * @param topic where the record lay
 * @param partition its partition
 * @param offset its offset
 * @param id the update's id, the sender's or a generated one; null where a refused one has no valid id
 * @param receipt where an accepted update stands: {@code partition-offset}; null unless it was accepted
 * @param outcome whether it was taken
 * @param errors all that is wrong with it; none exactly where it is not refused
 * @param warnings what is implausible about it
 * @param answeredAt when it was answered
 * @param lateSince of one that is late but accepted: the deadline that had passed when it was reported; else null
 * @param exception of one of a locked quarter: id of the exception by which it is accepted; else null
 * @param ownCodes of an accepted one: codes of the unit's own system that were read as ours; mostly none
 * @param confirmation of an accepted one whose unit's head confirms: AWAITED while it counts as preliminary; else null
 */
public record UpdateAnswered(
        String topic,
        int partition,
        long offset,
        @Nullable String id,
        @Nullable String receipt,
        Outcome outcome,
        List<Finding> errors,
        List<Finding> warnings,
        Instant answeredAt,
        @Nullable OffsetDateTime lateSince,
        @Nullable String exception,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable
        List<OwnCode> ownCodes,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable HeadConfirmation confirmation) {

    /** The CloudEvents type. */
    public static final String TYPE = "vn.chitieu.update-answered.v1";

    public UpdateAnswered {
        Objects.requireNonNull(topic, "expected topic, got none");
        Objects.requireNonNull(outcome, "expected outcome, got none");
        Objects.requireNonNull(errors, "expected errors, got none");
        Objects.requireNonNull(warnings, "expected warnings, got none");
        Objects.requireNonNull(answeredAt, "expected answeredAt, got none");
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
        ownCodes = ownCodes == null ? List.of() : List.copyOf(ownCodes);
        if ((outcome == Outcome.REJECTED) == errors.isEmpty()) {
            throw new IllegalArgumentException(
                    "expected errors exactly of a refused update, got " + errors.size() + " and " + outcome);
        }
        if ((outcome == Outcome.ACCEPTED) == (receipt == null)) {
            throw new IllegalArgumentException(
                    "expected a receipt exactly of an accepted update, got " + outcome + " and " + receipt);
        }
    }

    /** Makes one that is in time and in an open quarter. */
    public UpdateAnswered(
            String topic,
            int partition,
            long offset,
            @Nullable String id,
            @Nullable String receipt,
            Outcome outcome,
            List<Finding> errors,
            List<Finding> warnings,
            Instant answeredAt) {
        this(topic, partition, offset, id, receipt, outcome, errors, warnings, answeredAt, null, null, null, null);
    }

    /** Whether an update was taken. */
    public enum Outcome {
        /** It is on the log. */
        ACCEPTED,
        /** It is not, and will not be unless it is mended and sent again. */
        REJECTED,
        /** It is not, because it is implausible; it will be when it is sent again and confirmed. */
        NEEDS_CONFIRMATION
    }

    /**
     * A code of the unit's own system that was read as one of the catalog.
     *
     * @param field name of the field
     * @param code what was sent
     * @param ours what it is in the catalog
     */
    public record OwnCode(String field, String code, String ours) {
        public OwnCode {
            Objects.requireNonNull(field, "expected field, got none");
            Objects.requireNonNull(code, "expected code, got none");
            Objects.requireNonNull(ours, "expected ours, got none");
        }
    }

    /**
     * One thing that is wrong, or strange.
     *
     * @param code stable code of {@code docs/codes.md}
     * @param field name of the field; empty where it is about the whole record
     * @param message what was expected and what came
     * @param messageVi what is wrong and what to do, in Vietnamese; null in answers of older releases
     */
    public record Finding(
            String code,
            String field,
            String message,
            @Nullable String messageVi) {
        public Finding {
            Objects.requireNonNull(code, "expected code, got none");
            Objects.requireNonNull(field, "expected field, got none");
            Objects.requireNonNull(message, "expected message, got none");
        }
    }
}
