package vn.chitieu.ingestion.domain.access;

import java.time.Instant;
import java.util.Objects;

/** What came of a key, or of a token: whose it is, or why it proves nothing. */
public sealed interface Proof {

    /** It is the key of that credential, which holds. */
    record Proven(Credential credential) implements Proof {
        public Proven {
            Objects.requireNonNull(credential);
        }
    }

    /**
     * It is not ours, its secret is wrong, or it was revoked: whoever sends it learns no more than that.
     *
     * @param subject the credential that it names, or as much of it as is no secret
     */
    record Unknown(String subject) implements Proof {
        public Unknown {
            Objects.requireNonNull(subject);
        }
    }

    /**
     * It was right, and is past its time.
     *
     * @param credential id of its credential
     * @param since from when on it proves nothing
     */
    record Expired(String credential, Instant since) implements Proof {
        public Expired {
            Objects.requireNonNull(credential);
            Objects.requireNonNull(since);
        }
    }
}
