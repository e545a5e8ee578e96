package vn.chitieu.support.security;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;

/**
 * How passwords are kept: bcrypt, and PBKDF2 for those that are longer than the {@value #MOST_OF_BCRYPT} bytes that
 * bcrypt looks at, such as a sentence of Vietnamese (OWASP ASVS 4.0.3, 2.1.2 and 2.4.1). Each has a salt of its own.
 */
public final class PasswordHashes {

    /** What a hash has to look like, in words. */
    public static final String EXPECTED = "{bcrypt} and a bcrypt hash, or {pbkdf2} and 96 hexadecimal digits";

    static final int MOST_OF_BCRYPT = 72;

    private static final String BCRYPT = "bcrypt";
    private static final String PBKDF2 = "pbkdf2";
    private static final Pattern HASH =
            Pattern.compile("\\{bcrypt}\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}|\\{pbkdf2}[0-9a-f]{96}");

    private PasswordHashes() {}

    /** Returns whether a text is a hash of one of these kinds. */
    public static boolean isHash(String text) {
        return HASH.matcher(text).matches();
    }

    /** Returns a hash of a password with a new salt. */
    public static String hash(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length > MOST_OF_BCRYPT
                ? "{" + PBKDF2 + "}" + pbkdf2().encode(password)
                : "{" + BCRYPT + "}" + new BCryptPasswordEncoder().encode(password);
    }

    /** Returns what compares passwords with hashes of both kinds. It never wants a hash replaced by another kind. */
    public static PasswordEncoder encoder() {
        Map<String, PasswordEncoder> kinds = Map.of(BCRYPT, new BCryptPasswordEncoder(), PBKDF2, pbkdf2());
        return new DelegatingPasswordEncoder(BCRYPT, kinds) {
            @Override
            protected boolean upgradeEncodingNonNull(String hash) {
                return false;
            }
        };
    }

    private static Pbkdf2PasswordEncoder pbkdf2() {
        return Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    }
}
