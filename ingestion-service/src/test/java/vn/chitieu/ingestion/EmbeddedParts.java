package vn.chitieu.ingestion;

import vn.chitieu.support.testing.TestBroker;
import vn.chitieu.support.testing.TestDatabase;

/** The service that all integration tests of this module share, on {@link TestBroker} and {@link TestDatabase}. */
final class EmbeddedParts {

    static final AggregationStandIn AGGREGATION = new AggregationStandIn();
    static final ServiceUnderTest SERVICE = ServiceUnderTest.start(
            TestBroker.bootstrapServers(),
            TestDatabase.uri(),
            "chitieu.ingestion.receipts.url=" + AGGREGATION.url(),
            "chitieu.ingestion.receipts.key=" + AggregationStandIn.KEY);
    static final Parts PARTS = new Parts(SERVICE, TestBroker.bootstrapServers());

    private EmbeddedParts() {}
}
