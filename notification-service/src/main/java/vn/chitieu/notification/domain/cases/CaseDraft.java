package vn.chitieu.notification.domain.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.chitieu.notification.domain.notice.NoticeKind;

/** The next version of a case while a transition works on it. */
final class CaseDraft {

    final CaseKey key;
    final int episode;
    private final long version;
    CaseState state;

    @Nullable
    CaseState interrupted;

    final int level;
    int streak;
    boolean dataMissing;
    long revision;
    final Figures opening;
    Figures figures;
    final CasePolicy policy;

    @Nullable
    Instant dueAt;

    @Nullable
    Resolution resolution;

    final Map<String, String> told;
    final Map<String, String> threads;
    final List<CaseNotice> pending;
    final List<HistoryEntry> history;

    /** Starts from a case as it stands. */
    CaseDraft(AlertCase from) {
        key = from.key();
        episode = from.episode();
        version = from.version() + 1;
        state = from.state();
        interrupted = from.interrupted();
        level = from.level();
        streak = from.streak();
        dataMissing = from.dataMissing();
        revision = from.revision();
        opening = from.opening();
        figures = from.figures();
        policy = from.policy();
        dueAt = from.dueAt();
        resolution = from.resolution();
        told = new HashMap<>(from.told());
        threads = new HashMap<>(from.threads());
        pending = new ArrayList<>(from.pending());
        history = new ArrayList<>(from.history());
    }

    /** Starts a new episode, the first or one after an earlier case of the same key was resolved. */
    CaseDraft(@Nullable AlertCase before, CaseEvent.Judged event, CasePolicy policy) {
        key = event.about();
        episode = before == null ? 1 : before.episode() + 1;
        version = before == null ? 1 : before.version() + 1;
        state = CaseState.PENDING;
        level = 0;
        revision = event.revision();
        opening = event.figures();
        figures = event.figures();
        this.policy = policy;
        told = new HashMap<>();
        threads = new HashMap<>(before == null ? Map.of() : before.threads());
        pending = new ArrayList<>(before == null ? List.of() : before.pending());
        history = new ArrayList<>(before == null ? List.of() : before.history());
    }

    /** Moves to a state that is not RECOVERING and notes why. */
    void become(CaseState next, HistoryEntry.What why, Instant now) {
        state = next;
        interrupted = null;
        streak = 0;
        note(why, now);
    }

    /** Ends the episode. */
    void resolve(Resolution why, HistoryEntry.What what, Instant now) {
        resolution = why;
        dueAt = null;
        become(CaseState.RESOLVED, what, now);
    }

    /** Notes something without moving. */
    void note(HistoryEntry.What what, Instant now) {
        history.add(new HistoryEntry(now, episode, revision, what, state));
    }

    /** Wants a notice to one person. */
    void want(NoticeKind kind, String recipient, Instant now, @Nullable String follows) {
        String id = CaseNotice.idOf(key, episode, kind, 1, recipient);
        String thread = threads.computeIfAbsent(recipient, first -> id);
        pending.add(new CaseNotice(
                id, key, episode, kind, 1, recipient, now, opening, figures, dueAt, follows, thread, level, null));
    }

    /** Wants a notice to each of those who were told, in the order of their ids. */
    void wantForThoseTold(NoticeKind kind, Instant now) {
        told.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(one -> want(kind, one.getKey(), now, one.getValue()));
    }

    AlertCase finish() {
        return new AlertCase(
                key,
                episode,
                version,
                state,
                interrupted,
                level,
                streak,
                dataMissing,
                revision,
                opening,
                figures,
                policy,
                dueAt,
                resolution,
                told,
                threads,
                pending,
                history);
    }
}
