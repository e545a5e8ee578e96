package vn.chitieu.notification.answerlink;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.mail.letter.CaseLinks;

/**
 * Encodes and decodes signed links. A link is {@code <base>answer/<token>}; the token is what the link is good for and
 * its signature, both in Base64 for addresses, with a full stop between. There is one token for one link: whatever
 * reads the same but is written otherwise is refused. Thread-safe.
 */
public final class SignedLinkCodec implements CaseLinks {

    /** What stands before the token in the path of a link. */
    public static final String PATH = "answer/";

    private static final String LINK = "link";
    private static final String FORM = "form";
    private static final String VERSION = "1";
    private static final int LINES = 5;
    private static final int MOST_CHARACTERS = 1000;
    private static final Pattern IN_A_TEXT = Pattern.compile("(/" + PATH + ")[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
    private static final Base64.Encoder TO_TEXT = Base64.getUrlEncoder().withoutPadding();

    private final URI base;
    private final LinkSigningKeys keys;
    private final Duration lifetime;

    /**
     * Takes the base address of the pages, and the signing keys.
     *
     * @param base address of this service as recipients reach it, http or https, ending in a slash
     * @param keys the keys
     * @param lifetime how long a link is good from when its notice was wanted
     */
    public SignedLinkCodec(URI base, LinkSigningKeys keys, Duration lifetime) {
        this.base = base;
        this.keys = keys;
        this.lifetime = lifetime;
    }

    /**
     * Returns the address of the page for the recipient of a notice; the same each time while the first key stays.
     *
     * @throws IllegalStateException if there is no key
     */
    @Override
    public URI explain(String recipient, CaseKey about, int episode, Instant wantedAt) {
        CaseLink link = new CaseLink(recipient, about, episode, wantedAt.plus(lifetime));
        return URI.create(base + PATH + write(link));
    }

    /** Returns the token of a link. */
    String write(CaseLink link) {
        String text = String.join(
                "\n",
                VERSION,
                link.recipient(),
                link.about().toString(),
                String.valueOf(link.episode()),
                String.valueOf(link.expires().getEpochSecond()));
        return TO_TEXT.encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "."
                + TO_TEXT.encodeToString(keys.sign(LINK, text));
    }

    /**
     * Returns what a token says, if one of the keys has signed it, also where it has expired.
     *
     * @param token untrusted input
     */
    public Optional<CaseLink> read(String token) {
        int stop = token.indexOf('.');
        if (stop < 0 || token.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        byte[] text = bytes(token.substring(0, stop));
        byte[] signature = bytes(token.substring(stop + 1));
        String said = new String(text, StandardCharsets.UTF_8);
        boolean whole = Arrays.equals(said.getBytes(StandardCharsets.UTF_8), text);
        return whole && keys.haveSigned(LINK, said, signature) ? parse(said) : Optional.empty();
    }

    /** Returns the bytes of their canonical text; none where it is another text. */
    private static byte[] bytes(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            return TO_TEXT.encodeToString(bytes).equals(text) ? bytes : new byte[0];
        } catch (IllegalArgumentException none) {
            return new byte[0];
        }
    }

    /**
     * A key may have signed what an earlier version of this service wrote, so what is signed can still be unreadable.
     */
    private static Optional<CaseLink> parse(String said) {
        String[] lines = said.split("\n", -1);
        if (lines.length != LINES || !lines[0].equals(VERSION)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new CaseLink(
                    lines[1],
                    CaseKey.parse(lines[2]),
                    Integer.parseInt(lines[3]),
                    Instant.ofEpochSecond(Long.parseLong(lines[4]))));
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** Returns a text with the tokens of its links cut out: a person who views a mail is not its recipient. */
    public static String withoutTokens(String text) {
        return IN_A_TEXT.matcher(text).replaceAll("$1...");
    }

    /** Returns the CSRF token of a form of the page of that link: only a client that has loaded the page knows it. */
    public String formToken(String token) {
        return TO_TEXT.encodeToString(keys.sign(FORM, token));
    }

    /** Returns whether a form was made for the page of that token, with any of the keys. */
    public boolean isFormToken(String token, String sent) {
        return keys.haveSigned(FORM, token, bytes(sent));
    }
}
