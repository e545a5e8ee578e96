package vn.chitieu.notification.reminder;

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
