package vn.chitieu.notification.year;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.Quarter;

/** One case as the table of the alerts has it, in plain steps. */
final class ExpectedCase {

    private final String rule;
    private final String scope;
    private final String indicator;
    private final Quarter quarter;
    private final String owner;
    private final Terms terms;
    private final Reading reading;
    private final List<ExpectedMail> wanted;
    private final Predicate<String> heard;

    String state = "NONE";
    int episode;
    int level;
    private String before = "";
    private String ended = "";
    private int streak;
    private int turns;
    private boolean silent;
    private long revision;
    private @Nullable Fact opening;
    private @Nullable Fact current;
    private @Nullable Instant confirmAt;
    private @Nullable Instant answerBy;
    private @Nullable Instant holdUntil;
    private @Nullable Instant closesAt;
    private @Nullable Instant quietUntil;
    private @Nullable LocalDate promise;
    private String promisedBy = "";
    private List<List<String>> steps = List.of();
    private final Map<String, List<ExpectedMail>> told = new TreeMap<>();

    /**
     * Takes what it is about, and where it puts the mails that it wants.
     *
     * @param heard who hears from another case what this one would send as a copy
     */
    ExpectedCase(String rule, Fact fact, String owner, List<ExpectedMail> wanted, Predicate<String> heard) {
        this.heard = heard;
        this.rule = rule;
        this.scope = fact.scope();
        this.indicator = fact.indicator();
        this.quarter = fact.quarter();
        this.owner = owner;
        this.terms = Terms.of(rule);
        this.reading = new Reading(rule, owner, terms.margin());
        this.wanted = wanted;
    }

    String id() {
        return rule + "/" + scope + "/" + indicator + "/" + quarter + "/" + owner;
    }

    boolean exists() {
        return episode > 0;
    }

    boolean lives() {
        return exists() && !state.equals("RESOLVED") && !state.equals("CLOSED_UNRESOLVED");
    }

    /** Returns whether it is of the fall of a figure. */
    boolean isOfTheFall(Fact fact) {
        return (rule.equals("BEHIND_TARGET") || rule.equals("FALLING_CUMULATIVE"))
                && (scope + indicator + quarter).equals(fact.scope() + fact.indicator() + fact.quarter());
    }

    /** Returns whether it is open and a person was notified of that. */
    boolean tells(String person) {
        return lives() && !state.equals("PENDING") && told.containsKey(person);
    }

    String anyone() {
        return told.isEmpty() ? "api" : told.keySet().iterator().next();
    }

    void hears(Fact fact, Instant now) {
        if (exists() && fact.revision() <= revision) {
            return;
        }
        String says = reading.says(fact);
        if (!lives()) {
            boolean again = !state.equals("CLOSED_UNRESOLVED")
                    || (rule.equals("CLOSED_QUARTER_MOVED") && !Reading.sameValue(fact, current));
            if (says.equals("bad") && again && now.isBefore(WhoAndWhen.closing(rule, quarter, now))) {
                begin(fact, now);
            }
            return;
        }
        revision = fact.revision();
        silent = says.equals("nothing");
        if (silent) {
            if (state.equals("RECOVERING")) {
                streak = 0;
                holdUntil = null;
            }
            return;
        }
        current = fact;
        if (state.equals("PENDING")) {
            if (says.equals("bad")) {
                streak++;
                openIfBelieved(now);
            } else if (Reading.isGood(says)) {
                end("NOT_CONFIRMED", now, null);
            }
        } else if (state.equals("RECOVERING")) {
            recovering(says, now);
        } else if (Reading.isGood(says) && !endedOtherwise(now) && says.equals("good")) {
            before = state;
            state = "RECOVERING";
            streak = 0;
            holdUntil = after(terms.holdDays(), now);
            endIfHeld(now);
        }
    }

    void losesItsTarget(long newRevision, Instant now) {
        if (lives() && newRevision > revision) {
            revision = newRevision;
            end("TARGET_CHANGED", now, "TARGET_CHANGED");
        }
    }

    void isOvertaken(long newRevision, Instant now) {
        if (lives() && newRevision > revision) {
            revision = newRevision;
            end("JUDGED", now, null);
        }
    }

