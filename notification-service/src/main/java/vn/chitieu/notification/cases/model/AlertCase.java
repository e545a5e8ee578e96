package vn.chitieu.notification.cases.model;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.cases.life.CaseLife;
import vn.chitieu.notification.cases.policy.CasePolicy;
import vn.chitieu.notification.cases.policy.Rule;

/**
 * One alert as it stands. Immutable; {@link CaseLife} makes the next one.
 *
 * @param key which case
 * @param progress where it is, and how it came there
 * @param figures what it is about
 * @param policy what governs the episode
 * @param chain who is notified step by step, as it stood when the case opened; empty before
 * @param deadlines when time itself moves it
 * @param responses what people answered
 * @param outgoing who was notified, and what is still to be sent
 * @param history what happened, oldest first, the newest {@value #HISTORY_LIMIT} only
 */
public record AlertCase(
        CaseKey key,
        Progress progress,
        Figures figures,
        CasePolicy policy,
        EscalationChain chain,
        CaseDeadlines deadlines,
        Responses responses,
        Outgoing outgoing,
        List<HistoryEntry> history) {

    /** How many entries of its history a case keeps. */
    public static final int HISTORY_LIMIT = 100;

    public AlertCase {
        Objects.requireNonNull(key);
        Objects.requireNonNull(progress);
        Objects.requireNonNull(figures);
        Objects.requireNonNull(policy);
        Objects.requireNonNull(chain);
        Objects.requireNonNull(deadlines);
        Objects.requireNonNull(responses);
        Objects.requireNonNull(outgoing);
        history = List.copyOf(history.subList(Math.max(0, history.size() - HISTORY_LIMIT), history.size()));
    }

    /** Returns until when an answer, or what was promised, is awaited; null where nothing is. */
    public @Nullable Instant dueAt() {
        return deadlines.answerBy();
    }

    /** Returns whether it was opened, and is not over. */
    public boolean isOpen() {
        return progress.state() != CaseState.PENDING && !progress.state().isClosed();
    }

    /** Returns whether it was answered, and the promised day has not passed. */
    public boolean isExplained() {
        return progress.state() == CaseState.EXPLAINED || progress.interrupted() == CaseState.EXPLAINED;
    }

    /** Returns the ids of those of whom cause and remedy are awaited now; empty where no answer is. */
    public List<String> awaitedOf() {
        boolean awaits = progress.state() == CaseState.OPEN || progress.state() == CaseState.ESCALATED;
        return awaits && policy.answerWorkingDays() > 0 ? chain.step(0) : List.of();
    }

    /**
     * Returns whether a person may put escalation off: one who is notified of it, now or later, and of a unit stands
     * above those who are asked first. Of a figure that is watched there is nothing to put off.
     */
    public boolean mayBeAcknowledgedBy(String person) {
        boolean notified = outgoing.noticeByRecipient().containsKey(person)
                || chain.steps().stream().anyMatch(step -> step.contains(person));
        boolean above =
                !(key.total().scope() instanceof Scope.Unit) || !chain.step(0).contains(person);
        return key.rule() != Rule.WATCH_LIST && notified && above;
    }

    /** Returns what the newest figures say by the case's rule. */
    public Standing standing() {
        return Standing.of(key.rule(), figures.latest(), policy.marginPoints());
    }

    /** Returns this case, of the same version, with other notices wanted. */
    AlertCase with(Outgoing other) {
        return new AlertCase(key, progress, figures, policy, chain, deadlines, responses, other, history);
    }

    /** Returns this case without the notices that the outbox has now, one version later. */
    public AlertCase relayed(Collection<CaseNotice> notices) {
        CaseDraft draft = new CaseDraft(this);
        draft.pending.removeAll(notices);
        return draft.finish();
    }

    /**
     * Returns this case with notices requested once more that it has recorded and that have vanished; itself where it
     * does not know them. Each has its id, so that it is known where it is there after all.
     *
     * @param vanished their ids
     */
    public AlertCase tellingAgain(Collection<String> vanished, Instant now) {
        CaseDraft draft = new CaseDraft(this);
        outgoing.noticeByRecipient().entrySet().stream()
                .filter(one -> vanished.contains(one.getValue()))
                .sorted(Map.Entry.comparingByKey())
                .forEach(one -> draft.wantAgain(one.getKey(), one.getValue(), now));
        return draft.pending.equals(outgoing.pending()) ? this : draft.finish();
    }

    /** Returns this case without the transitions that other systems know now, one version later. */
    public AlertCase passedOn(Collection<CaseTransition> known) {
        CaseDraft draft = new CaseDraft(this);
        draft.transitions.removeAll(known);
        return draft.finish();
    }

    /** Returns whether its newest change was to open without a recipient. */
    public boolean openedUnheard() {
        return !history.isEmpty()
                && history.get(history.size() - 1).what() == HistoryEntry.What.NOBODY_IN_CHARGE
                && history.get(history.size() - 1).revision() == figures.revision();
    }

    /**
     * Where a case is, and how it came there.
     *
     * @param episode counts how often it began, from 1
     * @param version grows by one at each change; what a store compares
     * @param state where it is
     * @param interrupted the state to go back to if recovery fails; present exactly while RECOVERING
     * @param resolution why it is over; present exactly when RESOLVED
     * @param level how often it was escalated
     * @param streak revisions in a row that count towards confirmation or, while RECOVERING, towards holding
     * @param turns how often it went from good to bad again within its period, over all episodes
     */
    public record Progress(
            int episode,
            long version,
            CaseState state,
            @Nullable CaseState interrupted,
            @Nullable Resolution resolution,
            int level,
            int streak,
            int turns) {
        public Progress {
            Objects.requireNonNull(state);
            if ((state == CaseState.RECOVERING) != (interrupted != null)) {
                throw new IllegalArgumentException(
                        "expected a state to go back to exactly while RECOVERING, got " + state);
            }
            if ((state == CaseState.RESOLVED) != (resolution != null)) {
                throw new IllegalArgumentException("expected a resolution exactly when RESOLVED, got " + state);
            }
        }
    }

    /**
     * The figures that a case is about.
     *
     * @param dataMissing whether the newest revision has no judged figure
     * @param revision the newest revision of the total that was seen
     * @param opening those with which the episode began
     * @param latest the newest that were judged
     */
    public record Figures(boolean dataMissing, long revision, JudgedFigures opening, JudgedFigures latest) {
        public Figures {
            Objects.requireNonNull(opening);
            Objects.requireNonNull(latest);
        }
    }

    /**
     * What people answered in an episode.
     *
     * @param explanation what was answered last; null where nothing was
     * @param acknowledgement the acknowledgement that suspends escalation; null where there is none
     * @param reminder the last reminder that a person requested; null where there was none
     */
    public record Responses(
            @Nullable Explanation explanation,
            @Nullable Acknowledgement acknowledgement,
            @Nullable AnswerReminder reminder) {}

    /**
     * What goes from a case to people and to other systems.
     *
     * @param noticeByRecipient who was notified in this episode: person id to the id of the notice
     * @param threads the first notice ever sent about this case to each person
     * @param pending notices wanted that are not in the outbox yet, oldest first
     * @param transitions what was not published to other systems yet, oldest first
     */
    public record Outgoing(
            Map<String, String> noticeByRecipient,
            Map<String, String> threads,
            List<CaseNotice> pending,
            List<CaseTransition> transitions) {
        public Outgoing {
            noticeByRecipient = Map.copyOf(noticeByRecipient);
            threads = Map.copyOf(threads);
            pending = List.copyOf(pending);
            transitions = List.copyOf(transitions);
        }
    }
}
