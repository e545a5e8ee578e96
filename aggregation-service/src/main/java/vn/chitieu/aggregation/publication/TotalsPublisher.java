package vn.chitieu.aggregation.publication;

import java.util.List;
import vn.chitieu.aggregation.model.FoldResult;

/** Publishes totals to their readers, each at its newest revision. */
public interface TotalsPublisher {

    /**
     * Publishes totals and returns when the broker has all of them; publishing one again at the same revision is
     * harmless.
     *
     * @throws IllegalStateException if the broker did not take all of them in time
     */
    void publish(List<FoldResult.Published> totals);

    /**
     * Publishes the totals of a result, with what it says about why they moved.
     *
     * @throws IllegalStateException if the broker did not take all of them in time
     */
    default void publish(FoldResult folded) {
        publish(folded.published());
    }
}
