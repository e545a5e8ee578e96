package vn.chitieu.aggregation.application;

import java.util.Set;
import vn.chitieu.aggregation.domain.PageKey;

/** Judges totals anew whose contributions have not changed, but something else that they depend on has. */
@FunctionalInterface
public interface JudgePages {

    /**
     * Computes the totals of stored pages from their contributions and from what holds now, stores them and publishes
     * them, changed or not. Doing it again changes nothing.
     *
     * @param pages which
     * @throws vn.chitieu.aggregation.domain.StalePageException if somebody else wrote one of them, or the targets, at
     *     the same time: it is to be done again
     */
    void judge(Set<PageKey> pages);
}
