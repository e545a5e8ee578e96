package vn.chitieu.notification.integration;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.notification.cases.model.CaseTransition;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.notice.Notice;
import vn.chitieu.notification.notice.NoticeId;
import vn.chitieu.notification.notice.NoticeKind;

/**
 * One transition of a case for the webhook.
 *
 * @param transition what happened
 */
public record EventNotice(CaseTransition transition) implements Notice {

    /** The recipient of all events. */
    public static final String WEBHOOK = "webhook";

    public EventNotice {
        Objects.requireNonNull(transition);
    }

    @Override
    public String id() {
        return NoticeId.of(transition.id(), WEBHOOK);
    }

    @Override
    public String subject() {
        return transition.about().toString();
    }

    @Override
    public CityKey city() {
        return transition.about().city();
    }

    @Override
    public NoticeKind kind() {
        return NoticeKind.EVENT;
    }

    @Override
    public String recipient() {
        return WEBHOOK;
    }

    @Override
    public Instant wantedAt() {
        return transition.at();
    }

    @Override
    public @Nullable String follows() {
        return null;
    }

    @Override
    public @Nullable String trace() {
        return transition.figures().trace();
    }

    /** Returns its own id: events carry their order in themselves. */
    @Override
    public String thread() {
        return id();
    }
}
