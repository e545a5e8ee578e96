package vn.chitieu.aggregation.domain;

class InMemoryPagesTest implements PagesContract {
    @Override
    public Pages pages() {
        return new InMemoryStores.InMemoryPages();
    }
}
