package vn.chitieu.notification.year;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A mail that has to leave, as far as nothing comes between.
 *
 * @param takesBack what it takes back; null where it takes back nothing
 * @param promise the day that was promised, where it quotes one
 */
record ExpectedMail(
        String kind,
        String about,
        int episode,
        int number,
        String to,
        Instant wanted,
        int level,
        String urgency,
        @Nullable LocalDate promise,
        @Nullable Instant answerBy,
        @Nullable ExpectedMail takesBack) {

    /** Returns how it reads in the account of an hour. */
    String in(Instant hour) {
        return line(hour, kind, about, episode, number, to, level, urgency, promise, answerBy);
    }

    static String line(
            Instant hour,
            String kind,
            String about,
            int episode,
            int number,
            String to,
            int level,
            String urgency,
            @Nullable LocalDate promise,
            @Nullable Instant answerBy) {
        return hour + " " + kind + " " + about + "#" + episode + "/" + number + " to " + to + ", level " + level + ", "
                + urgency + ", promised " + promise + ", by " + answerBy;
    }
}
