package vn.chitieu.ingestion.deadletter;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Dead letters of a unit.
 *
 * @param unit permanent id of the unit; null for records of an unknown sender
 * @param from the first day
 * @param to the last day
 * @param count how many in all
 * @param days the days that have any, in their order
 */
record RejectionsAnswer(
        @Schema(types = {"string", "null"}) @Nullable String unit,
        LocalDate from,
        LocalDate to,
        long count,
        List<Day> days) {

    static RejectionsAnswer of(String unit, LocalDate from, LocalDate to, List<DeadLetterDay> found) {
        List<Day> days = found.stream().map(Day::of).toList();
        return new RejectionsAnswer(
                unit.isEmpty() ? null : unit,
                from,
                to,
                days.stream().mapToLong(Day::count).sum(),
                days);
    }

    /**
     * One day.
     *
     * @param day in the city's time zone
     * @param count how many in all
     * @param rejections the first of them
     * @param more how many are not shown; all are kept on the log
     * @param sentAgainAt when records of the day were last sent again
     */
    record Day(
            LocalDate day,
            long count,
            List<One> rejections,
            long more,

            @Schema(
                    types = {"string", "null"},
                    format = "date-time")
            @Nullable
            Instant sentAgainAt) {

        static Day of(DeadLetterDay day) {
            return new Day(
                    day.day(),
                    day.rejections().size() + day.more(),
                    day.rejections().stream().map(one -> One.of(one, day)).toList(),
                    day.more(),
                    day.sentAgainAt());
        }
    }

    /**
     * One record.
     *
     * @param topic where it lies
     * @param partition its partition
     * @param offset its offset
     * @param key its key, where it has one
     * @param bytes how long it is
     * @param beginning how it begins
     * @param rejectedAt when it was refused
     * @param errors what is wrong with it
     * @param sentAgain whether it was sent to its topic again since
     */
    record One(
            String topic,
            int partition,
            long offset,
            @Schema(types = {"string", "null"}) @Nullable String key,
            int bytes,
            String beginning,
            Instant rejectedAt,
            List<Reason> errors,
            boolean sentAgain) {

        static One of(DeadLetter rejection, DeadLetterDay day) {
            RecordPosition origin = rejection.origin();
            return new One(
                    origin.topic(),
                    origin.partition(),
                    origin.offset(),
                    rejection.key(),
                    rejection.bytes(),
                    rejection.beginning(),
                    rejection.rejectedAt(),
                    rejection.errors().stream().map(Reason::of).toList(),
                    day.wasSentAgain(rejection.kept()));
        }
    }

    /**
     * Why a record was rejected.
     *
     * @param messageVi what is wrong in a clerk's words; null where an older release kept none
     */
    record Reason(
            String code,
            String message,
            @Schema(types = {"string", "null"}) @Nullable String messageVi) {

        static Reason of(DeadLetter.Reason kept) {
            return new Reason(kept.code(), kept.message(), kept.messageVi());
        }
    }
}
