package vn.chitieu.ingestion.account;

import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;
import vn.chitieu.support.security.PasswordHashes;

/**
 * Makes passwords up: 80 random bits in four groups of letters that cannot be mistaken for one another on paper.
 * Thread-safe.
 */
@Component
final class GeneratedPasswords {

    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int GROUPS = 4;
    private static final int LETTERS_OF_A_GROUP = 4;

    private final RandomGenerator random;

    /** @param random a {@link java.security.SecureRandom} outside of tests */
    GeneratedPasswords(RandomGenerator random) {
        this.random = random;
    }

    /** Returns the hash of a password that is shown to no person. */
    String unknownHash() {
        return PasswordHashes.hash(next());
    }

    /** Returns a new one. */
    String next() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < GROUPS * LETTERS_OF_A_GROUP; i++) {
            if (i > 0 && i % LETTERS_OF_A_GROUP == 0) {
                password.append('-');
            }
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
