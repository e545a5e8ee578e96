package vn.chitieu.support.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Knows again the browsers that a user has signed in with, by a signed cookie, so that guesses of others cost them no
 * wait. The cookie lets no one in. The key lives as long as the process: after a restart each browser is new once.
 */
final class TrustedBrowserCookie {

    private static final String COOKIE = "KNOWN";
    private static final Duration KEPT = Duration.ofDays(90);
    private static final String HMAC = "HmacSHA256";
    private static final int ID_BYTES = 16;
    private static final int KEY_BYTES = 32;

    private final SignInCookies cookies;
    private final SecureRandom random;
    private final byte[] key = new byte[KEY_BYTES];

    /** Makes one with a key of its own. */
    public TrustedBrowserCookie(SignInCookies cookies, SecureRandom random) {
        this.cookies = cookies;
        this.random = random;
        random.nextBytes(key);
    }

    /** Returns the id of the browser, if this user has signed in with it. */
    Optional<String> idOf(HttpServletRequest request, String user) {
        return cookies.read(request, COOKIE)
                .map(value -> value.split("~", 2))
                .filter(parts -> parts.length == 2 && isGenuine(parts[0], user, parts[1]))
                .map(parts -> parts[0]);
    }

    /** Remembers that this user has signed in with the browser. */
    void remember(HttpServletRequest request, HttpServletResponse response, String user) {
        String id = idOf(request, user).orElseGet(this::freshId);
        cookies.write(request, response, COOKIE, id + "~" + signature(id, user), KEPT);
    }

    private boolean isGenuine(String id, String user, String signature) {
        return MessageDigest.isEqual(
                signature(id, user).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    }

    private String freshId() {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return text(id);
    }

    private String signature(String id, String user) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return text(
                    mac.doFinal((id + "\n" + user.strip().toLowerCase(Locale.ROOT)).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + HMAC, impossible);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
