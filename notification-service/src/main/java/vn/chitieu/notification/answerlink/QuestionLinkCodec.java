package vn.chitieu.notification.answerlink;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.mail.letter.LinkedCity;
import vn.chitieu.notification.question.QuestionLinks;
import vn.chitieu.notification.question.QuestionNotice;
import vn.chitieu.support.link.SignedTokens;

/**
 * Encodes and decodes the links by which questions are answered: {@code <base>answer/question/<token>}, signed with the
 * keys of {@link SignedLinkCodec} for another purpose. Where there is no key, a mail leads to the page of questions,
 * and so does the one about an answer. Thread-safe.
 */
public final class QuestionLinkCodec implements QuestionLinks {

    /** What stands before the token in the path of a link. */
    public static final String PATH = SignedLinkCodec.PATH + "question/";

    private static final String PURPOSE = "question";
    private static final String FORM = "question-form";
    private static final String VERSION = "1";
    private static final int LINES = 5;

    private final URI base;
    private final SignedTokens tokens;
    private final Duration lifetime;
    private final LinkedCity linkedCity;

    /**
     * Takes where links lead to and what signs them.
     *
     * @param base address of this service as recipients reach it, http or https, ending in a slash
     * @param tokens writes and reads tokens
     * @param lifetime how long a link is good from when its notice was wanted
     * @param linkedCity names the city of a link to a page
     */
    public QuestionLinkCodec(URI base, SignedTokens tokens, Duration lifetime, LinkedCity linkedCity) {
        this.base = base;
        this.tokens = tokens;
        this.lifetime = lifetime;
        this.linkedCity = linkedCity;
    }

    @Override
    public Link of(QuestionNotice notice) {
        if (notice.answer() != null || !tokens.canSign()) {
            return new Link(URI.create(base + "?view=questions" + linkedCity.parameter(notice.city())), true);
        }
        QuestionLink link = new QuestionLink(
                notice.recipient(),
                notice.city(),
                notice.question().id(),
                notice.wantedAt().plus(lifetime));
        return new Link(URI.create(base + PATH + write(link)), false);
    }

    /** Returns the token of a link. */
    String write(QuestionLink link) {
        return tokens.write(
                PURPOSE,
                List.of(
                        VERSION,
                        link.recipient(),
                        Objects.requireNonNullElse(link.city().field(), ""),
                        link.question(),
                        String.valueOf(link.expires().getEpochSecond())));
    }

    /**
     * Returns what a token says, if one of the keys has signed it, also where it has expired.
     *
     * @param token untrusted input
     */
    public Optional<QuestionLink> read(String token) {
        return tokens.read(PURPOSE, token).flatMap(QuestionLinkCodec::parse);
    }

    private static Optional<QuestionLink> parse(List<String> lines) {
        if (lines.size() != LINES || !lines.get(0).equals(VERSION)) {
            return Optional.empty();
        }
        try {
            String city = lines.get(2);
            return Optional.of(new QuestionLink(
                    lines.get(1),
                    CityKey.ofField(city.isEmpty() ? null : city),
                    lines.get(3),
                    Instant.ofEpochSecond(Long.parseLong(lines.get(4)))));
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** Returns the CSRF token of the form of the page of that link. */
    String formToken(String token) {
        return tokens.signature(FORM, token);
    }

    /** Returns whether a form was made for the page of that token, with any of the keys. */
    boolean isFormToken(String token, String sent) {
        return tokens.hasSigned(FORM, token, sent);
    }
}
