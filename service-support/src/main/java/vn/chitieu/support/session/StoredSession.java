package vn.chitieu.support.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.session.MapSession;
import org.springframework.session.Session;

/** A session that knows whether what is stored of it is still right. Not thread-safe: each request reads its own. */
public final class StoredSession implements Session {

    private final MapSession session;
    private @Nullable String storedId;
    private @Nullable Instant storedEnd;
    private boolean changed;

    private StoredSession(MapSession session) {
        this.session = session;
    }

    /** Returns a session that is not stored yet. */
    static StoredSession begin() {
        return new StoredSession(new MapSession());
    }

    /** Returns a session as it is stored. */
    static StoredSession read(MapSession session) {
        StoredSession read = new StoredSession(session);
        read.stored();
        return read;
    }

    /** What is stored is right from here on. */
    void stored() {
        storedId = getId();
        storedEnd = end();
        changed = false;
    }

    /** Returns the id under which it is stored; null where it is not. */
    @Nullable
    String storedId() {
        return storedId;
    }

    /** Returns when it ends, without another request. */
    Instant end() {
        return getLastAccessedTime().plus(getMaxInactiveInterval());
    }

    /**
     * Returns whether it has to be stored: not for an end that is hardly later, since every request moves it.
     *
     * @param tolerance by how much the end may be later than the stored one
     */
    boolean isToBeStored(Duration tolerance) {
        Instant before = storedEnd;
        return changed
                || before == null
                || !getId().equals(storedId)
                || end().isBefore(before.minus(tolerance))
                || end().isAfter(before.plus(tolerance));
    }

    @Override
    public String getId() {
        return session.getId();
    }

    @Override
    public String changeSessionId() {
        return session.changeSessionId();
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // of Spring Session
    public <T> @Nullable T getAttribute(String name) {
        return session.getAttribute(name);
    }

    @Override
    public Set<String> getAttributeNames() {
        return session.getAttributeNames();
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
        session.setAttribute(name, value);
        changed = true;
    }

    @Override
    public void removeAttribute(String name) {
        session.removeAttribute(name);
        changed = true;
    }

    @Override
    public Instant getCreationTime() {
        return session.getCreationTime();
    }

    @Override
    public void setLastAccessedTime(Instant time) {
        session.setLastAccessedTime(time);
    }

    @Override
    public Instant getLastAccessedTime() {
        return session.getLastAccessedTime();
    }

    @Override
    public void setMaxInactiveInterval(Duration interval) {
        session.setMaxInactiveInterval(interval);
    }

    @Override
    public Duration getMaxInactiveInterval() {
        return session.getMaxInactiveInterval();
    }

    @Override
    public boolean isExpired() {
        return session.isExpired();
    }
}
