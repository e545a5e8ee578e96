package vn.chitieu.notification.answerlink;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.mail.letter.CaseLinks;
import vn.chitieu.support.link.LinkSigningKeys;
import vn.chitieu.support.link.SignedTokens;

/**
 * Encodes and decodes the links by which cases are answered. A link is {@code <base>answer/<token>}; the token is what
 * the link is good for and its signature. Thread-safe.
 */
public final class SignedLinkCodec implements CaseLinks {

    /** What stands before the token in the path of a link. */
    public static final String PATH = "answer/";

    private static final String LINK = "link";
    private static final String FORM = "form";
    private static final String VERSION = "1";
    private static final int LINES = 5;

    private final URI base;
    private final SignedTokens tokens;
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
        this.tokens = new SignedTokens(keys);
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
        return tokens.write(
                LINK,
                List.of(
                        VERSION,
                        link.recipient(),
                        link.about().toString(),
                        String.valueOf(link.episode()),
                        String.valueOf(link.expires().getEpochSecond())));
    }

    /**
     * Returns what a token says, if one of the keys has signed it, also where it has expired.
     *
     * @param token untrusted input
     */
    public Optional<CaseLink> read(String token) {
        return tokens.read(LINK, token).flatMap(SignedLinkCodec::parse);
    }

    /**
     * A key may have signed what an earlier version of this service wrote, so what is signed can still be unreadable.
     */
    private static Optional<CaseLink> parse(List<String> lines) {
        if (lines.size() != LINES || !lines.get(0).equals(VERSION)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new CaseLink(
                    lines.get(1),
                    CaseKey.parse(lines.get(2)),
                    Integer.parseInt(lines.get(3)),
                    Instant.ofEpochSecond(Long.parseLong(lines.get(4)))));
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** Returns the CSRF token of a form of the page of that link: only a client that has loaded the page knows it. */
    public String formToken(String token) {
        return tokens.signature(FORM, token);
    }

    /** Returns whether a form was made for the page of that token, with any of the keys. */
    public boolean isFormToken(String token, String sent) {
        return tokens.hasSigned(FORM, token, sent);
    }
}
