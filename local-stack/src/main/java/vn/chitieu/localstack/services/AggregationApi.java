package vn.chitieu.localstack.services;

import java.net.URI;
import java.util.List;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/** The aggregation service as its clients see it. */
public final class AggregationApi {

    private final JsonOverHttp http;
    private final String key;

    /** Takes the address of the service and a key that may read. */
    public AggregationApi(URI base, String key) {
        this(base, key, "");
    }

    /**
     * Takes the address of the service, a key that may read, and what it is asked about.
     *
     * @param city id of the city; empty for the one that the service takes for meant
     */
    public AggregationApi(URI base, String key, String city) {
        this.http = new JsonOverHttp(base, city);
        this.key = key;
    }

    /** Returns the totals of a quarter and scope. */
    public List<QuarterlyTotal> totals(Quarter quarter, Scope scope) {
        return http.get("/api/v1/totals?quarter=" + quarter + "&scope=" + scope, key, Totals.class)
                .totals();
    }

    private record Totals(List<QuarterlyTotal> totals) {}
}
