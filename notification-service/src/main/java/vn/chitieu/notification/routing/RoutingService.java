package vn.chitieu.notification.routing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.AlertPolicy;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.Person;
import vn.chitieu.catalog.WorkingCalendar;
import vn.chitieu.notification.cases.model.CaseNotice;
import vn.chitieu.notification.cases.model.Urgency;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.confirmation.ConfirmationNotice;
import vn.chitieu.notification.deadletter.RejectionsNotice;
import vn.chitieu.notification.notice.DigestSlots;
import vn.chitieu.notification.notice.Notice;
import vn.chitieu.notification.notice.QuietHours;
import vn.chitieu.notification.outbox.NoticeRouter;
import vn.chitieu.notification.outbox.Route;
import vn.chitieu.notification.quarterreport.ReportNotice;
import vn.chitieu.notification.question.QuestionNotice;
import vn.chitieu.notification.remark.RemarkAnswerNotice;
import vn.chitieu.notification.routing.digest.DigestItem;
import vn.chitieu.notification.routing.digest.DigestKey;
import vn.chitieu.notification.routing.digest.DigestRepository;
import vn.chitieu.notification.routing.digest.SilenceNote;
import vn.chitieu.notification.routing.silence.Silence;
import vn.chitieu.notification.routing.silence.SilenceRepository;

/**
 * Decides when and in which mail a notice leaves. What a silence covers, what flaps, and what its recipient wants once
 * a day goes into the next digest, and so does what is beyond the number of mails that a person gets at once in a day.
 * The rest waits for the end of quiet hours, unless it is urgent. The report of a quarter waits for that too, unless a
 * person requested it, and so do records that could not be taken and figures that wait for a head, which come once a
 * day anyway, answers to remarks, and questions about figures and their answers; digests and what is no mail to a
 * person leave at once. Thread-safe, also between instances: the same notice gets into one digest only.
 */
public final class RoutingService implements NoticeRouter {

    /** Older notices are looked for in the digests of this long, which is longer than any notice waits. */
    private static final Duration LOOK_BACK = Duration.ofDays(30);

    private final Catalogs catalogs;
    private final CityIds cities;
    private final SilenceRepository silences;
    private final DigestRepository digests;
    private final DailyMailQuota allowance;
    private final Times times;

    /** Takes the catalogs in force, the stores, and when what may leave. */
    public RoutingService(
            Catalogs catalogs,
            CityIds cities,
            SilenceRepository silences,
            DigestRepository digests,
            DailyMailQuota allowance,
            Times times) {
        this.catalogs = catalogs;
        this.cities = cities;
        this.silences = silences;
        this.digests = digests;
        this.allowance = allowance;
        this.times = times;
    }

    @Override
    public Route route(Notice notice, Instant now) {
        Catalog city = cities.catalog(catalogs, notice.city());
        Hours hours = Hours.of(city, times);
        if (notice instanceof ReportNotice report) {
            return report.occasion().equals(ReportNotice.AT_DEADLINE) ? hours.awake(now) : new Route.AtOnce();
        }
        if (notice instanceof RejectionsNotice
                || notice instanceof ConfirmationNotice
                || notice instanceof RemarkAnswerNotice
                || notice instanceof QuestionNotice) {
            return hours.awake(now);
        }
        Optional<Person> person = city.people().stream()
                .filter(one -> one.id().equals(notice.recipient()))
                .findFirst();
        if (!DigestItem.takes(notice) || person.isEmpty()) {
            return new Route.AtOnce();
        }
        Slot joined = findJoined(notice, now, hours);
        if (joined != null) {
            return new Route.Fold(joined.digest.id(), "was joined to this digest before");
        }
        Optional<Silence> silence = silences.holdingAt(notice.city(), now).stream()
                .filter(one -> one.covers(notice, now))
                .findFirst();
        if (silence.isPresent()) {
            DigestItem item = DigestItem.of(notice, SilenceNote.of(silence.get()));
            return fold(item, notice, now, hours, "silence " + silence.get().id());
        }
        String whyFold = whyFold(notice, person.get());
        if (whyFold != null) {
            return fold(DigestItem.of(notice), notice, now, hours, whyFold);
        }
        Route route = isUrgent(notice) ? new Route.AtOnce() : hours.awake(now);
        LocalDate day =
                LocalDate.ofInstant(leavesAt(route, now), hours.calendar().zone());
        return allowance.take(
                        notice.city().stored(notice.recipient()),
                        day,
                        notice.id(),
                        hours.times().mostAtOnce())
                ? route
                : fold(
                        DigestItem.of(notice),
                        notice,
                        now,
                        hours,
                        "beyond " + hours.times().mostAtOnce() + " mails at once on " + day);
    }

