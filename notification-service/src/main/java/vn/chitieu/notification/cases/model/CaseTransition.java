package vn.chitieu.notification.cases.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.notification.notice.NoticeId;

/**
 * Transition of a case, as an event for other systems. It is part of the same write as the change, and stays with the
 * case until it was passed on.
 *
 * @param about the case
 * @param episode of the case
 * @param version of the case that it made; several transitions of one version are published in the order of the list
 * @param from the state before; null at the beginning of an episode
 * @param to the state after, the same where only something was noted
 * @param what what happened
 * @param at when
 * @param revision the revision of the total that was seen last
 * @param level how often the case has been escalated
 * @param urgency of the case
 * @param figures the newest judged figures
 * @param explanation what was answered so far; null where nothing was
 * @param asked who was asked for it
 */
public record CaseTransition(
        CaseKey about,
        int episode,
        long version,
        @Nullable CaseState from,
        CaseState to,
        HistoryEntry.What what,
        Instant at,
        long revision,
        int level,
        Urgency urgency,
        JudgedFigures figures,
        @Nullable Explanation explanation,
        Asked asked) {

    public CaseTransition {
        Objects.requireNonNull(about);
        Objects.requireNonNull(to);
        Objects.requireNonNull(what);
        Objects.requireNonNull(at);
        Objects.requireNonNull(urgency);
        Objects.requireNonNull(figures);
        Objects.requireNonNull(asked);
    }

    /**
     * Who was asked for cause and remedy.
     *
     * @param people ids of the persons; empty where no answer is asked for
     * @param answerBy until when the answer, or what was promised, is awaited; null where nothing is
     */
    public record Asked(List<String> people, @Nullable Instant answerBy) {

        /** No answer is asked for. */
        public static final Asked NONE = new Asked(List.of(), null);

        public Asked {
            people = List.copyOf(people);
        }
    }

    /** Returns an id that follows from the case, its version and what happened: passed on again, it is the same. */
    public String id() {
        return NoticeId.of(about, version, what);
    }
}
