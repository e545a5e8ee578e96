package vn.chitieu.ingestion.authentication;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.chitieu.support.problem.UnavailableException;

/** Tokens of the city's own sign-in service, which are taken in the place of keys. Thread-safe. */
interface TokenVerifier {

    /** Takes no tokens: whatever comes is a key. */
    TokenVerifier NONE = new TokenVerifier() {
        @Override
        public boolean isToken(String text) {
            return false;
        }

        @Override
        public String nameOf(String token) {
            return "token";
        }

        @Override
        public Verdict verify(String token) {
            return new Verdict.Nothing(new AuthenticationFailure.Refused(
                    nameOf(token), AuthenticationFailure.Fault.NOT_VALID, "expected a key, got a token"));
        }
    };

    /** Returns whether a text has the shape of a token, so that it is no API key. */
    boolean isToken(String text);

    /** Returns what a token says of itself, true or not: {@code token:} and its subject, or {@code token}. */
    String nameOf(String token);

    /**
     * Returns what a token says, once it is known to be of the issuer, for this service, and within its time.
     *
     * @throws UnavailableException if the issuer's keys are not known and cannot be asked for
     */
    Verdict verify(String token);

    /** What came of a token. */
    sealed interface Verdict {

        /**
         * It says the truth; a part that is null is not in it.
         *
         * @param subject whose it is, 1 to 100 printable ASCII characters without spaces
         * @param expiresAt until when it holds
         * @param units ids of units, at least one
         * @param indicators codes of indicators, at least one
         * @param owners of targets, at least one
         * @param city id of the city whose units, indicators and owners these are
         */
        record Genuine(
                String subject,
                Instant expiresAt,
                @Nullable Set<String> units,
                @Nullable Set<String> indicators,
                @Nullable Set<String> owners,
                @Nullable String city)
                implements Verdict {
            public Genuine {
                Objects.requireNonNull(subject);
                Objects.requireNonNull(expiresAt);
                units = units == null ? null : Set.copyOf(units);
                indicators = indicators == null ? null : Set.copyOf(indicators);
                owners = owners == null ? null : Set.copyOf(owners);
            }
        }

        /** It proves nothing. */
        record Nothing(AuthenticationFailure.Refused proof) implements Verdict {
            public Nothing {
                Objects.requireNonNull(proof);
            }
        }
    }
}
