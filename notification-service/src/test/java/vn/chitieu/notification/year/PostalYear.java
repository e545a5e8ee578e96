package vn.chitieu.notification.year;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Person;
import vn.chitieu.notification.application.CaseCircumstances;
import vn.chitieu.notification.application.ChannelGate;
import vn.chitieu.notification.application.CloseDigests;
import vn.chitieu.notification.application.DeliverMail;
import vn.chitieu.notification.application.ExplainCase;
import vn.chitieu.notification.application.KeepCases;
import vn.chitieu.notification.application.PostNotices;
import vn.chitieu.notification.application.RelayNotices;
import vn.chitieu.notification.application.RouteNotices;
import vn.chitieu.notification.application.TrackTotals;
import vn.chitieu.notification.domain.cases.CaseKey;
import vn.chitieu.notification.domain.cases.CaseNotice;
import vn.chitieu.notification.domain.digest.DigestItem;
import vn.chitieu.notification.domain.digest.DigestNotice;
import vn.chitieu.notification.domain.notice.Notice;
import vn.chitieu.notification.domain.outbox.ArchiveProbe;
import vn.chitieu.notification.domain.outbox.DeliveryPolicy;
import vn.chitieu.notification.domain.outbox.FrozenMail;
import vn.chitieu.notification.domain.outbox.OutboxRow;
import vn.chitieu.notification.domain.outbox.SendOutcome;
import vn.chitieu.notification.domain.timing.DigestSlots;
import vn.chitieu.notification.domain.timing.QuietHours;
import vn.chitieu.notification.fixtures.InMemoryCases;
import vn.chitieu.notification.fixtures.InMemoryDigests;
import vn.chitieu.notification.fixtures.InMemoryMailAllowance;
import vn.chitieu.notification.fixtures.InMemoryOutbox;
import vn.chitieu.notification.fixtures.InMemorySilences;
import vn.chitieu.notification.fixtures.RecordingTally;

/**
 * The same year with people who sleep, have weekends, and want mail in their own way: quiet from 20:00 to 6:00 and on
 * days off, a digest at 7:00 of each working day, two mails at once a day. What is wanted is what the oracle expects;
 * how it reaches people follows the promises about digests, quiet hours and wishes.
 */
final class PostalYear {

    private static final int AT_ONCE_A_DAY = 2;
    private static final LocalTime QUIET = LocalTime.of(20, 0);
    private static final LocalTime AWAKE = LocalTime.of(6, 0);
    private static final DeliveryPolicy DELIVERY = new DeliveryPolicy(
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(10),
            Duration.ofDays(30),
            Duration.ofMinutes(5));

    private final YearScript script;
    private final Oracle oracle = new Oracle();
    private final InMemoryCases cases = new InMemoryCases();
    private final InMemoryOutbox outbox = new InMemoryOutbox();
    private final InMemoryDigests digests = new InMemoryDigests();
    private final TrackTotals track;
    private final KeepCases keep;
    private final ExplainCase explain;
    private final RelayNotices relay;
    private final CloseDigests close;
    private final DeliverMail deliver;
    private final Map<String, Notice> notices = new HashMap<>();
    private final Map<String, CaseNotice> posted = new LinkedHashMap<>();
    private final Map<String, Integer> atOnceOnDay = new HashMap<>();
    private final Set<String> digestOnDay = new HashSet<>();
    private final Set<String> told = new HashSet<>();
    private final List<String> wrong = new ArrayList<>();
    private Instant now = YearScript.BEGIN;
    private int digestsSent;
    private int alone;

    PostalYear(long seed) {
        script = new YearScript(seed);
        Catalog city = YearCity.catalog();
        Clock clock = new YearClock();
        RecordingTally tally = new RecordingTally();
        CaseCircumstances circumstances = new CaseCircumstances(() -> city, Terms.policies(), clock);
        track = new TrackTotals(cases, circumstances, tally);
        keep = new KeepCases(cases, circumstances, tally);
        explain = new ExplainCase(cases, circumstances, tally);
        RouteNotices routing = new RouteNotices(
                () -> city,
                new InMemorySilences(),
                digests,
                new InMemoryMailAllowance(),
                new RouteNotices.Times(
                        new QuietHours(QUIET, AWAKE, true), new DigestSlots(LocalTime.of(7, 0)), AT_ONCE_A_DAY));
        PostNotices post = new PostNotices(outbox, routing, DELIVERY, tally, clock);
        relay = new RelayNotices(cases, post);
        close = new CloseDigests(digests, post);
        deliver = new DeliverMail(
                outbox,
                (notice, at) -> letter(notice),
                this::send,
                ArchiveProbe.none(),
                new ChannelGate(clock, Duration.ofMinutes(1)),
                DELIVERY,
                tally,
                clock,
                below -> 0);
    }

