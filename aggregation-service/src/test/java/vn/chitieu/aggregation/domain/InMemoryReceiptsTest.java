package vn.chitieu.aggregation.domain;

class InMemoryReceiptsTest implements ReceiptsContract {
    @Override
    public Receipts receipts() {
        return new InMemoryStores.InMemoryReceipts();
    }
}
