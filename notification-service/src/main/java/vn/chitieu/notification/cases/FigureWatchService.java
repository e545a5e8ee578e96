package vn.chitieu.notification.cases;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.cases.life.LateWatchers;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.CaseRepository;
import vn.chitieu.notification.cases.model.Fall;
import vn.chitieu.notification.cases.model.TotalKey;
import vn.chitieu.notification.cases.model.WatchCopies;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.watch.Watch;
import vn.chitieu.notification.watch.WatchService;

/**
 * Begins and ends watches, and sends who begins one the mail of a case of watchers that is open already. A watch is
 * stored with a mark that the mail may be wanted; the case requests it in a write of its own, once in an episode
 * however often the watch begins, and {@link #tick} does what a crash left. Thread-safe; idempotent.
 */
@Service
public final class FigureWatchService {

    private static final Logger log = LoggerFactory.getLogger(FigureWatchService.class);

    /** A case is closed with the quarter after its own; a deadline that was put off may keep it open for longer. */
    private static final int QUARTERS_BACK = 8;

    private final WatchService watches;
    private final CaseRepository cases;
    private final CaseAnswerService answer;
    private final TransitionContextFactory context;
    private final Clock clock;

    /** Takes what knows the watches, the store of cases, the factory of contexts, the counters and the clock. */
    public FigureWatchService(
            WatchService watches,
            CaseRepository cases,
            TransitionContextFactory context,
            CaseCounters counters,
            Clock clock) {
        this.watches = watches;
        this.cases = cases;
        this.answer = new CaseAnswerService(cases, new CaseTransitionLog(counters));
        this.context = context;
        this.clock = clock;
    }

    /**
     * Begins a watch now; one that is there already stays as it is.
     *
     * @return false if the person watches {@link WatchService#MOST} other figures; then nothing was written
     */
    public boolean begin(CityKey city, String person, Scope scope, String indicator) {
        boolean begun = watches.begin(city, person, scope, indicator);
        if (begun) {
            join(person, of(city, scope, indicator));
        }
        return begun;
    }

    /** Ends a watch; where there is none nothing changes. */
    public void end(CityKey city, String person, Scope scope, String indicator) {
        watches.end(city, person, scope, indicator);
    }

    /**
     * Returns how a person watches the figure of a case now.
     *
     * @throws vn.chitieu.catalog.UnknownCityException if no catalog of its city is in force
     */
    public Watching watching(CaseKey about, String person) {
        TotalKey total = about.total();
        if (watches.isWatching(total.city(), person, total.scope(), total.indicator())) {
            return Watching.OF_THEIR_OWN;
        }
        return context.isWatchedByCatalog(about, person) ? Watching.BY_CATALOG : Watching.NO;
    }

    /** Returns the cases of a figure that are not over, of the newest quarter first. */
    public List<AlertCase> standing(CityKey city, Scope scope, String indicator) {
        return of(city, scope, indicator).stream()
                .filter(one -> !one.progress().state().isClosed())
                .sorted(Comparator.comparing(
                                (AlertCase one) -> one.key().total().quarter())
                        .reversed()
                        .thenComparing(one -> one.key().toString()))
                .toList();
    }

    /**
     * Requests mails that a crash has kept from cases, or that wait for a figure that may fall back; one that fails is
     * retried with a later tick.
     *
     * @return whether any case may now have notices to send
     */
    public boolean tick(Instant now) {
        List<Watch> pending = watches.pending();
        for (Watch one : pending) {
            try {
                List<AlertCase> its = of(one.city(), one.scope(), one.indicator());
                join(one.person(), its);
                if (its.stream().noneMatch(LateWatchers::mayReturn)) {
                    watches.settle(one);
                }
            } catch (RuntimeException fault) {
                log.warn(
                        "The watch of {} {} by {} waits for a fault to pass: {}",
                        one.scope(),
                        one.indicator(),
                        one.person(),
                        fault.toString());
            }
        }
        return !pending.isEmpty();
    }

    /** How a person watches a figure. */
    public enum Watching {
        /** Not at all. */
        NO,
        /** Because of a watch that the person can end. */
        OF_THEIR_OWN,
        /** Because the catalog says so. */
        BY_CATALOG
    }

    private List<AlertCase> of(CityKey city, Scope scope, String indicator) {
        Quarter newest = Quarter.of(context.today(city)).plus(1);
        return cases.of(IntStream.rangeClosed(0, QUARTERS_BACK)
                .mapToObj(back -> new TotalKey(city, scope, indicator, newest.plus(-back)))
                .toList());
    }

    /** Requests what the cases of a figure have to say to a person; of several owners' targets it is one mail. */
    private void join(String person, List<AlertCase> its) {
        List<AlertCase> joined =
                its.stream().map(one -> joined(one, person, its)).toList();
        for (AlertCase next : joined) {
            if (!its.contains(next)) {
                answer.answer(
                        next.key(),
                        one -> new CaseAnswerService.Step.Keep(Fall.together(one, joined(one, person, its), joined)));
            }
        }
    }

    private AlertCase joined(AlertCase one, String person, Collection<AlertCase> its) {
        AlertCase next = WatchCopies.without(one, LateWatchers.joined(one, person, clock.instant()), its);
        boolean silent =
                next.outgoing().pending().size() == one.outgoing().pending().size();
        return silent ? one : next;
    }
}
