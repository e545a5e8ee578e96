package vn.chitieu.notification.documents;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A page of a store. Documents that cannot be read are not among its items, so their number does not tell whether more
 * pages follow.
 *
 * @param items what can be read, in the order of ids
 * @param next id behind which the next page begins; null on the last page
 */
public record Page<T>(List<T> items, @Nullable String next) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * Returns the page of these items.
     *
     * @param ids of all documents that were looked at, damaged ones as well, in their order
     * @param limit how many were asked for, 1 or more
     */
    public static <T> Page<T> of(List<T> items, List<String> ids, int limit) {
        return new Page<>(items, ids.size() < limit ? null : ids.get(ids.size() - 1));
    }

    /** Returns the items of all pages, page by page; each is read when those before it were taken. */
    public static <T> Stream<List<T>> all(Reader<T> pages) {
        return Stream.iterate(pages.read(null), page -> page != null, page -> behind(page, pages))
                .map(Page::items);
    }

    private static <T> @Nullable Page<T> behind(Page<T> page, Reader<T> pages) {
        return page.next == null ? null : pages.read(page.next);
    }

    /** Reads a page of a store. */
    @FunctionalInterface
    public interface Reader<T> {

        /** Returns the page behind that id, or the first one where it is null. */
        Page<T> read(@Nullable String after);
    }
}
