package vn.chitieu.notification.cases.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.chitieu.notification.cases.policy.CasePolicy;
import vn.chitieu.notification.notice.NoticeKind;

/** The next version of a case while a transition works on it. */
public final class CaseDraft {

    public final CaseKey key;
    final int episode;
    private final long version;
    public CaseState state;

    @Nullable
    public CaseState interrupted;

    public int level;
    public int streak;
    public int turns;
    public boolean dataMissing;
    public long revision;
    public final JudgedFigures opening;
    public JudgedFigures figures;
    public final CasePolicy policy;
    public EscalationChain chain;

    @Nullable
    public Instant confirmAt;

    @Nullable
    public Instant answerBy;

    @Nullable
    public Instant holdUntil;

    @Nullable
    public Instant closesAt;

    @Nullable
    public Explanation explanation;

    @Nullable
    public Acknowledgement acknowledgement;

    @Nullable
    public AnswerReminder reminder;

    @Nullable
    private Resolution resolution;

    @Nullable
    private CaseState noted;

    public final Map<String, String> noticeByRecipient;
    private final Map<String, String> threads;
    final List<CaseNotice> pending;
    final List<CaseTransition> transitions;
    private final List<HistoryEntry> history;

    /** Starts from a case as it stands. */
    public CaseDraft(AlertCase from) {
        key = from.key();
        episode = from.progress().episode();
        version = from.progress().version() + 1;
        state = from.progress().state();
        noted = state;
        interrupted = from.progress().interrupted();
        level = from.progress().level();
        streak = from.progress().streak();
        turns = from.progress().turns();
        dataMissing = from.figures().dataMissing();
        revision = from.figures().revision();
        opening = from.figures().opening();
        figures = from.figures().latest();
        policy = from.policy();
        chain = from.chain();
        confirmAt = from.deadlines().confirmAt();
        answerBy = from.deadlines().answerBy();
        holdUntil = from.deadlines().holdUntil();
        closesAt = from.deadlines().closesAt();
        explanation = from.responses().explanation();
        acknowledgement = from.responses().acknowledgement();
        reminder = from.responses().reminder();
        resolution = from.progress().resolution();
        noticeByRecipient = new HashMap<>(from.outgoing().noticeByRecipient());
        threads = new HashMap<>(from.outgoing().threads());
        pending = new ArrayList<>(from.outgoing().pending());
        transitions = new ArrayList<>(from.outgoing().transitions());
        history = new ArrayList<>(from.history());
    }

    /** Starts a new episode, the first or one after an earlier case of the same key was resolved. */
    public CaseDraft(@Nullable AlertCase before, CaseEvent.Judged event, CasePolicy policy) {
        key = event.about();
        episode = before == null ? 1 : before.progress().episode() + 1;
        version = before == null ? 1 : before.progress().version() + 1;
        state = CaseState.PENDING;
        turns = before == null ? 0 : before.progress().turns();
        revision = event.revision();
        opening = event.figures();
        figures = event.figures();
        this.policy = policy;
        chain = EscalationChain.EMPTY;
        noticeByRecipient = new HashMap<>();
        threads = new HashMap<>(before == null ? Map.of() : before.outgoing().threads());
        pending = new ArrayList<>(before == null ? List.of() : before.outgoing().pending());
        transitions =
                new ArrayList<>(before == null ? List.of() : before.outgoing().transitions());
        history = new ArrayList<>(before == null ? List.of() : before.history());
    }

    public Standing standing() {
        return Standing.of(key.rule(), figures, policy.marginPoints());
    }

    /** Moves to a state that is not RECOVERING and notes why. */
    public void become(CaseState next, HistoryEntry.What why, Instant now) {
        state = next;
        interrupted = null;
        streak = 0;
        confirmAt = null;
        holdUntil = null;
        note(why, now);
    }

    /** Moves to RECOVERING, from where it may go back. */
    public void recover(Instant now, @Nullable Instant until) {
        interrupted = state;
        state = CaseState.RECOVERING;
        streak = 0;
        holdUntil = until;
        note(HistoryEntry.What.CAUGHT_UP, now);
    }

    /** Ends the episode. */
    public void resolve(Resolution why, HistoryEntry.What what, Instant now) {
        resolution = why;
        end(CaseState.RESOLVED, what, now);
    }

    /** Ends the episode in one of the two last states. */
    public void end(CaseState last, HistoryEntry.What what, Instant now) {
        answerBy = null;
        closesAt = null;
        become(last, what, now);
    }

    /** Undoes its last entry and goes back to how it stood before; what was to be answered is so once more. */
    public void reopen(CaseState before, TransitionContext context) {
        history.remove(history.size() - 1);
        transitions.removeIf(one -> one.what() == HistoryEntry.What.PERIOD_CLOSED);
        state = before == CaseState.RECOVERING ? CaseState.OPEN : before;
        noted = state;
        closesAt = context.closesAt();
        answerBy = explanation != null && state == CaseState.EXPLAINED
                ? context.endOf(explanation.promisedFor())
                : context.afterWorkingDays(policy.answerWorkingDays());
    }

