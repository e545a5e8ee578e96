package vn.chitieu.aggregation.publication;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.web.util.WebUtils;

/**
 * The open streams of an HTTP session. They end with it: after a sign-out, or a session timeout, nothing more is sent.
 * Thread-safe.
 */
final class SessionStreams implements HttpSessionBindingListener {

    private static final String NAME = SessionStreams.class.getName();

    private final Set<StreamSubscriber> watchers = new HashSet<>();
    private boolean ended;

    /** Returns the streams of a session. */
    static SessionStreams of(HttpSession session) {
        synchronized (WebUtils.getSessionMutex(session)) {
            try {
                if (session.getAttribute(NAME) instanceof SessionStreams known) {
                    return known;
                }
                SessionStreams streams = new SessionStreams();
                session.setAttribute(NAME, streams);
                return streams;
            } catch (IllegalStateException alreadyOver) {
                SessionStreams none = new SessionStreams();
                none.end();
                return none;
            }
        }
    }

    /** Adds a stream; it ends at once where the session has ended meanwhile. */
    void add(StreamSubscriber watcher) {
        synchronized (this) {
            if (!ended) {
                watchers.add(watcher);
                return;
            }
        }
        watcher.end();
    }

    /** Removes a stream that has ended. */
    synchronized void remove(StreamSubscriber watcher) {
        watchers.remove(watcher);
    }

    /** The session ends. */
    @Override
    public void valueUnbound(HttpSessionBindingEvent event) {
        end();
    }

    private void end() {
        List<StreamSubscriber> last;
        synchronized (this) {
            ended = true;
            last = List.copyOf(watchers);
            watchers.clear();
        }
        last.forEach(StreamSubscriber::end);
    }
}
