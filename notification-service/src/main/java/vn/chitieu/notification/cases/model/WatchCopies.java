package vn.chitieu.notification.cases.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.chitieu.notification.cases.policy.Rule;
import vn.chitieu.notification.notice.NoticeKind;

/**
 * What cases of watched figures send, which are copies: one fall is one mail to a person, so who is notified of it by a
 * case of the {@link Fall} gets no copy. Pure.
 */
public final class WatchCopies {

    private WatchCopies() {}

    /** Returns whether another case is of the fall of the figure that a case watches. */
    public static boolean isOfTheFall(CaseKey other, CaseKey watch) {
        return watch.rule() == Rule.WATCH_LIST
                && Fall.isPart(other)
                && other.total().equals(watch.total())
                && Objects.equals(other.window(), watch.window());
    }

    /**
     * Returns whether the recipient of a copy hears the same from the fall itself: that the figure is behind from a
     * case that is open, that it is so no more from one that ended with the same figures.
     *
     * @param cases those of the total; those that are of no fall of the figure do not count
     */
    public static boolean areSaidBy(Collection<AlertCase> cases, CaseNotice copy) {
        return cases.stream()
                .filter(one -> isOfTheFall(one.key(), copy.about()))
                .filter(one -> one.outgoing().noticeByRecipient().containsKey(copy.recipient()))
                .anyMatch(one -> copy.kind().alarms() ? one.isOpen() : hasEndedWith(one, copy));
    }

    private static boolean hasEndedWith(AlertCase one, CaseNotice copy) {
        return one.progress().state() == CaseState.RESOLVED
                && one.figures().latest().revision() == copy.figures().revision();
    }

    /**
     * Returns a case of a watched figure without its new notices to those whom the fall itself notifies that the figure
     * is behind; other cases as they are. They are not recorded as notified, so they get no notice of its end either.
     *
     * @param before the case as it was; null where there was none
     * @param next the case after a transition
     * @param all the cases of the total as they are after it
     */
    public static AlertCase without(@Nullable AlertCase before, AlertCase next, Collection<AlertCase> all) {
        if (next.key().rule() != Rule.WATCH_LIST) {
            return next;
        }
        Set<String> known = before == null
                ? Set.of()
                : before.outgoing().pending().stream().map(CaseNotice::id).collect(Collectors.toSet());
        List<CaseNotice> dropped = next.outgoing().pending().stream()
                .filter(notice -> notice.kind() == NoticeKind.FIRED && !known.contains(notice.id()))
                .filter(notice -> areSaidBy(all, notice))
                .toList();
        if (dropped.isEmpty()) {
            return next;
        }
        AlertCase.Outgoing was = next.outgoing();
        List<CaseNotice> pending = new ArrayList<>(was.pending());
        Map<String, String> byRecipient = new HashMap<>(was.noticeByRecipient());
        Map<String, String> threads = new HashMap<>(was.threads());
        for (CaseNotice notice : dropped) {
            pending.remove(notice);
            byRecipient.remove(notice.recipient(), notice.id());
            threads.remove(notice.recipient(), notice.id());
        }
        return next.with(new AlertCase.Outgoing(byRecipient, threads, pending, was.transitions()));
    }
}
