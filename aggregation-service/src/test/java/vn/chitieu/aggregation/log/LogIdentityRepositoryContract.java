package vn.chitieu.aggregation.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every store of marks must do. */
public interface LogIdentityRepositoryContract {

    /** Returns an empty store. */
    LogIdentityRepository marks();

    @Test
    default void findsTheLastMarkOfEachPartition() {
        LogIdentityRepository marks = marks();
        assertThat(marks.all()).isEmpty();

        marks.put(2, new LogIdentity("id-1", 0));
        marks.put(0, new LogIdentity("id-1", 0));
        marks.put(2, new LogIdentity("id-2", 7));

        assertThat(marks.all()).isEqualTo(Map.of(0, new LogIdentity("id-1", 0), 2, new LogIdentity("id-2", 7)));

        marks.put(0, new LogIdentity("id-1", 0, 16L));
        assertThat(marks.all()).containsEntry(0, new LogIdentity("id-1", 0, 16L));
        marks.put(0, new LogIdentity("id-1", 4));
        assertThat(marks.all()).containsEntry(0, new LogIdentity("id-1", 4));
    }
}
