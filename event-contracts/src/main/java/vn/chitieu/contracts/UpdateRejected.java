package vn.chitieu.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.codec.EventJson;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.contracts.vocabulary.CodeTexts;
import vn.chitieu.contracts.vocabulary.SafeText;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * Dead letter: a Kafka record that could not be taken as an update, with the reason and its bytes unchanged. Topic
 * {@link Topics#REJECTED_UPDATES}.
 *
 * @param topic where the record lay
 * @param partition its partition
 * @param offset its offset
 * @param key its key as text, where it had one, cut and cleaned where it is long or unprintable
 * @param valueBase64 its bytes in Base64; empty where it had none; the first of them where an error says
 *     {@code VALUE_CUT}
 * @param errors what was wrong, at least one
 * @param rejectedAt when it was refused
 */
public record UpdateRejected(
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        String valueBase64,
        List<Problem> errors,
        Instant rejectedAt) {

    /** The CloudEvents type. */
    public static final String TYPE = "vn.chitieu.update-rejected.v1";

    public UpdateRejected {
        Objects.requireNonNull(topic, "expected topic, got none");
        Objects.requireNonNull(valueBase64, "expected valueBase64, got none");
        Objects.requireNonNull(rejectedAt, "expected rejectedAt, got none");
        Objects.requireNonNull(errors, "expected errors, got none");
        errors = List.copyOf(errors);
        if (errors.isEmpty()) {
            throw new IllegalArgumentException(
                    "expected at least one error for " + topic + "-" + partition + "-" + offset);
        }
    }

    /** Returns the bytes of the record, as far as they are kept. */
    public byte[] value() {
        return Base64.getDecoder().decode(valueBase64);
    }

    /**
     * Returns the permanent id of the unit that the record came from: the topic identifies the unit, and on the topic
     * that services write, the update does. Empty where neither does.
     */
    public Optional<String> unit() {
        return topic.equals(Topics.INDICATOR_UPDATES) ? said(IndicatorUpdated::unit) : Topics.unitOfWardUpdates(topic);
    }

    /** Returns the id of the city of that unit, by the same; empty where neither says it. */
    public Optional<String> city() {
        return topic.equals(Topics.INDICATOR_UPDATES) ? said(IndicatorUpdated::city) : Topics.cityOfWardUpdates(topic);
    }

    private Optional<String> said(Function<IndicatorUpdated, String> id) {
        try {
            return Optional.of(id.apply(EventJson.read(value(), IndicatorUpdated.class)))
                    .filter(Scope.Id::isValid);
        } catch (UnreadableEventException nobodyCanTell) {
            return Optional.empty();
        }
    }

    /** Returns how the record begins, at most so many characters, as it may stand in a message. */
    public String beginning(int maxCharacters) {
        byte[] bytes = value();
        // Four bytes are the most that a character takes.
        byte[] some = Arrays.copyOf(bytes, Math.min(bytes.length, 4 * maxCharacters));
        return SafeText.of(new String(some, StandardCharsets.UTF_8), maxCharacters);
    }

    /**
     * One thing that was wrong.
     *
     * @param code stable code, such as {@code MALFORMED_EVENT}
     * @param message what was expected and what came
     * @param messageVi what is wrong and what to do, in Vietnamese; null in records of older releases
     */
    public record Problem(
            String code,
            String message,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String messageVi) {
        public Problem {
            Objects.requireNonNull(code, "expected code, got none");
            Objects.requireNonNull(message, "expected message, got none");
        }

        /** Returns what says that only the beginning of the record is kept. */
        public static Problem cut(int mostBytes, int bytes) {
            return new Problem(
                    Code.VALUE_CUT.name(),
                    "expected at most " + mostBytes + " bytes, got " + bytes,
                    CodeTexts.of(Code.VALUE_CUT)
                            .vietnamese(
                                    Code.VALUE_CUT.name(),
                                    Map.of("most", String.valueOf(mostBytes), "got", String.valueOf(bytes))));
        }
    }

    /** The codes that every service uses of its dead letters. */
    public enum Code {
        /** Only the beginning of the record is kept. */
        VALUE_CUT
    }
}
