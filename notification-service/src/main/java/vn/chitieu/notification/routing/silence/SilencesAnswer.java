package vn.chitieu.notification.routing.silence;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * A page of silences.
 *
 * @param silences in the order of their ids
 * @param next what to ask for as {@code after} to go on; null at the end
 */
record SilencesAnswer(List<One> silences, @Nullable String next) {

    /** One silence; what it names is not null. */
    record One(
            String id,
            boolean holds,
            @Nullable Scope scope,
            @Nullable String indicator,
            @JsonProperty("case") @Nullable String caseId,
            @Nullable String recipient,
            String author,
            String reason,
            Instant from,
            Instant end,
            @Nullable String endedBy) {

        static One of(Silence one, Instant now) {
            return new One(
                    one.id(),
                    one.holdsAt(now),
                    one.about().scope(),
                    one.about().indicator(),
                    one.about().subject(),
                    one.about().recipient(),
                    one.author(),
                    one.reason(),
                    one.from(),
                    one.end(),
                    one.endedBy());
        }
    }
}
