package vn.chitieu.aggregation.rejection;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.chitieu.support.testing.TestDatabase;

class MongoRejectionCountsIT implements RejectionCountRepositoryContract {

    private final MongoDatabase database = TestDatabase.fresh();

    @Override
    public RejectionCountRepository counts() {
        MongoRejectionCounts counts = new MongoRejectionCounts(database);
        counts.initialize();
        return counts;
    }

    @Test
    void aDamagedDocumentHoldsUpNoOther() {
        RejectionCountRepository counts = counts();
        counts.add(RejectionCountRepositoryContract.counted("hue", "nam-ngan", QUARTER, 2), 0, 7);
        database.getCollection("rejectionCounts")
                .updateOne(Filters.eq("of", "hue/2022-Q1"), Updates.set("rows", "damaged"));

        counts.add(RejectionCountRepositoryContract.counted("hue", "nam-ngan", QUARTER, 4), 0, 8);
        counts.add(RejectionCountRepositoryContract.counted("small", "nam-ngan", QUARTER, 3), 0, 9);

        assertThat(counts.of("small", QUARTER)).isEqualTo(Map.of("nam-ngan", 3L));
    }
}