    /** Notes what happened, for the history and for other systems. */
    public void note(HistoryEntry.What what, Instant now) {
        history.add(new HistoryEntry(now, episode, revision, what, state));
        transitions.add(new CaseTransition(
                key,
                episode,
                version,
                noted,
                state,
                what,
                now,
                revision,
                level,
                urgency(NoticeKind.EVENT),
                figures,
                explanation,
                asked()));
        noted = state;
    }

    /** Those of the first step are asked, unless the policy asks for no answer. */
    private CaseTransition.Asked asked() {
        return policy.answerWorkingDays() == 0
                ? CaseTransition.Asked.NONE
                : new CaseTransition.Asked(chain.step(0), answerBy);
    }

    /** Notes what happened unless it is what happened last. */
    public void noteOnce(HistoryEntry.What what, Instant now) {
        if (history.isEmpty() || history.get(history.size() - 1).what() != what) {
            note(what, now);
        }
    }

    /** Requests a notice to one person. */
    public void want(NoticeKind kind, int number, String recipient, Instant now, @Nullable String follows) {
        want(kind, number, recipient, now, follows, List.of());
    }

    private void want(
            NoticeKind kind,
            int number,
            String recipient,
            Instant now,
            @Nullable String follows,
            List<String> askedInstead) {
        CaseNotice.Occasion occasion = new CaseNotice.Occasion(key, episode, kind, number);
        String id = occasion.idFor(recipient);
        String thread = threads.computeIfAbsent(recipient, first -> id);
        pending.add(new CaseNotice(
                id,
                occasion,
                recipient,
                now,
                opening,
                figures,
                new CaseNotice.Question(answerBy, askedInstead),
                new CaseNotice.Order(follows, thread),
                new CaseNotice.Stage(level, explanation, urgency(kind))));
    }

    /** Requests a notice to a recipient that the case opened and that others are asked about it, and records it. */
    public void inform(String recipient, Instant now) {
        want(NoticeKind.FIRED, 1, recipient, now, null, answerBy == null ? List.of() : chain.step(0));
        noticeByRecipient.putIfAbsent(recipient, CaseNotice.idOf(key, episode, NoticeKind.FIRED, 1, recipient));
    }

    /** Requests a notice of the case to a recipient, and records it. */
    public void addNotice(NoticeKind kind, int number, String recipient, Instant now) {
        want(kind, number, recipient, now, null);
        noticeByRecipient.putIfAbsent(recipient, CaseNotice.idOf(key, episode, kind, number, recipient));
    }

    /** Requests the first notice to a person again; its id says which kind it was. */
    void wantAgain(String recipient, String id, Instant now) {
        boolean asked = chain.step(0).contains(recipient);
        if (CaseNotice.idOf(key, episode, NoticeKind.FIRED, 1, recipient).equals(id)) {
            want(NoticeKind.FIRED, 1, recipient, now, null, asked || answerBy == null ? List.of() : chain.step(0));
            return;
        }
        for (int escalated = 1; escalated <= level; escalated++) {
            if (CaseNotice.idOf(key, episode, NoticeKind.ESCALATION, escalated, recipient)
                    .equals(id)) {
                want(NoticeKind.ESCALATION, escalated, recipient, now, null);
            }
        }
    }

    /** Requests a notice to each of those who were notified, in the order of their ids. */
    public void addNoticeToEachNotified(NoticeKind kind, Instant now) {
        noticeByRecipient.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(one -> want(kind, 1, one.getKey(), now, one.getValue()));
    }

    private Urgency urgency(NoticeKind kind) {
        boolean answersPeople = kind == NoticeKind.ESCALATION || kind == NoticeKind.EXPLAINED;
        if (turns > policy.mostTurns() && !answersPeople) {
            return Urgency.DIGEST_ONLY;
        }
        boolean alarms = kind == NoticeKind.FIRED || kind == NoticeKind.ESCALATION || kind == NoticeKind.EVENT;
        boolean urgent = switch (policy.urgent()) {
            case NEVER -> false;
            case SEVERE -> kind == NoticeKind.ESCALATION || Standing.isSevere(figures);
            case ALWAYS -> true;
        };
        return alarms && urgent ? Urgency.URGENT : Urgency.NORMAL;
    }

    public AlertCase finish() {
        return new AlertCase(
                key,
                new AlertCase.Progress(episode, version, state, interrupted, resolution, level, streak, turns),
                new AlertCase.Figures(dataMissing, revision, opening, figures),
                policy,
                chain,
                new CaseDeadlines(confirmAt, answerBy, holdUntil, closesAt),
                new AlertCase.Responses(explanation, acknowledgement, reminder),
                new AlertCase.Outgoing(noticeByRecipient, threads, pending, transitions),
                history);
    }
}