    boolean isExplained(int ofEpisode, LocalDate promised, String by, Instant now) {
        boolean open = lives() && !state.equals("PENDING") && ofEpisode == episode;
        if (open && promised.equals(promise) && by.equals(promisedBy)) {
            return true; // the same once more
        }
        boolean waits = state.equals("OPEN")
                || state.equals("ESCALATED")
                || (state.equals("RECOVERING") && !before.equals("EXPLAINED"));
        if (!waits || ofEpisode != episode) {
            return false;
        }
        promise = promised;
        promisedBy = by;
        answerBy = YearCity.midnightAfter(promised);
        if (state.equals("RECOVERING")) {
            before = "EXPLAINED";
        } else {
            state = "EXPLAINED";
            streak = 0;
            holdUntil = null;
        }
        for (String person : told.keySet()) {
            if (!person.equals(by)) {
                addNotice("EXPLAINED", level + 1, person, now);
            }
        }
        return true;
    }

    boolean isAcknowledged(Instant until) {
        boolean open = lives() && !state.equals("PENDING");
        if (open) {
            quietUntil = until;
        }
        return open;
    }

    /** Returns whether another case is of the same fall and asks the same people first. */
    boolean asksWith(ExpectedCase other) {
        return !other.id().equals(id())
                && PostOffice.fall(other.id()).equals(PostOffice.fall(id()))
                && other.firstAsked().equals(firstAsked());
    }

    private List<String> firstAsked() {
        return steps.isEmpty() ? List.of() : steps.get(0);
    }

    void time(Instant now) {
        if (!lives()) {
            return;
        }
        if (reached(closesAt, now)) {
            if (state.equals("PENDING")) {
                end("NOT_CONFIRMED", now, null);
            } else if (state.equals("RECOVERING") && Reading.isGood(reading.says(current)) && !silent) {
                end("RECOVERED", now, "RECOVERED");
            } else {
                state = "CLOSED_UNRESOLVED";
                before = "";
            }
            return;
        }
        String says = reading.says(current);
        if (state.equals("PENDING")) {
            if (says.equals("bad") && !silent && reached(confirmAt, now) && !reading.couldBeTheMissing(current)) {
                open(now);
            }
        } else if (state.equals("RECOVERING")) {
            if (Reading.isGood(says) && !silent && reached(holdUntil, now)) {
                end("RECOVERED", now, "RECOVERED");
            }
        } else if (terms.stepDays() > 0 && says.equals("bad") && reached(answerBy, now)) {
            boolean quiet = quietUntil != null && quietUntil.isAfter(now);
            boolean above = level + 1 < steps.size();
            if (!quiet && (above || state.equals("EXPLAINED"))) {
                escalate(now);
            }
        }
    }

    private void begin(Fact fact, Instant now) {
        if (ended.equals("RECOVERED")) {
            turns++;
        }
        episode++;
        state = "PENDING";
        ended = "";
        before = "";
        level = 0;
        streak = 1;
        silent = false;
        revision = fact.revision();
        opening = fact;
        current = fact;
        promise = null;
        promisedBy = "";
        quietUntil = null;
        answerBy = null;
        holdUntil = null;
        steps = List.of();
        told.clear();
        closesAt = WhoAndWhen.closing(rule, quarter, now);
        confirmAt = after(terms.days(), now);
        openIfBelieved(now);
    }

    private void openIfBelieved(Instant now) {
        FigureStatus status = current.cumulative() == null ? null : current.status();
        boolean firm = terms.firm() != null && status != null && status.compareTo(terms.firm()) >= 0;
        boolean severe = terms.severeAtOnce() && reading.isSevere(current);
        boolean often = terms.revisions() > 0 && streak >= terms.revisions();
        if ((firm || severe || often || reached(confirmAt, now)) && !reading.couldBeTheMissing(current)) {
            open(now);
        }
    }

    private void open(Instant now) {
        state = "OPEN";
        streak = 0;
        steps = WhoAndWhen.chain(rule, scope, indicator, YearCity.day(now));
        answerBy = after(terms.answerDays(), now);
        if (!steps.isEmpty()) {
            for (String person : steps.get(0)) {
                if (!rule.equals("WATCH_LIST") || !heard.test(person)) {
                    addNotice("FIRED", 1, person, now);
                }
            }
            for (String person : rule.equals("WATCH_LIST") ? List.<String>of() : WhoAndWhen.informed(steps, scope)) {
                told.computeIfAbsent(person, any -> new ArrayList<>())
                        .add(want("FIRED", 1, person, now, List.of(), answerBy == null ? List.of() : steps.get(0)));
            }
        }
    }

