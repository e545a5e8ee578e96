package vn.chitieu.aggregation;

import vn.chitieu.support.testing.QueryPlansContract;

/** The queries of this service and their indexes. */
class QueryPlansIT extends QueryPlansContract {

    QueryPlansIT() {
        super("aggregation-service", "vn.chitieu.aggregation");
    }
}
