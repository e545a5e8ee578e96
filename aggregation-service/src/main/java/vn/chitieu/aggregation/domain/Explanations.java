package vn.chitieu.aggregation.domain;

import java.util.List;
import vn.chitieu.contracts.vocabulary.Quarter;

/** The newest answer to each alert of a city. */
public interface Explanations {

    /** Keeps an answer in the place of an earlier one to the same case; one that is not later changes nothing. */
    void keep(Explanation explanation);

    /** Returns the answers to cases of a quarter, by scope and indicator. */
    List<Explanation> of(Quarter quarter);
}
