package vn.chitieu.aggregation.history;

import vn.chitieu.aggregation.model.InMemoryStores;

class InMemoryReceiptRepositoryTest implements ReceiptRepositoryContract {
    @Override
    public ReceiptRepository receipts() {
        return new InMemoryStores.InMemoryReceipts();
    }
}
