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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.cases.CaseScheduler;
import vn.chitieu.notification.cases.ExplanationService;
import vn.chitieu.notification.cases.TransitionContextFactory;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.detection.DetectionService;
import vn.chitieu.notification.fixtures.InMemoryCases;
import vn.chitieu.notification.fixtures.InMemoryDailyMailQuota;
import vn.chitieu.notification.fixtures.InMemoryDigestRepository;
import vn.chitieu.notification.fixtures.InMemoryOutbox;
import vn.chitieu.notification.fixtures.InMemorySilenceRepository;
import vn.chitieu.notification.fixtures.RecordingTally;
import vn.chitieu.notification.mail.NoticeRelay;
import vn.chitieu.notification.notice.DigestSlots;
import vn.chitieu.notification.notice.Notice;
import vn.chitieu.notification.notice.QuietHours;
import vn.chitieu.notification.outbox.ArchiveProbe;
import vn.chitieu.notification.outbox.DeliveryPolicy;
import vn.chitieu.notification.outbox.FrozenMail;
import vn.chitieu.notification.outbox.MessageWriter;
import vn.chitieu.notification.outbox.NoticeRouter;
import vn.chitieu.notification.outbox.OutboxPublisher;
import vn.chitieu.notification.outbox.OutboxRow;
import vn.chitieu.notification.outbox.Route;
import vn.chitieu.notification.outbox.SendOutcome;
import vn.chitieu.notification.outbox.delivery.CircuitBreaker;
import vn.chitieu.notification.outbox.delivery.OutboxDelivery;
import vn.chitieu.notification.routing.DailyMailQuota;
import vn.chitieu.notification.routing.RoutingService;
import vn.chitieu.notification.routing.digest.DigestItem;
import vn.chitieu.notification.routing.digest.DigestNotice;
import vn.chitieu.notification.routing.digest.DigestRepository;
import vn.chitieu.notification.routing.digest.DigestService;
import vn.chitieu.notification.routing.digest.SilenceNote;
import vn.chitieu.notification.routing.silence.Silence;
import vn.chitieu.notification.routing.silence.SilenceRepository;
import vn.chitieu.notification.routing.silence.SilenceService;

/**
 * The same year with people who sleep, have weekends, and want mail in their own way: quiet from 20:00 to 6:00 and on
 * days off, a digest at 7:00 of each working day, two mails at once a day; and with silences. What is wanted is what
 * the oracle expects; in which mail and hour it reaches people is what the post office expects.
 */
final class PostalYear {

    private static final DeliveryPolicy DELIVERY = new DeliveryPolicy(
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(10),
            Duration.ofDays(30),
            Duration.ofMinutes(5));

    private final YearScript script;
    private final HushScript hushes;
    private final Oracle oracle;
    private final PostOffice office = new PostOffice();
    private final InMemoryCases cases = new InMemoryCases();
    private final InMemoryOutbox outbox = new InMemoryOutbox();
    private final Parts parts;
    private final DetectionService track;
    private final CaseScheduler keep;
    private final ExplanationService explain;
    private final SilenceService silence;
    private final YearReports reports;
    private final NoticeRelay relay;
    private final DigestService close;
    private final OutboxDelivery delivery;
    private final RecordingTally tally = new RecordingTally();
    private final Map<String, List<Notice>> notices = new HashMap<>();
    private final List<Notice> underWay = new ArrayList<>();
    private final List<Notice> sharing = new ArrayList<>();
    private final Map<String, ExpectedMail> byId = new HashMap<>();
    private final List<String> lines = new ArrayList<>();
    private Instant now = YearScript.BEGIN;
    private int digestsSent;
    private int alone;
    private int ended;

    PostalYear(long seed) {
        this(seed, Parts.sound(seed));
    }

