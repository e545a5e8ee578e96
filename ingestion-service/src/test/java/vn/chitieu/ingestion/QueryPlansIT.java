package vn.chitieu.ingestion;

import vn.chitieu.support.testing.QueryPlansContract;

/** The queries of this service and their indexes. */
class QueryPlansIT extends QueryPlansContract {

    QueryPlansIT() {
        super("ingestion-service", "vn.chitieu.ingestion");
    }
}