    /** Lives the year and some days to let the last digest leave; returns what is not as promised. */
    List<String> live() {
        for (; now.isBefore(YearScript.END.plus(Duration.ofDays(10))); now = now.plus(Duration.ofHours(1))) {
            List<Fact> facts = now.isBefore(YearScript.END) ? script.at(now) : List.of();
            int hour = hour();
            if (facts.isEmpty() && hour % 6 != 0 && hour != 7 && hour != 9) {
                continue;
            }
            if (now.isBefore(YearScript.END)) {
                keep.tick(now);
                oracle.time(now);
            }
            track.track(facts.stream().map(Fact::judged).toList());
            facts.forEach(fact -> oracle.hears(fact, now));
            if (hour == 9 && now.isBefore(YearScript.END)) {
                answers();
            }
            cases.withPendingNotices(Integer.MAX_VALUE)
                    .forEach(one -> one.pending().forEach(notice -> posted.put(notice.id(), notice)));
            while (relay.relay()) {
                // there is more
            }
            oracle.posts(now, true);
            close.tick(now);
            deliver();
        }
        compareWithTheOracle();
        return wrong;
    }

    int digestsSent() {
        return digestsSent;
    }

    int sentAlone() {
        return alone;
    }

    private void answers() {
        LocalDate today = YearCity.day(now);
        for (ExpectedCase one : oracle.cases()) {
            LocalDate promise = one.lives() ? script.promise(today) : null;
            if (promise != null) {
                String by = one.anyone();
                explain.explain(
                        CaseKey.parse(one.id()), one.episode, new ExplainCase.Input("cause", "remedy", promise), by);
                one.isExplained(one.episode, promise, by, now);
            }
        }
    }

    private void deliver() {
        for (List<OutboxRow> due = outbox.due(now, 1000); !due.isEmpty(); due = outbox.due(now, 1000)) {
            due.forEach(deliver::deliver);
        }
    }

    private FrozenMail letter(Notice notice) {
        notices.put("<" + notice.id() + "@example.org>", notice);
        return new FrozenMail(
                "<" + notice.id() + "@example.org>",
                notice.recipient() + "@example.org",
                notice.id().getBytes(StandardCharsets.UTF_8));
    }

    private SendOutcome send(FrozenMail mail) {
        Notice notice = notices.get(mail.messageId());
        String day = YearCity.day(now) + " " + notice.recipient();
        if (notice instanceof DigestNotice digest) {
            digestsSent++;
            check(digestOnDay.add(day), "a second digest", day);
            check(isAwake(), "a digest while it is quiet", day);
            digests.items(digest.digest()).stream().map(DigestItem::notice).forEach(this::tell);
        } else {
            alone++;
            CaseNotice of = (CaseNotice) notice;
            check(atOnceOnDay.merge(day, 1, Integer::sum) <= AT_ONCE_A_DAY, "a third mail", day);
            check(of.urgent() || isAwake(), "a mail while it is quiet", day);
            check(
                    of.urgent() || YearCity.wish(of.recipient()) == Person.Delivery.AT_ONCE,
                    "a mail to whoever wants none at once",
                    day);
            check(!of.urgency().name().equals("DIGEST_ONLY"), "a mail of what goes to and fro", day);
            tell(of.id());
        }
        return new SendOutcome.Accepted("250 ok");
    }

    private void tell(String id) {
        check(told.add(id), "told twice", id);
    }

    private boolean isAwake() {
        LocalTime time = LocalTime.ofInstant(now, YearCity.ZONE);
        LocalDate day = YearCity.day(now);
        boolean worked = YearCity.endOfWorkingDay(day.minusDays(1), 1).equals(YearCity.midnightAfter(day));
        return worked && !time.isBefore(AWAKE) && time.isBefore(QUIET);
    }

    /** Whatever was wanted was told, but for what was taken back before it was told, and what takes that back. */
    private void compareWithTheOracle() {
        Set<String> expected = new HashSet<>();
        Map<ExpectedMail, ExpectedMail> takenBackBy = new HashMap<>();
        for (ExpectedMail mail : oracle.everything()) {
            expected.add(name(mail));
            if (mail.takesBack() != null) {
                takenBackBy.put(mail.takesBack(), mail);
            }
        }
        Set<String> names = new HashSet<>();
        posted.values().forEach(notice -> names.add(name(notice)));
        check(names.equals(expected), "what was wanted is not what was expected", names.size() + " " + expected.size());
        Set<String> toldNames = new HashSet<>();
        told.forEach(id -> toldNames.add(name(posted.get(id))));
        for (ExpectedMail mail : oracle.everything()) {
            ExpectedMail end = takenBackBy.get(mail);
            boolean tells = toldNames.contains(name(mail));
            if (!tells) {
                boolean excused = (end != null && !toldNames.contains(name(end)))
                        || (mail.takesBack() != null && !toldNames.contains(name(mail.takesBack())));
                check(excused, "never told", name(mail));
            } else if (mail.takesBack() != null) {
                check(toldNames.contains(name(mail.takesBack())), "took back what was never told", name(mail));
            }
        }
    }

    private static String name(ExpectedMail mail) {
        return mail.kind() + " " + mail.about() + "#" + mail.episode() + "/" + mail.number() + " to " + mail.to();
    }

    private static String name(CaseNotice notice) {
        return notice.kind() + " " + notice.subject() + "#" + notice.episode() + "/" + notice.number() + " to "
                + notice.recipient();
    }

    private void check(boolean promised, String what, String where) {
        if (!promised) {
            wrong.add(now + ": " + what + ": " + where);
        }
    }

    private int hour() {
        return now.atZone(YearCity.ZONE).getHour();
    }

    /** The clock of the year. */
    private final class YearClock extends Clock {

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