    /** Takes parts that may be other than they should be. */
    PostalYear(long seed, Parts parts) {
        script = new YearScript(seed);
        hushes = new HushScript(seed);
        oracle = new Oracle(ReportTerms.of(seed));
        this.parts = parts;
        Catalog city = parts.city();
        Clock clock = new YearClock();
        TransitionContextFactory context =
                new TransitionContextFactory(Catalogs.of(city), CityIds.ofHome(city.id()), Terms.policies(), clock);
        track = new DetectionService(cases, context, tally);
        keep = new CaseScheduler(cases, context, tally);
        explain = new ExplanationService(cases, context, tally);
        silence = new SilenceService(parts.silences(), clock);
        NoticeRouter routing = new RoutingService(
                Catalogs.of(city),
                CityIds.ofHome(city.id()),
                parts.silences(),
                parts.digests(),
                parts.allowance(),
                parts.times());
        OutboxPublisher outboxPublisher = new OutboxPublisher(
                outbox,
                new NoticeRouter() {
                    @Override
                    public Route route(Notice notice, Instant at) {
                        return record(notice, routing);
                    }

                    @Override
                    public boolean mayShareAMail(Notice notice, Instant at) {
                        sharing.add(notice);
                        return routing.mayShareAMail(notice, at);
                    }
                },
                DELIVERY,
                tally,
                clock);
        relay = new NoticeRelay(cases, outboxPublisher);
        reports = new YearReports(seed, parts.reports(), city, outboxPublisher, oracle);
        close = new DigestService(Catalogs.of(city), CityIds.ofHome(city.id()), parts.digests(), outboxPublisher);
        CircuitBreaker circuitBreaker = new CircuitBreaker(clock, Duration.ofMinutes(1));
        delivery = new OutboxDelivery(
                outbox,
                new MessageWriter() {
                    @Override
                    public FrozenMail write(Notice notice, Instant at) {
                        return letter(notice, List.of(notice));
                    }

                    @Override
                    public FrozenMail write(Notice mail, List<Notice> said, Instant at) {
                        return letter(mail, said);
                    }
                },
                this::send,
                ArchiveProbe.none(),
                circuitBreaker,
                DELIVERY,
                tally,
                clock,
                below -> 0);
    }

    /**
     * Lives until the last digest has left or something is not as expected; returns what is not, empty where all is.
     */
    List<String> live() {
        for (; now.isBefore(YearScript.END.plus(Duration.ofDays(10))); now = now.plus(Duration.ofHours(1))) {
            boolean running = now.isBefore(YearScript.END);
            List<Fact> facts = running ? script.at(now) : List.of();
            silences();
            int hour = now.atZone(YearCity.ZONE).getHour();
            if (facts.isEmpty() && !reports.hasNewsAt(now) && hour % 6 != 0 && hour != 7 && hour != 9) {
                continue;
            }
            if (running) {
                keep.tick(now);
                oracle.time(now);
            }
            track.track(facts.stream().map(Fact::judged).toList());
            facts.forEach(fact -> oracle.hears(fact, now));
            if (hour == 9 && running) {
                answers();
            }
            while (relay.relay()) {
                // there is more
            }
            if (running) {
                reports.live(now);
            }
            List<String> wrong = postAsExpected();
            close.tick(now);
            deliver();
            wrong.addAll(compare());
            if (!wrong.isEmpty()) {
                return wrong;
            }
        }
        return account();
    }

    int digestsSent() {
        return digestsSent;
    }

    int sentAlone() {
        return alone;
    }

    long hushed() {
        return office.hushed();
    }

    /** Returns how many silences were ended before their time. */
    int silencesEnded() {
        return ended;
    }

    private void silences() {
        for (Hush hush : hushes.beginsAt(now)) {
            Silence.About about = new Silence.About(
                    hush.scope() == null ? null : Scope.parse(hush.scope()), hush.indicator(), hush.about(), hush.to());
            silence.create(hush.id(), about, hush.author(), hush.reason(), hush.end());
            office.hush(hush);
        }
        for (String id : hushes.isEndedAt(now)) {
            silence.end(CityKey.HOME, id, "staff");
            office.unhush(id, now);
            ended++;
        }
    }

    private void answers() {
        LocalDate today = YearCity.day(now);
        for (ExpectedCase one : oracle.cases()) {
            LocalDate promise = one.lives() ? script.promise(today) : null;
            if (promise != null) {
                String by = one.anyone();
                explain.explain(
                        CaseKey.parse(one.id()),
                        one.episode,
                        new ExplanationService.Input("cause", "remedy", promise),
                        by);
                one.isExplained(one.episode, promise, by, now);
            }
        }
    }

    private Route record(Notice notice, NoticeRouter routing) {
        if (!(notice instanceof DigestNotice)) {
            underWay.add(notice);
        }
        return routing.route(notice, now);
    }

