package vn.chitieu.aggregation.query;

import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import vn.chitieu.aggregation.access.AggregationProblemCode;
import vn.chitieu.aggregation.access.QueryValidator;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.support.catalog.CallerCities;
import vn.chitieu.support.problem.ProblemException;

/** The cities that the caller of a request may see side by side: at least two, or there is nothing to compare. */
@Component
@ConditionalOnWebApplication
public final class ComparedCities {

    private final CallerCities cities;
    private final QueryValidator queryValidator;

    /** Takes what knows who asks. */
    public ComparedCities(CallerCities cities, QueryValidator queryValidator) {
        this.cities = cities;
        this.queryValidator = queryValidator;
    }

    /**
     * Returns their catalogs, by the id of the city.
     *
     * @throws ProblemException if the caller may see one city only, or not the whole of a city
     */
    public List<Catalog> all() {
        List<Catalog> all = cities.catalogs();
        if (all.size() < 2 || !queryValidator.viewer().seesEverything()) {
            throw new ProblemException(
                    AggregationProblemCode.NO_COMPARISON, "expected at least two cities that you may see, got one");
        }
        return all;
    }

    /**
     * Returns the code of an indicator.
     *
     * @throws ProblemException if none of the cities has it
     */
    String indicator(List<Catalog> compared, String code) {
        if (compared.stream().noneMatch(city -> city.indicator(code).isPresent())) {
            throw new ProblemException(
                    AggregationProblemCode.UNKNOWN_INDICATOR,
                    "expected an indicator of one of the catalogs, got " + QueryValidator.shown(code));
        }
        return code;
    }
}
