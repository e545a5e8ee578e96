package vn.chitieu.notification.storage;

import vn.chitieu.notification.domain.reporting.Duties;
import vn.chitieu.notification.domain.reporting.Ledger;
import vn.chitieu.notification.domain.reporting.SeenTotals;
import vn.chitieu.notification.fixtures.InMemoryReporting;

class InMemoryReportingTest extends ReportingContract {

    @Override
    Duties emptyDuties() {
        return new InMemoryReporting.OfDuties();
    }

    @Override
    SeenTotals emptyTotals() {
        return new InMemoryReporting.OfSeenTotals();
    }

    @Override
    Ledger emptyLedger() {
        return new InMemoryReporting.OfLedger();
    }
}
