package vn.chitieu.ingestion.authentication;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.ingestion.credential.Credential;

/** Outcome of the authentication of a key or a token: whose it is, or why it is refused. */
public sealed interface AuthenticationFailure {

    /** It is the key of that credential, which holds. */
    record Proven(Credential credential) implements AuthenticationFailure {
        public Proven {
            Objects.requireNonNull(credential);
        }
    }

    /**
     * It was not issued here, its secret is wrong, or it was revoked: the client learns no more than that.
     *
     * @param subject the credential that it names, or as much of it as is no secret
     * @param issued whether a credential of that name was ever issued
     * @param city of that credential; null where that is not known, or it is of all
     */
    record Unknown(String subject, boolean issued, @Nullable String city) implements AuthenticationFailure {
        public Unknown {
            Objects.requireNonNull(subject);
        }

        /** Makes one of which no city is known. */
        public Unknown(String subject, boolean issued) {
            this(subject, issued, null);
        }
    }

    /**
     * It was right, and is past its time.
     *
     * @param credential id of its credential
     * @param since from when on it proves nothing
     * @param city of its credential; null where that is not known, or it is of all
     */
    record Expired(
            String credential, Instant since, @Nullable String city) implements AuthenticationFailure {
        public Expired {
            Objects.requireNonNull(credential);
            Objects.requireNonNull(since);
        }
    }

    /**
     * It is a token that proves nothing, or not enough.
     *
     * @param subject as the token says of itself
     * @param fault what is wrong with it
     * @param detail what was expected and what came
     */
    record Refused(String subject, Fault fault, String detail) implements AuthenticationFailure {
        public Refused {
            Objects.requireNonNull(subject);
            Objects.requireNonNull(fault);
            Objects.requireNonNull(detail);
        }
    }

    /** What is wrong with a token. */
    enum Fault {
        /** It is not of the issuer, or not for this service, or cannot be read. */
        NOT_VALID,
        /** It was right, and is past its time. */
        EXPIRED,
        /** It is right, and does not say what its subject may do here. */
        CLAIM_NOT_VALID
    }
}
