package vn.chitieu.aggregation.remark;

import java.util.List;
import vn.chitieu.contracts.RemarkChanged;
import vn.chitieu.contracts.vocabulary.Quarter;

/** The newest version of each remark of a unit, by city. */
public interface UnitRemarkRepository {

    /** Keeps a remark in the place of an earlier version of it; one that is not later changes nothing. */
    void keep(RemarkChanged remark);

    /** Returns the remarks about a quarter of a city, those withdrawn among them, by unit and id. */
    List<RemarkChanged> of(String city, Quarter quarter);
}
