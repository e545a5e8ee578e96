package vn.chitieu.notification.year;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Verdict;

/** Says which mail leaves in which hour, by what the alerts promise alone. */
final class Oracle {

    private static final Duration GIVEN_UP_AFTER = Duration.ofDays(3);

    private final Map<String, ExpectedCase> cases = new TreeMap<>();
    private final List<ExpectedMail> wanted = new ArrayList<>();
    private final List<ExpectedMail> waiting = new ArrayList<>();
    private final Set<ExpectedMail> left = new HashSet<>();
    private final List<ExpectedMail> everything = new ArrayList<>();
    private final Map<String, Gap> gaps = new HashMap<>();
    private final List<ExpectedReport> reports = new ArrayList<>();

    Oracle(ReportTerms terms) {
        for (int number = 1; number <= 4; number++) {
            for (int unit = 1; unit <= YearCity.UNITS; unit++) {
                reports.add(new ExpectedReport(unit, new Quarter(2022, number), terms, wanted));
            }
        }
    }

    void time(Instant now) {
        cases.values().forEach(one -> one.time(now));
    }

    void hears(Fact fact, Instant now) {
        for (String owner : List.of("CITY", "PROVINCE")) {
            if (fact.targets().containsKey(owner)) {
                of("BEHIND_TARGET", fact, owner).hears(fact, now);
                forecast(of("FORECAST_BELOW_TARGET", fact, owner), fact, owner, now);
            } else {
                of("BEHIND_TARGET", fact, owner).losesItsTarget(fact.revision(), now);
                of("FORECAST_BELOW_TARGET", fact, owner).losesItsTarget(fact.revision(), now);
                of("WATCH_LIST", fact, owner).losesItsTarget(fact.revision(), now);
            }
        }
        of("FALLING_CUMULATIVE", fact, "NONE").hears(fact, now);
        of("CLOSED_QUARTER_MOVED", fact, "NONE").hears(fact, now);
        for (String owner : List.of("CITY", "PROVINCE")) {
            ExpectedCase watched = of("WATCH_LIST", fact, owner);
            if (fact.targets().containsKey(owner) && (isWatched(fact) || watched.exists())) {
                watched.hears(fact, now);
            }
        }
    }

    void hears(Gap gap) {
        gaps.merge(
                gap.quarter() + gap.indicator(),
                gap,
                (known, other) -> other.revision() > known.revision() ? other : known);
    }

    /** Lets the reports go on by what was heard up to now. */
    void looksAtReports(Instant now) {
        for (ExpectedReport report : reports) {
            Map<String, Gap> known = new HashMap<>();
            for (String indicator : List.of(YearCity.MORE, YearCity.LESS)) {
                Gap gap = gaps.get(report.quarter + indicator);
                if (gap != null) {
                    known.put(indicator, gap);
                }
            }
            report.looks(now, known);
        }
    }

    /**
     * Expects the report on each quarter at its deadline, for every position in charge of more than a ward on that day.
     */
    void reportsOnQuarters(Instant now) {
        for (int after = 0; after <= 4; after++) {
            Quarter quarter = new Quarter(2022, 1).plus(after);
            if (YearCity.endOfWorkingDay(quarter.lastDay(), 5).equals(now)) {
                YearCity.posts().stream()
                        .filter(post ->
                                post.holdsOn(YearCity.day(now)) && !post.scope().startsWith("unit"))
                        .forEach(post -> wanted.add(ExpectedMail.ofQuarter(quarter, post.id(), now)));
            }
        }
    }

    /** Returns the reports that were asked for or came. */
    List<ExpectedReport> reports() {
        return reports.stream().filter(ExpectedReport::exists).toList();
    }

    private static void forecast(ExpectedCase one, Fact fact, String owner, Instant now) {
        if (fact.verdict(fact.targets().get(owner)) == Verdict.NOT_JUDGED) {
            one.hears(fact, now);
        } else {
            one.isOvertaken(fact.revision(), now);
        }
    }

    private static boolean isWatched(Fact fact) {
        return YearCity.posts().stream()
                .anyMatch(post -> post.watches().contains(fact.scope() + "/" + fact.indicator()));
    }

    private ExpectedCase of(String rule, Fact fact, String owner) {
        ExpectedCase one = new ExpectedCase(rule, fact, owner, wanted, person -> isHeard(fact, person));
        ExpectedCase known = cases.putIfAbsent(one.id(), one);
        return known == null ? one : known;
    }

    /** A person is notified of one fall once, and by the case that asks rather than by a copy. */
    private boolean isHeard(Fact fact, String person) {
        return cases.values().stream().filter(one -> one.isOfTheFall(fact)).anyMatch(one -> one.tells(person));
    }

    /** Returns the cases that there are, by id. */
    Collection<ExpectedCase> cases() {
        return cases.values().stream().filter(ExpectedCase::exists).toList();
    }

    /** Returns every mail that was ever wanted, in the order of the hours. */
    List<ExpectedMail> everything() {
        return everything;
    }

    /** Returns what waits from before and leaves as soon as the mail server is back. */
    List<String> comesBack(Instant hour) {
        return leave(hour);
    }

    /** Returns what leaves of what was wanted in this hour. */
    List<String> posts(Instant hour, boolean away) {
        for (ExpectedMail mail : wanted()) {
            if (mail.takesBack().isEmpty() || mail.takesBack().stream().anyMatch(left::contains)) {
                waiting.add(mail);
            } else {
                waiting.removeAll(mail.takesBack()); // none of it is worth a word any more
            }
        }
        return away ? List.of() : leave(hour);
    }

    /** Returns what was wanted since it was asked last. */
    List<ExpectedMail> wanted() {
        List<ExpectedMail> since = List.copyOf(wanted);
        everything.addAll(since);
        wanted.clear();
        return since;
    }

    private List<String> leave(Instant hour) {
        List<String> lines = new ArrayList<>();
        for (ExpectedMail mail : waiting) {
            boolean givenUp = hour.isAfter(mail.wanted().plus(GIVEN_UP_AFTER));
            if (!givenUp && !mail.to().equals(YearScript.REFUSED)) {
                lines.add(mail.in(hour));
                left.add(mail);
            }
        }
        waiting.clear();
        return lines.stream().sorted().toList();
    }
}
