package vn.chitieu.notification.deadletter;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.notification.city.CityKey;

/**
 * One dead letter: a record that could not be taken.
 *
 * @param city which city
 * @param unit permanent id of the unit that it came from
 * @param partition where its rejection lies on the log
 * @param offset where its rejection lies in the partition
 * @param sample what a mail can show of it
 * @param rejectedAt when it was refused
 */
public record RejectedRecord(CityKey city, String unit, int partition, long offset, Sample sample, Instant rejectedAt) {

    public RejectedRecord {
        Objects.requireNonNull(city);
        Objects.requireNonNull(unit);
        Objects.requireNonNull(sample);
        Objects.requireNonNull(rejectedAt);
        if (partition < 0 || offset < 0) {
            throw new IllegalArgumentException(
                    "expected a partition and an offset of 0 or more, got " + partition + " and " + offset);
        }
    }

    /**
     * What a mail can show of a record.
     *
     * @param place topic, partition and offset at which the record lies, such as
     *     {@code ward-updates.thanh-hoa.nam-ngan-0-17}
     * @param beginning how it begins, on one line
     * @param code stable code of the first thing that is wrong with it
     * @param message what was expected there and what came
     * @param messageVi what is wrong and what to do, in Vietnamese; null where the record of an older release has none
     */
    public record Sample(
            String place,
            String beginning,
            String code,
            String message,
            @Nullable String messageVi) {
        public Sample {
            Objects.requireNonNull(place);
            Objects.requireNonNull(beginning);
            Objects.requireNonNull(code);
            Objects.requireNonNull(message);
        }

        /** Returns why it was rejected, in a language where that is known, else in English. */
        public String message(String language) {
            return messageVi != null && language.equals("vi") ? messageVi : message;
        }
    }
}
