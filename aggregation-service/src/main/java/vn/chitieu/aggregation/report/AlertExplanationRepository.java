package vn.chitieu.aggregation.report;

import java.util.List;
import vn.chitieu.contracts.vocabulary.Quarter;

/** The newest explanation of each alert case of a city. */
public interface AlertExplanationRepository {

    /** Keeps an explanation in the place of an earlier one of the same case; one that is not later changes nothing. */
    void keep(AlertExplanation explanation);

    /** Returns the explanations of the cases of a quarter, by scope and indicator. */
    List<AlertExplanation> of(Quarter quarter);
}
