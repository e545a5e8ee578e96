package vn.chitieu.support.link;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes and reads the tokens of links by which a person sets the password of an account. The notification service
 * writes them into mails, and the ingestion service, which has the same keys, reads them. A mail that waits has the
 * link {@linkplain #writeUnsigned without its signature}, which is added when the mail leaves, so that no database
 * holds a link that opens an account. Thread-safe.
 */
public final class AccountLinkCodec {

    /** What stands before the token in the path of a link. */
    public static final String PATH = "dat-mat-khau/";

    static final String SEGMENT = "dat-mat-khau";

    private static final String PURPOSE = "account";
    private static final String VERSION = "1";
    private static final int LINES = 4;
    private static final String UNSIGNED = ".unsigned";
    private static final Pattern UNSIGNED_LINK = Pattern.compile("(/" + PATH + ")([A-Za-z0-9_-]+)\\.unsigned");

    private final SignedTokens tokens;

    /** Takes what signs. */
    public AccountLinkCodec(SignedTokens tokens) {
        this.tokens = tokens;
    }

    /** Returns whether there is a key to sign with. */
    public boolean canSign() {
        return tokens.canSign();
    }

    /**
     * Returns the token of a link; the same each time while the first key stays.
     *
     * @throws IllegalStateException if there is no key
     */
    public String write(AccountLink link) {
        return tokens.write(PURPOSE, lines(link));
    }

    /** Returns what a token says with a word in the place of its signature, so that it is good for nothing. */
    public String writeUnsigned(AccountLink link) {
        return SignedTokens.unsigned(lines(link)) + UNSIGNED;
    }

    /**
     * Returns a text whose links without a signature have one. The text is to be one of this product's own making:
     * whatever it says is signed.
     *
     * @throws IllegalStateException if there is such a link and no key
     */
    public String sign(String text) {
        return UNSIGNED_LINK
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1)
                        + SignedTokens.said(found.group(2))
                                .flatMap(AccountLinkCodec::parse)
                                .map(this::write)
                                .orElseThrow(() ->
                                        new IllegalStateException("expected the link of an account, got another"))));
    }

    /**
     * Returns what a token says, if one of the keys has signed it for the password of an account, also where it has
     * expired.
     *
     * @param token untrusted input
     */
    public Optional<AccountLink> read(String token) {
        return tokens.read(PURPOSE, token).flatMap(AccountLinkCodec::parse);
    }

    private static List<String> lines(AccountLink link) {
        return List.of(
                VERSION,
                link.account(),
                String.valueOf(link.number()),
                String.valueOf(link.expires().getEpochSecond()));
    }

    /** A key may have signed what another release wrote, so what is signed can still be unreadable. */
    private static Optional<AccountLink> parse(List<String> lines) {
        if (lines.size() != LINES || !lines.get(0).equals(VERSION)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new AccountLink(
                    lines.get(1), Long.parseLong(lines.get(2)), Instant.ofEpochSecond(Long.parseLong(lines.get(3)))));
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
