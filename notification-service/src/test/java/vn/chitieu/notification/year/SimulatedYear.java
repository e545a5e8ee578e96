package vn.chitieu.notification.year;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.notification.cases.AcknowledgementService;
import vn.chitieu.notification.cases.CaseAnswer;
import vn.chitieu.notification.cases.CaseScheduler;
import vn.chitieu.notification.cases.ExplanationService;
import vn.chitieu.notification.cases.TransitionContextFactory;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.CasePolicies;
import vn.chitieu.notification.cases.model.CaseRepository;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.detection.DetectionService;
import vn.chitieu.notification.fixtures.InMemoryCases;
import vn.chitieu.notification.fixtures.InMemoryOutbox;
import vn.chitieu.notification.fixtures.RecordingTally;
import vn.chitieu.notification.mail.NoticeRelay;
import vn.chitieu.notification.notice.Notice;
import vn.chitieu.notification.outbox.ArchiveProbe;
import vn.chitieu.notification.outbox.DeliveryPolicy;
import vn.chitieu.notification.outbox.FrozenMail;
import vn.chitieu.notification.outbox.MessageWriter;
import vn.chitieu.notification.outbox.NoticeRouter;
import vn.chitieu.notification.outbox.OutboxPublisher;
import vn.chitieu.notification.outbox.OutboxRow;
import vn.chitieu.notification.outbox.SendOutcome;
import vn.chitieu.notification.outbox.delivery.CircuitBreaker;
import vn.chitieu.notification.outbox.delivery.OutboxDelivery;
import vn.chitieu.notification.quarterreport.ReportDeadlineJob;
import vn.chitieu.notification.quarterreport.ReportMailService;

/** Lives the year of a seed through the real use cases, and says where they did not do what the oracle expects. */
final class SimulatedYear {

    private static final int ANSWERS_AT = 9;
    private static final DeliveryPolicy DELIVERY = new DeliveryPolicy(
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(10),
            Duration.ofDays(3),
            Duration.ofMinutes(5));

    private final YearScript script;
    private final Oracle oracle;
    private final YearReports reports;
    private final CaseRepository cases;
    private final InMemoryOutbox outbox = new InMemoryOutbox();
    private final RecordingTally tally = new RecordingTally();
    private final CircuitBreaker circuitBreaker;
    private final DetectionService track;
    private final CaseScheduler keep;
    private final ExplanationService explain;
    private final AcknowledgementService acknowledge;
    private final ReportDeadlineJob reportAtDeadline;
    private final NoticeRelay relay;
    private final OutboxDelivery delivery;
    private final Map<String, List<Notice>> notices = new HashMap<>();
    private final List<String> lines = new ArrayList<>();
    private final Map<String, Integer> byKind = new TreeMap<>();
    private Instant now = YearScript.BEGIN;
    private boolean away;
    private boolean signInRefused;

    SimulatedYear(long seed) {
        this(seed, new InMemoryCases(), YearCity.catalog(), Terms.policies(), YearReports.Parts.sound(seed));
    }

