package vn.chitieu.aggregation.page;

import java.util.Objects;
import vn.chitieu.aggregation.model.PageKey;

/** Thrown where a page would be larger than the database takes, before anything was stored. */
public final class PageFullException extends RuntimeException {

    private final transient PageKey page;

    /** Names the page. */
    public PageFullException(PageKey page, long bytes, long most) {
        super("expected at most " + most + " bytes of " + page + ", got " + bytes);
        this.page = Objects.requireNonNull(page);
    }

    /** Returns which page. */
    public PageKey page() {
        return page;
    }
}
