package vn.chitieu.ingestion.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One line of the audit. */
public sealed interface AuditEntry {

    /** Stands between the ids of a subject where any one of several credentials may have been used. */
    String OR = "|";

    /** Returns the day in the city. */
    LocalDate day();

    /** Returns the id of the only city that it is about; null where there is none such. */
    @Nullable
    String city();

    /** Returns the ids of the cities that it is about; none for none or all, or where an older release wrote it. */
    default Set<String> cities() {
        String only = city();
        return only == null ? Set.of() : Set.of(only);
    }

    /**
     * Returns the credential that it is about, or as much of an unknown key as is no secret; several with {@link #OR}
     * between them where any of them may be meant.
     */
    String subject();

    /** Returns the credentials that may be meant. */
    default List<String> among() {
        return List.of(subject().split(Pattern.quote(OR), -1));
    }

    /** What is done with a credential, an account, an exception or the catalog. */
    enum Change {
        /** It was issued. */
        ISSUED,
        /** It got a new key. */
        ROTATED,
        /** It was made void. */
        REVOKED,
        /** A unit was granted an exception from the lock of quarters; the subject is the exception. */
        EXCEPTION_GRANTED,
        /** An exception was taken back. */
        EXCEPTION_TAKEN_BACK,
        /** Dead letters were sent to their topics again; the subject is the city. */
        REJECTIONS_SENT_AGAIN,
        /** An edition of the catalog was published; the subject is the city. */
        CATALOG_PUBLISHED,
        /** An account of a person was created; the subject is {@code account:} and its name, here and below. */
        ACCOUNT_CREATED,
        /** An account got a new password. */
        PASSWORD_RESET,
        /** A person changed the password of the own account. */
        PASSWORD_CHANGED,
        /** A mail with a link was asked for, by which the person sets the password. */
        ACCOUNT_INVITED,
        /** A person set the password by the link of a mail. */
        PASSWORD_SET,
        /** The address that an account's mails go to was changed. */
        ACCOUNT_ADDRESS_CHANGED,
        /** An account was disabled. */
        ACCOUNT_DISABLED
    }

    /**
     * An administrator changed a credential, or was about to: it is written before the change.
     *
     * @param cities ids of the cities that it is about; none for none or all
     * @param by id of the administrator's credential
     * @param details what was changed, such as the units; no secrets
     */
    record Changed(
            LocalDate day,
            Set<String> cities,
            String subject,
            Instant at,
            Change change,
            String by,
            Map<String, String> details)
            implements AuditEntry {
        public Changed {
            Objects.requireNonNull(day);
            Objects.requireNonNull(subject);
            Objects.requireNonNull(at);
            Objects.requireNonNull(change);
            Objects.requireNonNull(by);
            cities = Set.copyOf(cities);
            details = Map.copyOf(details);
        }

        @Override
        public @Nullable String city() {
            return cities.size() == 1 ? cities.iterator().next() : null;
        }
    }

    /**
     * How much a credential was used on a day.
     *
     * @param requests requests that it was proven in; none at the Kafka ingress
     * @param accepted updates and targets that were kept
     * @param rejected updates and targets that were not kept
     * @param lastAt when it was proven or sent something last
     */
    record Used(
            LocalDate day,
            @Nullable String city,
            String subject,
            long requests,
            long accepted,
            long rejected,
            Instant lastAt)
            implements AuditEntry {
        public Used {
            Objects.requireNonNull(day);
            Objects.requireNonNull(subject);
            Objects.requireNonNull(lastAt);
        }
    }

    /**
     * How often something was refused on a day before its body was looked at.
     *
     * @param code of the problem
     * @param count 1 or more
     */
    record Refused(
            LocalDate day,
            @Nullable String city,
            String subject,
            String code,
            long count,
            Instant firstAt,
            Instant lastAt)
            implements AuditEntry {
        public Refused {
            Objects.requireNonNull(day);
            Objects.requireNonNull(subject);
            Objects.requireNonNull(code);
            Objects.requireNonNull(firstAt);
            Objects.requireNonNull(lastAt);
        }
    }
}
