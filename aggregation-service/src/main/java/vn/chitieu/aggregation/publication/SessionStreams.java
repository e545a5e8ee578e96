package vn.chitieu.aggregation.publication;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.event.EventListener;
import org.springframework.session.events.SessionDestroyedEvent;
import org.springframework.stereotype.Component;
import vn.chitieu.support.session.MongoSessionRepository;

/**
 * The open streams of the sessions of people at this instance. They end with the session: at once where the person
 * signs out here, and with the next beat where the session ends elsewhere or by itself. Thread-safe.
 */
@Component
@ConditionalOnWebApplication
final class SessionStreams {

    private final MongoSessionRepository sessions;
    private final Map<String, Set<StreamSubscriber>> watchers = new ConcurrentHashMap<>();

    SessionStreams(MongoSessionRepository sessions) {
        this.sessions = sessions;
    }

    /** Adds a stream to a session. */
    void add(String session, StreamSubscriber watcher) {
        watchers.compute(session, (id, known) -> {
            Set<StreamSubscriber> all = known == null ? new HashSet<>() : new HashSet<>(known);
            all.add(watcher);
            return Set.copyOf(all);
        });
    }

    /** Removes a stream that has ended. */
    void remove(String session, StreamSubscriber watcher) {
        watchers.computeIfPresent(session, (id, known) -> {
            Set<StreamSubscriber> all = new HashSet<>(known);
            all.remove(watcher);
            return all.isEmpty() ? null : Set.copyOf(all);
        });
    }

    /** Ends the streams of a session that has ended at this instance. */
    @EventListener
    void onSessionDestroyed(SessionDestroyedEvent event) {
        end(event.getSessionId());
    }

    /** Ends the streams of sessions that have ended; while the store does not answer they go on. */
    void endThoseOfEndedSessions() {
        List.copyOf(watchers.keySet()).stream()
                .filter(session -> !sessions.isAlive(session))
                .forEach(this::end);
    }

    private void end(String session) {
        Set<StreamSubscriber> last = watchers.remove(session);
        if (last != null) {
            last.forEach(StreamSubscriber::end);
        }
    }
}
