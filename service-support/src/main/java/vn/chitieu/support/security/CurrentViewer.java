package vn.chitieu.support.security;

/** Says who asks. */
public interface CurrentViewer {

    /**
     * Returns the caller of the request that this thread answers.
     *
     * @throws IllegalStateException if the caller is unknown, which the filter chains do not let happen
     */
    Viewer current();
}