    /** Takes parts that may be other than they should be. */
    SimulatedYear(long seed, CaseRepository cases, Catalog city, CasePolicies policies, YearReports.Parts parts) {
        this.script = new YearScript(seed);
        this.cases = cases;
        oracle = new Oracle(ReportTerms.of(seed));
        Clock clock = new YearClock();
        TransitionContextFactory context =
                new TransitionContextFactory(Catalogs.of(city), CityIds.ofHome(city.id()), policies, clock);
        circuitBreaker = new CircuitBreaker(clock, Duration.ofMinutes(1));
        track = new DetectionService(cases, context, tally);
        keep = new CaseScheduler(cases, context, tally);
        explain = new ExplanationService(cases, context, tally);
        acknowledge = new AcknowledgementService(cases, context, tally);
        OutboxPublisher outboxPublisher = new OutboxPublisher(outbox, NoticeRouter.atOnce(), DELIVERY, tally, clock);
        reportAtDeadline = new ReportDeadlineJob(
                Catalogs.of(city), new ReportMailService(CityIds.ofHome(city.id()), outboxPublisher, clock));
        relay = new NoticeRelay(cases, outboxPublisher);
        reports = new YearReports(seed, parts, city, outboxPublisher, oracle);
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

    /** Lives until the year is over or something is not as expected; returns what is not, empty where all is. */
    List<String> live() {
        Random random = script.random();
        for (; now.isBefore(YearScript.END); now = now.plus(Duration.ofHours(1))) {
            boolean wasAway = away;
            away = script.isAway(now);
            List<Fact> facts = script.at(now);
            int hour = now.atZone(YearCity.ZONE).getHour();
            boolean quiet = facts.isEmpty() && !reports.hasNewsAt(now);
            if (quiet && !away && !wasAway && hour % 6 != 0 && hour != ANSWERS_AT) {
                continue; // nothing can happen but what the next tick does as well
            }
            signInRefused = wasAway ? signInRefused : random.nextBoolean();
            if (wasAway && !away) {
                deliver();
                List<String> wrong = compare(oracle.comesBack(now));
                if (!wrong.isEmpty()) {
                    return wrong;
                }
            }
            keep.tick(now);
            oracle.time(now);
            track.track(facts.stream().map(Fact::judged).toList());
            facts.forEach(fact -> oracle.hears(fact, now));
            List<String> wrong = new ArrayList<>(answers(random));
            reports.live(now);
            reportAtDeadline.tick(now);
            oracle.reportsOnQuarters(now);
            while (relay.relay()) {
                // there is more
            }
            deliver();
            wrong.addAll(compare(oracle.posts(now, away)));
            if (!wrong.isEmpty()) {
                return wrong;
            }
        }
        return account();
    }

    /** Returns how many mails left of each kind. */
    Map<String, Integer> byKind() {
        return byKind;
    }

    int casesSeen() {
        return oracle.cases().size();
    }

    /** People answer at nine in the morning, now and then. */
    private List<String> answers(Random random) {
        List<String> wrong = new ArrayList<>();
        if (now.atZone(YearCity.ZONE).getHour() != ANSWERS_AT) {
            return wrong;
        }
        LocalDate today = YearCity.day(now);
        for (ExpectedCase one : oracle.cases()) {
            if (!one.lives()) {
                continue;
            }
            LocalDate promise = script.promise(today);
            if (promise != null) {
                String by = one.anyone();
                int episode = random.nextInt(10) == 0 ? one.episode - 1 : one.episode;
                CaseAnswer answer = explain.explain(
                        CaseKey.parse(one.id()), episode, new ExplanationService.Input("cause", "remedy", promise), by);
                boolean taken = answer instanceof CaseAnswer.Taken;
                if (taken != one.isExplained(episode, promise, by, now)) {
                    wrong.add(now + " an explanation of " + one.id() + " got " + answer);
                }
            }
            if (random.nextInt(60) == 0) {
                Instant until = now.plus(Duration.ofHours(1 + random.nextInt(150)));
                CaseAnswer answer = acknowledge.acknowledge(CaseKey.parse(one.id()), "api", until);
                if ((answer instanceof CaseAnswer.Taken) != one.isAcknowledged(until)) {
                    wrong.add(now + " an acknowledgement of " + one.id() + " got " + answer);
                }
                if (answer instanceof CaseAnswer.Taken) {
                    oracle.cases().stream().filter(one::asksWith).forEach(other -> other.isAcknowledged(until));
                }
            }
        }
        return wrong;
    }

    private void deliver() {
        for (List<OutboxRow> due = outbox.due(now, 10_000); !due.isEmpty(); due = outbox.due(now, 10_000)) {
            delivery.deliver(due);
            if (circuitBreaker.permits(1) == 0) {
                return;
            }
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
        if (away) {
            return signInRefused
                    ? new SendOutcome.ChannelClosed("535 not now")
                    : new SendOutcome.Deferred("421 not now");
        }
        if (notice.recipient().equals(YearScript.REFUSED)) {
            return new SendOutcome.Refused("550 no such mailbox");
        }
        byKind.merge(notice.kind().name(), 1, Integer::sum);
        said.forEach(one -> lines.add(ExpectedMail.of(one).in(now)));
        return new SendOutcome.Accepted("250 ok");
    }

    private List<String> compare(List<String> expected) {
        List<String> left = lines.stream().sorted().toList();
        lines.clear();
        if (left.equals(expected)) {
            return List.of();
        }
        List<String> missing = new ArrayList<>(expected);
        left.forEach(missing::remove);
        List<String> tooMany = new ArrayList<>(left);
        expected.forEach(tooMany::remove);
        return Stream.concat(
                        missing.stream().map(line -> "did not leave: " + line + history(line)),
                        tooMany.stream().map(line -> "was not expected: " + line + history(line)))
                .toList();
    }

    private String history(String line) {
        String id = line.split(" ")[2].split("#")[0];
        return id.startsWith("report")
                ? ""
                : "\n  " + cases.find(CaseKey.parse(id)).map(AlertCase::history).orElse(List.of());
    }

    /** At the end every case is where it should be, and every notice is accounted for. */
    private List<String> account() {
        List<String> wrong = reports.account();
        for (ExpectedCase one : oracle.cases()) {
            String is = cases.find(CaseKey.parse(one.id()))
                    .map(found ->
                            found.progress().state() + " " + found.progress().episode() + " "
                                    + found.progress().level())
                    .orElse("none");
            String expected = one.state + " " + one.episode + " " + one.level;
            if (!is.equals(expected)) {
                wrong.add(one.id() + ": expected " + expected + ", is " + is);
            }
        }
        int inStore = cases.list(new CaseRepository.Filter(null, null, null), null, Integer.MAX_VALUE)
                .items()
                .size();
        if (inStore != oracle.cases().size()) {
            wrong.add("expected " + oracle.cases().size() + " cases, there are " + inStore);
        }
        int live = outbox.live().values().stream().mapToInt(Long::intValue).sum();
        if (tally.wanted() != oracle.everything().size() || tally.wanted() != tally.settled() + live) {
            wrong.add("expected " + oracle.everything().size() + " notices, wanted " + tally.wanted() + ", done "
                    + tally.settled() + ", live " + live);
        }
        return wrong;
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
