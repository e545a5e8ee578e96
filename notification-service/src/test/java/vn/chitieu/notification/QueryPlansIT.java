package vn.chitieu.notification;

import vn.chitieu.support.testing.QueryPlansContract;

/** The queries of this service and their indexes. */
class QueryPlansIT extends QueryPlansContract {

    QueryPlansIT() {
        super("notification-service", "vn.chitieu.notification");
    }
}
