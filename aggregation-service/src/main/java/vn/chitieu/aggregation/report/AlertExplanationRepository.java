package vn.chitieu.aggregation.report;

import java.util.List;
import vn.chitieu.contracts.vocabulary.Quarter;

/** The newest explanation of each alert case, by city. */
public interface AlertExplanationRepository {

    /** Keeps an explanation in the place of an earlier one of the same case; one that is not later changes nothing. */
    void keep(String city, AlertExplanation explanation);

    /** Returns the explanations of the cases of a city in a quarter, by scope and indicator. */
    List<AlertExplanation> of(String city, Quarter quarter);
}
