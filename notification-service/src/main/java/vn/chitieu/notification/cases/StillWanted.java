package vn.chitieu.notification.cases;

import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import vn.chitieu.notification.cases.model.CaseNotice;
import vn.chitieu.notification.cases.model.CaseRepository;
import vn.chitieu.notification.cases.model.TotalKey;
import vn.chitieu.notification.cases.model.WatchCopies;
import vn.chitieu.notification.cases.policy.Rule;
import vn.chitieu.notification.notice.NoticeKind;
import vn.chitieu.notification.watch.WatchService;

/**
 * Says of a notice that is about to leave whether it is still wanted: a reminder is until the answer has come, a notice
 * about a watched figure for as long as its recipient watches it and does not hear the same from the fall of the
 * figure, any other always. Thread-safe.
 */
@Component
public final class StillWanted implements Predicate<CaseNotice> {

    private final CaseRepository cases;
    private final TransitionContextFactory context;
    private final WatchService watches;

    /** Takes the store of cases, and what knows who watches by the catalog and of their own accord. */
    public StillWanted(CaseRepository cases, TransitionContextFactory context, WatchService watches) {
        this.cases = cases;
        this.context = context;
        this.watches = watches;
    }

    @Override
    public boolean test(CaseNotice notice) {
        if (notice.kind() == NoticeKind.ANSWER_REMINDER) {
            return cases.find(notice.about()).stream()
                    .anyMatch(
                            one -> one.progress().episode() == notice.occasion().episode()
                                    && one.awaitedOf().contains(notice.recipient()));
        }
        return notice.about().rule() != Rule.WATCH_LIST || (isWatched(notice) && !isSaid(notice));
    }

    /** A watch that began at another instance is in the store before it is in the copy of this one. */
    private boolean isWatched(CaseNotice notice) {
        TotalKey total = notice.about().total();
        return context.isWatchedBy(notice.about(), notice.recipient())
                || watches.isWatching(total.city(), notice.recipient(), total.scope(), total.indicator());
    }

    private boolean isSaid(CaseNotice notice) {
        return WatchCopies.areSaidBy(cases.of(List.of(notice.about().total())), notice);
    }
}
