package vn.chitieu.notification.year;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Person;

/**
 * Says in which mail, and in which hour, each recipient reads what is wanted, by what is promised about silences,
 * delivery settings, mails a day, quiet hours and digests alone. Of what is wanted in one hour no order is promised; it
 * takes the one that it is given.
 */
final class PostOffice {

    private static final int AT_ONCE_A_DAY = 2;
    private static final LocalTime ASLEEP = LocalTime.of(20, 0);
    private static final LocalTime AWAKE = LocalTime.of(6, 0);
    private static final LocalTime DIGEST = LocalTime.of(7, 0);

    private static final Set<String> ENDS = Set.of("RECOVERED", "CORRECTED", "TARGET_CHANGED");

    private final List<Hush> hushes = new ArrayList<>();
    private final Map<String, Integer> atOnceOnDay = new HashMap<>();
    private final Map<ExpectedMail, Way> ways = new HashMap<>();
    private final List<ExpectedMail> alone = new ArrayList<>();
    private final Map<Instant, List<ExpectedMail>> digests = new HashMap<>();

    /** Lets a silence begin. */
    void hush(Hush hush) {
        hushes.add(hush);
        hushes.sort((one, other) -> one.id().compareTo(other.id()));
    }

    /** Ends a silence early. */
    void unhush(String id, Instant now) {
        hushes.replaceAll(one -> one.id().equals(id) && one.end().isAfter(now) ? one.endingAt(now) : one);
    }

    /** Takes what is wanted; returns whether it gets under way, and is not over before it was notified. */
    boolean isNews(ExpectedMail mail) {
        if (mail.takesBack().isEmpty()) {
            return true;
        }
        for (ExpectedMail earlier : mail.takesBack()) {
            Way way = ways.get(earlier);
            if (way != null && (way.left || way.into != null)) {
                return true;
            }
            alone.remove(earlier);
        }
        return false;
    }

    /** Decides how a mail gets to its reader. */
    void post(ExpectedMail mail, Instant now) {
        Hush hush = hushes.stream()
                .filter(one -> one.holdsAt(now) && one.covers(mail))
                .findFirst()
                .orElse(null);
        boolean urgent = mail.urgency().equals("URGENT");
        boolean wantsItAtOnce = urgent || YearCity.delivery(mail.to()) == Person.Delivery.AT_ONCE;
        if (hush == null && wantsItAtOnce && !mail.urgency().equals("DIGEST_ONLY")) {
            Instant leaves = urgent ? now : awakeFrom(now);
            if (atOnceOnDay.merge(YearCity.day(leaves) + mail.to(), 1, Integer::sum) <= AT_ONCE_A_DAY) {
                alone.add(mail);
                ways.put(mail, new Way(leaves, null, null));
                return;
            }
        }
        Instant slot = digestAfter(now);
        digests.computeIfAbsent(slot, any -> new ArrayList<>()).add(mail);
        ways.put(mail, new Way(slot, slot, hush));
    }

    /**
     * Lets a mail be part of another one, which costs its reader no further one of the day; returns whether that is
     * right: it is about the same fall, to the same reader, asks alike, and the other has not left.
     */
    boolean join(ExpectedMail mail, ExpectedMail other) {
        Way way = ways.get(other);
        boolean right = way != null
                && !way.left
                && way.into == null
                && mail.to().equals(other.to())
                && mailOf(mail.about()).equals(mailOf(other.about()))
                && (mail.kind().equals(other.kind()) || (ENDS.contains(mail.kind()) && ENDS.contains(other.kind())))
                && (mail.answerBy() == null) == (other.answerBy() == null)
                && mail.askedInstead().isEmpty() == other.askedInstead().isEmpty();
        if (right) {
            alone.add(mail);
            ways.put(mail, new Way(way.leaves, null, null));
        }
        return right;
    }

