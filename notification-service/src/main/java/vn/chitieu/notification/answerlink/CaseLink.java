package vn.chitieu.notification.answerlink;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import vn.chitieu.notification.cases.model.CaseKey;

/**
 * The claims of a signed link: which case, episode and recipient it is for.
 *
 * @param recipient id of the person it was sent to, 1 to {@value #MOST_CHARACTERS} characters without control
 *     characters
 * @param about the case
 * @param episode of the case, from 1
 * @param expires from when on it is good for nothing, to the second
 */
public record CaseLink(String recipient, CaseKey about, int episode, Instant expires) {

    private static final int MOST_CHARACTERS = 200;

    public CaseLink {
        Objects.requireNonNull(about);
        expires = expires.truncatedTo(ChronoUnit.SECONDS);
        if (recipient.isEmpty()
                || recipient.length() > MOST_CHARACTERS
                || recipient.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("expected the id of a person, got one of " + recipient.length()
                    + " characters, or with control characters");
        }
        if (episode < 1) {
            throw new IllegalArgumentException("expected an episode from 1, got " + episode);
        }
    }
}
