package vn.chitieu.aggregation.remark;

class InMemoryUnitRemarkRepositoryTest implements UnitRemarkRepositoryContract {
    @Override
    public UnitRemarkRepository remarks() {
        return new InMemoryUnitRemarkRepository();
    }
}