    /** What got under way has to be what the oracle wanted, but for what was over before it was notified. */
    private List<String> postAsExpected() {
        Map<String, ExpectedMail> expected = new HashMap<>();
        oracle.wanted().forEach(mail -> expected.put(mail.name(), mail));
        List<String> wrong = new ArrayList<>();
        for (Notice notice : underWay) {
            ExpectedMail mail = expected.remove(ExpectedMail.of(notice).name());
            if (mail == null || !office.isNews(mail)) {
                wrong.add(now + " was not expected: " + ExpectedMail.of(notice).name());
            } else {
                byId.put(notice.id(), mail);
                office.post(mail, now);
            }
        }
        underWay.clear();
        for (Notice notice : sharing) {
            OutboxRow row = outbox.find(notice.id()).orElseThrow();
            ExpectedMail carrier = row.into() == null ? null : byId.get(row.into());
            if (carrier == null || byId.containsKey(notice.id())) {
                continue; // it was routed after all, or said before
            }
            ExpectedMail mail = expected.remove(ExpectedMail.of(notice).name());
            if (mail == null || !office.isNews(mail) || !office.join(mail, carrier)) {
                wrong.add(now + " was not expected in another mail: "
                        + ExpectedMail.of(notice).name());
            } else {
                byId.put(notice.id(), mail);
            }
        }
        sharing.clear();
        expected.values().stream()
                .filter(office::isNews)
                .forEach(mail -> wrong.add(now + " was not wanted: " + mail.name()));
        return wrong;
    }

    private void deliver() {
        for (List<OutboxRow> due = outbox.due(now, 1000); !due.isEmpty(); due = outbox.due(now, 1000)) {
            delivery.deliver(due);
        }
    }

    private FrozenMail letter(Notice notice, List<Notice> said) {
        notices.put("<" + notice.id() + "@example.org>", said);
        return new FrozenMail(
                "<" + notice.id() + "@example.org>",
                notice.recipient() + "@example.org",
                notice.id().getBytes(StandardCharsets.UTF_8));
    }

    private SendOutcome send(FrozenMail mail) {
        List<Notice> said = Objects.requireNonNull(notices.get(mail.messageId()));
        Notice notice = said.get(0);
        if (notice instanceof DigestNotice digest) {
            digestsSent++;
            parts.digests().items(digest.digest()).forEach(item -> lines.add(read(item, digest)));
        } else {
            alone++;
            said.forEach(one -> lines.add(PostOffice.alone(ExpectedMail.of(one), now)));
        }
        return new SendOutcome.Accepted("250 ok");
    }

    private String read(DigestItem item, DigestNotice digest) {
        ExpectedMail mail = byId.get(item.notice());
        boolean right = mail != null && mail.to().equals(digest.recipient());
        SilenceNote by = item.silencedBy();
        return right
                ? PostOffice.inDigest(
                        mail, now, by == null ? "" : by.until() + " by " + by.author() + ": " + by.reason())
                : now + " is in a wrong digest: " + item;
    }

    private List<String> compare() {
        List<String> expected = office.reaches(now, lines);
        List<String> missing = new ArrayList<>(expected);
        lines.forEach(missing::remove);
        List<String> tooMany = new ArrayList<>(lines);
        expected.forEach(tooMany::remove);
        lines.clear();
        return Stream.concat(
                        missing.stream().map(line -> "did not reach anybody: " + line),
                        tooMany.stream().map(line -> "was not expected: " + line))
                .toList();
    }

    private List<String> account() {
        List<String> wrong = reports.account();
        office.waiting().forEach(mail -> wrong.add("never left: " + mail.name()));
        long live = outbox.live().values().stream().mapToLong(Long::longValue).sum();
        if (live != 0
                || tally.wanted() != tally.settled()
                || tally.wanted() != oracle.everything().size() + digestsSent) {
            wrong.add("expected " + oracle.everything().size() + " notices and " + digestsSent + " digests, wanted "
                    + tally.wanted() + ", done " + tally.settled() + ", live " + live);
        }
        return wrong;
    }

    /** What the post goes by; any of it may be other than it should be. */
    record Parts(
            Catalog city,
            SilenceRepository silences,
            DigestRepository digests,
            DailyMailQuota allowance,
            RoutingService.Times times,
            YearReports.Parts reports) {

        static Parts sound(long seed) {
            return new Parts(
                    YearCity.catalog(),
                    new InMemorySilenceRepository(),
                    new InMemoryDigestRepository(),
                    new InMemoryDailyMailQuota(),
                    new RoutingService.Times(
                            new QuietHours(LocalTime.of(20, 0), LocalTime.of(6, 0), true),
                            new DigestSlots(LocalTime.of(7, 0)),
                            2),
                    YearReports.Parts.sound(seed));
        }
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
