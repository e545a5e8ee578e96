package vn.chitieu.notification.reminder;

import vn.chitieu.notification.fixtures.InMemoryReporting;

class InMemoryReportingTest extends ReportingContract {

    @Override
    DutyRepository emptyDuties() {
        return new InMemoryReporting.OfDuties();
    }

    @Override
    MissingReports emptyTotals() {
        return new InMemoryReporting.OfSeenTotals();
    }

    @Override
    PunctualityRepository emptyLedger() {
        return new InMemoryReporting.OfLedger();
    }
}
