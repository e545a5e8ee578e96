package vn.chitieu.notification.routing.silence;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.CaseNotice;
import vn.chitieu.notification.cases.model.Fall;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.notice.Notice;
import vn.chitieu.notification.reminder.ReminderNotice;

/**
 * One silence.
 *
 * @param id 1 to 64 of letters, digits and {@code -_.:}, of which a city has each once
 * @param version grows by one with each change, from 1; what a store compares
 * @param about what is silenced
 * @param author who wants it: id of a person, or of the credential where it came over the API; 1 to 100 characters
 * @param reason why, 1 to 500 characters
 * @param from when it begins, to the millisecond
 * @param end when it is over, to the millisecond, not before {@code from}
 * @param endedBy who ended it early; null where it was not
 */
public record Silence(
        String id,
        long version,
        About about,
        String author,
        String reason,
        Instant from,
        Instant end,
        @Nullable String endedBy) {

    /** The longest author. */
    public static final int AUTHOR_LIMIT = 100;

    /** The longest reason. */
    public static final int REASON_LIMIT = 500;

    public Silence {
        Objects.requireNonNull(about);
        from = from.truncatedTo(ChronoUnit.MILLIS);
        end = end.truncatedTo(ChronoUnit.MILLIS);
        checkLength("an author", author, AUTHOR_LIMIT);
        checkLength("a reason", reason, REASON_LIMIT);
        if (!isId(id)) {
            throw new IllegalArgumentException("expected an id of 1 to 64 letters, digits and - _ . :, got " + id);
        }
        if (version < 1) {
            throw new IllegalArgumentException("expected a version from 1, got " + version);
        }
        if (end.isBefore(from)) {
            throw new IllegalArgumentException("expected an end after " + from + " or then, got " + end);
        }
    }

    /** Returns the city in which it holds. */
    public CityKey city() {
        return about.city();
    }

    /** Returns whether a text can be the id of a silence. */
    public static boolean isId(String text) {
        return CityKey.isClientId(text);
    }

    /** Returns whether it holds at that time. */
    public boolean holdsAt(Instant time) {
        return !time.isBefore(from) && time.isBefore(end);
    }

    /** Returns whether it silences that notice at that time. */
    public boolean covers(Notice notice, Instant now) {
        return holdsAt(now) && about.covers(notice);
    }

    /** Returns it as ended now by a person; itself where it is over already. */
    public Silence ended(String by, Instant now) {
        if (!now.isBefore(end)) {
            return this;
        }
        return new Silence(id, version + 1, about, author, reason, from, now.isBefore(from) ? from : now, by);
    }

    private static void checkLength(String what, String text, int most) {
        if (text.isBlank() || text.length() > most) {
            throw new IllegalArgumentException("expected " + what + " of 1 to " + most + " characters, got " + text);
        }
    }

    /**
     * What is silenced: notices of a city for which all that is not null fits. At least one is not null.
     *
     * @param city which city
     * @param scope about that scope and no other; for a missing report the unit
     * @param indicator about that indicator, its code
     * @param subject about that case or report, its id as {@link Notice#subject}
     * @param recipient to that person
     */
    public record About(
            CityKey city,
            @Nullable Scope scope,
            @Nullable String indicator,
            @Nullable String subject,
            @Nullable String recipient) {

        public About {
            Objects.requireNonNull(city);
            if (scope == null && indicator == null && subject == null && recipient == null) {
                throw new IllegalArgumentException(
                        "expected a scope, an indicator, a subject or a recipient to silence, got none");
            }
        }

        /** Names notices of the home city. */
        public About(
                @Nullable Scope scope,
                @Nullable String indicator,
                @Nullable String subject,
                @Nullable String recipient) {
            this(CityKey.HOME, scope, indicator, subject, recipient);
        }

        /** Returns whether it is about that notice; only notices of cases and of missing reports can be silenced. */
        public boolean covers(Notice notice) {
            if (!city.equals(notice.city())) {
                return false;
            }
            if (subject != null && !isAbout(subject, notice)) {
                return false;
            }
            if (recipient != null && !recipient.equals(notice.recipient())) {
                return false;
            }
            if (notice instanceof CaseNotice ofCase) {
                return (scope == null || scope.equals(ofCase.about().total().scope()))
                        && (indicator == null
                                || indicator.equals(ofCase.about().total().indicator()));
            }
            return notice instanceof ReminderNotice reminder
                    && (scope == null || scope.equals(reminder.about().scope()))
                    && (indicator == null || reminder.indicators().equals(List.of(indicator)));
        }

        /** Returns whether it names a case, or another one that shares its mails, as its subject. */
        public boolean silences(CaseKey one) {
            return subject != null && (subject.equals(one.toString()) || Fall.shareMails(subject, one));
        }

        /** What is one mail is silenced as one. */
        private static boolean isAbout(String subject, Notice notice) {
            return subject.equals(notice.subject())
                    || (notice instanceof CaseNotice ofCase && Fall.shareMails(subject, ofCase.about()));
        }
    }
}