    private void escalate(Instant now) {
        List<String> next = level + 1 < steps.size()
                ? steps.get(level + 1)
                : steps.isEmpty() ? List.of() : steps.get(steps.size() - 1);
        level++;
        state = "ESCALATED";
        streak = 0;
        answerBy = after(terms.stepDays(), now);
        for (String person : next) {
            addNotice("ESCALATION", level, person, now);
        }
    }

    private void recovering(String says, Instant now) {
        if (says.equals("bad")) {
            turns++;
            state = before;
            before = "";
            streak = 0;
            holdUntil = null;
        } else if (says.equals("between")) {
            streak = 0;
            holdUntil = null;
        } else if (!endedOtherwise(now)) {
            streak++;
            if (holdUntil == null) {
                holdUntil = after(terms.holdDays(), now);
            }
            endIfHeld(now);
        }
    }

    private void endIfHeld(Instant now) {
        if (streak >= terms.holdRevisions() || reached(holdUntil, now)) {
            end("RECOVERED", now, "RECOVERED");
        }
    }

    private boolean endedOtherwise(Instant now) {
        BigDecimal was = opening.targets().get(owner);
        BigDecimal is = current.targets().get(owner);
        if (was != null && is != null && was.compareTo(is) != 0 && current.cumulative() != null) {
            BigDecimal lead = current.cumulative().subtract(opening.expected(was));
            if ((current.lowerIsBetter() ? lead.negate() : lead).signum() < 0) {
                end("TARGET_CHANGED", now, "TARGET_CHANGED");
                return true;
            }
        }
        boolean noTarget = owner.equals("NONE");
        boolean official = isOfficial(opening) && isOfficial(current);
        boolean sameUnits = opening.missing().equals(current.missing());
        boolean takenBack = current.asOf().isBefore(opening.asOf());
        if (noTarget || (official && sameUnits) || takenBack) {
            end("CORRECTED", now, "CORRECTED");
            return true;
        }
        return false;
    }

    private static boolean isOfficial(Fact fact) {
        return fact.cumulative() != null && fact.status() == FigureStatus.OFFICIAL;
    }

    private void end(String why, Instant now, @Nullable String kind) {
        state = "RESOLVED";
        before = "";
        ended = why;
        answerBy = null;
        if (kind != null) {
            told.forEach((person, before) -> want(kind, 1, person, now, List.copyOf(before)));
        }
    }

    private void addNotice(String kind, int number, String person, Instant now) {
        ExpectedMail mail = want(kind, number, person, now, List.of());
        told.computeIfAbsent(person, any -> new ArrayList<>()).add(mail);
    }

    private ExpectedMail want(String kind, int number, String to, Instant now, List<ExpectedMail> takesBack) {
        return want(kind, number, to, now, takesBack, List.of());
    }

    private ExpectedMail want(
            String kind, int number, String to, Instant now, List<ExpectedMail> takesBack, List<String> askedInstead) {
        boolean toPeopleWhoAct = kind.equals("ESCALATION") || kind.equals("EXPLAINED");
        boolean alarm = kind.equals("FIRED") || kind.equals("ESCALATION");
        String urgency = "NORMAL";
        if (turns > terms.turns() && !toPeopleWhoAct) {
            urgency = "DIGEST_ONLY";
        } else if (alarm && terms.urgent() && (kind.equals("ESCALATION") || reading.isSevere(current))) {
            urgency = "URGENT";
        }
        ExpectedMail mail = new ExpectedMail(
                kind,
                id(),
                episode,
                number,
                to,
                now,
                level,
                urgency,
                promise,
                answerBy,
                askedInstead,
                List.of(),
                takesBack);
        wanted.add(mail);
        return mail;
    }

    private static @Nullable Instant after(int workingDays, Instant now) {
        return workingDays == 0 ? null : YearCity.endOfWorkingDay(YearCity.day(now), workingDays);
    }

    private static boolean reached(@Nullable Instant at, Instant now) {
        return at != null && !now.isBefore(at);
    }
}
