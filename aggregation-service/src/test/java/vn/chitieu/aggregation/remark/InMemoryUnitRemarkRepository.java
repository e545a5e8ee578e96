package vn.chitieu.aggregation.remark;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.chitieu.contracts.RemarkChanged;
import vn.chitieu.contracts.vocabulary.Quarter;

/** Remarks of units in memory. */
public final class InMemoryUnitRemarkRepository implements UnitRemarkRepository {

    private final Map<String, RemarkChanged> remarks = new TreeMap<>();

    @Override
    public void keep(RemarkChanged remark) {
        remarks.merge(
                remark.city() + "/" + remark.unit() + "/" + remark.id(),
                remark,
                (one, other) -> other.version() > one.version() ? other : one);
    }

    @Override
    public List<RemarkChanged> of(String city, Quarter quarter) {
        return remarks.values().stream()
                .filter(one -> one.city().equals(city) && one.quarter().equals(quarter))
                .toList();
    }
}
