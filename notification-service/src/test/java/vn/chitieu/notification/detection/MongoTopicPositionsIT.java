package vn.chitieu.notification.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.chitieu.support.testing.TestDatabase;

class MongoTopicPositionsIT {

    @Test
    void givesBackThePositionOfEachPartition() {
        MongoTopicPositions positions = new MongoTopicPositions(TestDatabase.fresh());
        assertThat(positions.next("totals", 0)).isEmpty();
        positions.keep("totals", Map.of(0, 7L, 1, 9L));
        positions.keep("totals", Map.of(0, 8L));
        positions.keep("totals", Map.of(0, 5L)); // of a reader that was overtaken
        assertThat(positions.next("totals", 0)).hasValue(8);
        assertThat(positions.next("totals", 1)).hasValue(9);
        assertThat(positions.next("totals", 2)).isEmpty();
    }

    @Test
    void keepsWhichTopicAPositionIsOf() {
        MongoTopicPositions positions = new MongoTopicPositions(TestDatabase.fresh());
        positions.keep("totals", Map.of(0, 7L));
        assertThat(positions.topicId("totals", 0)).isEmpty();

        positions.follow("totals", 0, "id-1", 3);
        positions.keep("totals", Map.of(0, 4L));

        assertThat(positions.topicId("totals", 0)).hasValue("id-1");
        assertThat(positions.next("totals", 0)).hasValue(4);
    }
}