    @Override
    public boolean mayShareAMail(Notice notice, Instant now) {
        Hours hours = Hours.of(cities.catalog(catalogs, notice.city()), times);
        return !isDigestOnly(notice)
                && silences.holdingAt(notice.city(), now).stream().noneMatch(one -> one.covers(notice, now))
                && findJoined(notice, now, hours) == null;
    }

    private static boolean isDigestOnly(Notice notice) {
        return notice instanceof CaseNotice about && about.stage().urgency() == Urgency.DIGEST_ONLY;
    }

    private static @Nullable String whyFold(Notice notice, Person person) {
        if (isDigestOnly(notice)) {
            return "goes to and fro";
        }
        return switch (person.delivery()) {
            case AT_ONCE -> null;
            case DAILY_DIGEST -> isUrgent(notice) ? null : "wants a daily digest";
            case URGENT_AT_ONCE -> isUrgent(notice) ? null : "wants at once only what is urgent";
        };
    }

    private static boolean isUrgent(Notice notice) {
        return notice instanceof CaseNotice about && about.urgent();
    }

    private static Instant leavesAt(Route route, Instant now) {
        return route instanceof Route.Defer later ? later.until() : now;
    }

    /**
     * Returns the digest that has the notice already, from an earlier attempt; null where none has. Slots that are over
     * are closed, so that nothing is added to them after this read.
     */
    private @Nullable Slot findJoined(Notice notice, Instant now, Hours hours) {
        Slot slot = firstSlot(notice, now, hours);
        for (int ahead = 0; ahead < 2; slot = slot.next(hours)) {
            if (slot.isAfter(now)) {
                ahead++;
            } else {
                digests.close(slot.digest);
            }
            if (digests.has(slot.digest, notice.id())) {
                return slot;
            }
        }
        return null;
    }

    private Route fold(DigestItem item, Notice notice, Instant now, Hours hours, String why) {
        Slot slot = new Slot(new DigestKey(notice.city(), notice.recipient(), hours.slotAfter(now)));
        while (digests.join(slot.digest, item) != DigestRepository.Joined.JOINED) {
            slot = slot.next(hours);
        }
        return new Route.Fold(slot.digest.id(), why);
    }

    private static Slot firstSlot(Notice notice, Instant now, Hours hours) {
        Instant oldest = now.minus(LOOK_BACK);
        Instant wanted = notice.wantedAt().isBefore(oldest) ? oldest : notice.wantedAt();
        Instant from = wanted.isAfter(now) ? now : wanted;
        return new Slot(new DigestKey(notice.city(), notice.recipient(), hours.slotAfter(from)));
    }

    /** When what may leave in one city. */
    private record Hours(Times times, WorkingCalendar calendar) {

        static Hours of(Catalog city, Times asSet) {
            return new Hours(asSet.in(city), city.calendar());
        }

        Route awake(Instant now) {
            Instant until = times.quiet().allowedFrom(now, calendar);
            return until.equals(now) ? new Route.AtOnce() : new Route.Defer(until, "quiet hours");
        }

        Instant slotAfter(Instant time) {
            return times.slots().after(time, calendar);
        }
    }

    private record Slot(DigestKey digest) {

        boolean isAfter(Instant now) {
            return digest.slot().isAfter(now);
        }

        Slot next(Hours hours) {
            return new Slot(new DigestKey(digest.city(), digest.recipient(), hours.slotAfter(digest.slot())));
        }
    }

    /**
     * When what may leave.
     *
     * @param quiet when only what is urgent is sent
     * @param slots when digests are sent
     * @param mostAtOnce how many mails a person gets at once in a day, urgent ones included, 1 or more
     */
    public record Times(QuietHours quiet, DigestSlots slots, int mostAtOnce) {
        public Times {
            Objects.requireNonNull(quiet);
            Objects.requireNonNull(slots);
            if (mostAtOnce < 1) {
                throw new IllegalArgumentException("expected at least one mail at once in a day, got " + mostAtOnce);
            }
        }

        /** Returns the times of a city, which may decide some of them itself. */
        public Times in(Catalog city) {
            AlertPolicy.Mails decided = city.alertPolicy().mails();
            QuietHours hours = new QuietHours(
                    Objects.requireNonNullElse(decided.quietFrom(), quiet.from()),
                    Objects.requireNonNullElse(decided.quietTo(), quiet.to()),
                    Objects.requireNonNullElse(decided.quietDaysOff(), quiet.onlyWorkingDays()));
            return new Times(hours, slots.in(city), Objects.requireNonNullElse(decided.mostAtOnce(), mostAtOnce));
        }
    }
}
