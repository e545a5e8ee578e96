package vn.chitieu.aggregation.alert;

import java.util.List;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/** How each alert case stands, by city. */
public interface FigureAlertRepository {

    /**
     * Keeps an alert in the place of an earlier version of the same case; an earlier version changes nothing. Of
     * several events of one version the last one counts.
     */
    void keep(String city, FigureAlert alert);

    /** Returns the alerts of a city about a scope itself in a quarter, by indicator and case. */
    List<FigureAlert> of(String city, Quarter quarter, Scope scope);
}