    /** Returns the figure, and the window, that a case is about, where it is part of a fall. */
    static List<String> fall(String about) {
        String[] parts = about.split("/", -1);
        return parts[0].equals("BEHIND_TARGET") || parts[0].equals("FALLING_CUMULATIVE")
                ? List.of(parts[1], parts[2], parts[3], parts.length > 5 ? parts[5] : "")
                : List.of(about, "is no fall");
    }

    /** Returns what a case shares its mails by: its fall, or the figure and the window that it watches. */
    static List<String> mailOf(String about) {
        String[] parts = about.split("/", -1);
        return parts[0].equals("WATCH_LIST")
                ? List.of(parts[0], parts[1], parts[2], parts[3], parts.length > 5 ? parts[5] : "")
                : fall(about);
    }

    /** Returns what reaches people in this hour, without what may come a look later because it waits for a digest. */
    List<String> reaches(Instant now, List<String> really) {
        List<String> lines = new ArrayList<>();
        for (ExpectedMail mail : digests.getOrDefault(now, List.of())) {
            Way way = ways.get(mail);
            way.left = true;
            lines.add(inDigest(mail, now, way.hush == null ? "" : way.hush.why()));
        }
        for (ExpectedMail mail : List.copyOf(alone)) {
            Way way = ways.get(mail);
            boolean waits = mail.takesBack().stream()
                    .map(ways::get)
                    .anyMatch(earlier -> earlier != null && earlier.into != null && earlier.into.isAfter(now));
            if (way.leaves.isAfter(now) || waits) {
                continue;
            }
            String line = alone(mail, now);
            boolean mayWaitALook = !mail.takesBack().isEmpty() && !way.late && !really.contains(line);
            if (mayWaitALook
                    && mail.takesBack().stream()
                            .map(ways::get)
                            .anyMatch(earlier -> earlier != null && earlier.into != null)) {
                way.late = true;
                continue;
            }
            way.left = true;
            alone.remove(mail);
            lines.add(line);
        }
        return lines;
    }

    /** Returns how many were folded because of a silence. */
    long hushed() {
        return ways.values().stream().filter(way -> way.hush != null).count();
    }

    /** Returns what should have left and did not yet. */
    List<ExpectedMail> waiting() {
        return ways.entrySet().stream()
                .filter(way -> !way.getValue().left && (way.getValue().into != null || alone.contains(way.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    static String alone(ExpectedMail mail, Instant hour) {
        return mail.in(hour);
    }

    static String inDigest(ExpectedMail mail, Instant hour, String silence) {
        return hour + " in a digest: " + mail.name() + ", level " + mail.level()
                + (silence.isEmpty() ? "" : ", silent until " + silence);
    }

    private static Instant awakeFrom(Instant now) {
        LocalDate day = YearCity.day(now);
        LocalTime time = LocalTime.ofInstant(now, YearCity.ZONE);
        if (YearCity.isWorked(day) && !time.isBefore(AWAKE) && time.isBefore(ASLEEP)) {
            return now;
        }
        LocalDate next = YearCity.isWorked(day) && time.isBefore(AWAKE) ? day : nextWorked(day);
        return next.atTime(AWAKE).atZone(YearCity.ZONE).toInstant();
    }

    private static Instant digestAfter(Instant now) {
        LocalDate day = YearCity.day(now);
        boolean today = YearCity.isWorked(day)
                && LocalTime.ofInstant(now, YearCity.ZONE).isBefore(DIGEST);
        return (today ? day : nextWorked(day))
                .atTime(DIGEST)
                .atZone(YearCity.ZONE)
                .toInstant();
    }

    private static LocalDate nextWorked(LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (!YearCity.isWorked(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    /** How one mail gets to its reader. */
    private static final class Way {
        private final Instant leaves;
        private final @Nullable Instant into;
        private final @Nullable Hush hush;
        private boolean left;
        private boolean late;

        Way(Instant leaves, @Nullable Instant into, @Nullable Hush hush) {
            this.leaves = leaves;
            this.into = into;
            this.hush = hush;
        }
    }
}
