package vn.chitieu.aggregation.alert;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.AlertChanged;

/**
 * An alert about a figure, as its newest event says.
 *
 * @param caseId the case, unique within its city
 * @param version of the case; a later one replaces an earlier one
 * @param about what the case is about
 * @param window id of the window that the case is about; null where it is about the quarter
 * @param standing how it stands
 * @param asked ids of those who were asked for cause and remedy; empty where no answer is asked for
 * @param explanation what was answered so far; null where nothing was
 */
public record FigureAlert(
        String caseId,
        long version,
        AlertChanged.About about,
        @Nullable String window,
        Standing standing,
        List<String> asked,
        AlertChanged.@Nullable Answer explanation) {

    public FigureAlert {
        Objects.requireNonNull(caseId);
        Objects.requireNonNull(about);
        Objects.requireNonNull(standing);
        asked = List.copyOf(asked);
    }

    /** Returns what an event says. */
    public static FigureAlert of(AlertChanged event) {
        AlertChanged.Asked asked = event.asked();
        return new FigureAlert(
                event.caseId(),
                event.transition().version(),
                event.about(),
                event.window(),
                new Standing(
                        event.transition().to(),
                        event.state().level(),
                        event.state().occurredAt(),
                        asked == null ? null : asked.answerBy()),
                asked == null ? List.of() : asked.people(),
                event.explanation());
    }

    /**
     * How an alert stands.
     *
     * @param state such as {@code OPEN}
     * @param level how often it was escalated
     * @param since when it came to stand so
     * @param answerBy until when an answer, or what was promised, is awaited; null where nothing is
     */
    public record Standing(
            String state,
            int level,
            Instant since,
            @Nullable Instant answerBy) {
        public Standing {
            Objects.requireNonNull(state);
            Objects.requireNonNull(since);
        }
    }
}
