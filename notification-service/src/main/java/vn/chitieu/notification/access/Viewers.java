package vn.chitieu.notification.access;

/** Tells who asks. */
public interface Viewers {

    /**
     * Returns who asks in the request that this thread answers.
     *
     * @throws IllegalStateException if nobody is known, which the doors of the service do not let happen
     */
    Viewer current();
}
