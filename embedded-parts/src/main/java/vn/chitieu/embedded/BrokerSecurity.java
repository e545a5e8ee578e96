package vn.chitieu.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Authentication and authorization of a broker: clients authenticate with SCRAM-SHA-512, and what was not granted is
 * refused. The broker's own connections, the controller's and those of the administrator that grants go through
 * listeners of their own with one super user, {@value #SUPER_USER}, of whom the clients' listener knows nothing.
 *
 * @param superUserPassword secret of the super user, 16 or more of A-Z, a-z, 0-9, - and _
 * @param signInAgain after how long a connection has to prove itself again or is closed, 1 s to 1 day: what a replaced
 *     password is still good for on a connection that is open
 * @param tls key and certificate of the clients' listener; null leaves their connections readable on the wire, where
 *     SCRAM shows no password
 */
public record BrokerSecurity(
        String superUserPassword,
        Duration signInAgain,
        @Nullable Tls tls) {

    /** Who may do everything. */
    public static final String SUPER_USER = "broker";

    public BrokerSecurity {
        if (!superUserPassword.matches("[A-Za-z0-9_-]{16,}")) {
            throw new IllegalArgumentException("expected a password of 16 or more of A-Z, a-z, 0-9, - and _, got "
                    + superUserPassword.length() + " characters");
        }
        if (signInAgain.compareTo(Duration.ofSeconds(1)) < 0 || signInAgain.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("expected to sign in again after 1 s to 1 day, got " + signInAgain);
        }
    }

    /** Returns nothing of the password. */
    @Override
    public String toString() {
        return "BrokerSecurity[" + signInAgain + (tls == null ? "" : ", TLS") + "]";
    }

    /**
     * A key and its certificate.
     *
     * @param keyStore PKCS #12
     * @param password of the store and of the key in it
     */
    public record Tls(Path keyStore, String password) {
        public Tls {
            Objects.requireNonNull(keyStore);
            Objects.requireNonNull(password);
        }

        /** Returns nothing of the password. */
        @Override
        public String toString() {
            return "Tls[" + keyStore + "]";
        }
    }
}
