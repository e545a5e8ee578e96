package vn.chitieu.notification.detection;

class InMemoryWaitingTotalsTest extends WaitingTotalsContract {

    @Override
    WaitingTotals empty() {
        return new InMemoryWaitingTotals();
    }
}
