package vn.chitieu.support.link;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;

/**
 * Writes and reads the tokens of links to the entry page. The notification service writes them into reminders, and the
 * ingestion service, which has the same keys, reads them. Thread-safe.
 */
public final class EntryLinkCodec {

    /** What stands before the token in the path of a link. */
    public static final String PATH = "lien-ket/";

    /** The scheme of the header {@code Authorization} by which a system that has a link presents it. */
    public static final String SCHEME = "Link ";

    static final String SEGMENT = "lien-ket";

    private static final String PURPOSE = "entry";
    private static final String FORM = "entry-form";

    /** A link with which nothing is confirmed, as every release reads it. */
    private static final String VERSION = "1";

    /** The same with one line more: for whom it was made. */
    private static final String VERSION_OF_HEADS = "2";

    private static final String HEAD = "HEAD";
    private static final int LINES = 6;

    private final SignedTokens tokens;

    /** Takes what signs. */
    public EntryLinkCodec(SignedTokens tokens) {
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
    public String write(EntryLink link) {
        List<String> lines = new ArrayList<>(List.of(
                link.ofHead() ? VERSION_OF_HEADS : VERSION,
                link.city(),
                link.unit(),
                link.period().toString(),
                link.recipient(),
                String.valueOf(link.expires().getEpochSecond())));
        if (link.ofHead()) {
            lines.add(HEAD);
        }
        return tokens.write(PURPOSE, lines);
    }

    /**
     * Returns what a token says, if one of the keys has signed it for a link to the entry page, also where it has
     * expired.
     *
     * @param token untrusted input
     */
    public Optional<EntryLink> read(String token) {
        return tokens.read(PURPOSE, token).flatMap(EntryLinkCodec::parse);
    }

    /** A key may have signed what another release wrote, so what is signed can still be unreadable. */
    private static Optional<EntryLink> parse(List<String> lines) {
        boolean ofHead = lines.size() == LINES + 1
                && lines.get(0).equals(VERSION_OF_HEADS)
                && lines.get(LINES).equals(HEAD);
        if (!ofHead && (lines.size() != LINES || !lines.get(0).equals(VERSION))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new EntryLink(
                    lines.get(1),
                    lines.get(2),
                    ReportingPeriod.parse(lines.get(3)),
                    lines.get(4),
                    Instant.ofEpochSecond(Long.parseLong(lines.get(5))),
                    ofHead));
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** Returns the CSRF token of the page behind that link: only a client that has loaded the page knows it. */
    public String formToken(String token) {
        return tokens.signature(FORM, token);
    }

    /** Returns whether a CSRF token is that of the page behind that link, with any of the keys. */
    public boolean isFormToken(String token, String sent) {
        return tokens.hasSigned(FORM, token, sent);
    }
}
