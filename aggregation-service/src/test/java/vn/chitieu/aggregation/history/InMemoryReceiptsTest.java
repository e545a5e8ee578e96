package vn.chitieu.aggregation.history;

import vn.chitieu.aggregation.model.InMemoryStores;

class InMemoryReceiptsTest implements ReceiptsContract {
    @Override
    public Receipts receipts() {
        return new InMemoryStores.InMemoryReceipts();
    }
}
