package vn.chitieu.ingestion.remark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chitieu.ingestion.submission.EventLog;
import vn.chitieu.ingestion.submission.PendingPublisher;
import vn.chitieu.support.testing.TestDatabase;

class MongoRemarksIT implements RemarkRepositoryContract {

    private final MongoDatabase database = TestDatabase.fresh();

    @Override
    public RemarkRepository remarks() {
        MongoRemarks remarks = new MongoRemarks(database);
        remarks.initialize();
        return remarks;
    }

    /** As the last release stored it: what was written came at the same time. */
    @Test
    void readsADocumentWithoutTheTimeWhenItCame() {
        Remark changed = RemarkRepositoryContract.remark("small", "r-000001", "nam-ngan")
                .saying(RemarkRepositoryContract.remark("small", "r-000001", "nam-ngan")
                        .written());
        remarks().add(changed);
        database.getCollection("remarks")
                .updateOne(
                        Filters.eq("id", "r-000001"),
                        Updates.combine(Updates.unset("written.receivedAt"), Updates.unset("earlier.0.receivedAt")));

        assertThat(remarks().find("small", "r-000001")).contains(changed);
    }

    /** Killed before the log took the remark, or after that and before it was noted: the next process publishes it. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatWasPendingWhenTheProcessWasKilledIsPublishedByTheNextOne(boolean isTaken) {
        Remark remark = RemarkRepositoryContract.remark("small", "r-000001", "nam-ngan");
        remarks().add(remark);
        List<Remark> onTheLog = new ArrayList<>();
        try (PendingPublisher<Remark> killed = publisher((all, origin) -> {
            if (isTaken) {
                onTheLog.addAll(all);
            }
            throw new Error("killed");
        })) {
            assertThatThrownBy(killed::publish).hasMessage("killed");
        }
        try (PendingPublisher<Remark> next = publisher((all, origin) -> {
            onTheLog.addAll(all);
            return List.of(new EventLog.Fate.Kept("0-1"));
        })) {
            assertThat(next.publish()).isEqualTo(1);
            assertThat(next.publish()).isZero();
        }
        assertThat(onTheLog).as("at least once").hasSize(isTaken ? 2 : 1).containsOnly(remark);
        assertThat(remarks().pending()).isEmpty();
    }

    /** As after the return to a release that does not know a kind of remark yet. */
    @Test
    void oneThatCannotBeReadHoldsUpNoOther() {
        remarks().add(RemarkRepositoryContract.remark("hue", "r-000001", "nam-ngan"));
        Remark other = RemarkRepositoryContract.remark("small", "r-000001", "nam-ngan");
        remarks().add(other);
        database.getCollection("remarks")
                .updateOne(Filters.eq("hue/r-000001"), Updates.set("state", "OF_A_NEWER_RELEASE"));
        List<Remark> onTheLog = new ArrayList<>();

        try (PendingPublisher<Remark> publisher = publisher((all, origin) -> {
            onTheLog.addAll(all);
            return List.of(new EventLog.Fate.Kept("0-1"));
        })) {
            assertThat(publisher.publish()).isEqualTo(1);
        }

        assertThat(onTheLog).containsExactly(other);
        assertThat(remarks().of("hue", RemarkRepositoryContract.QUARTER, null)).isEmpty();
    }

    @Test
    void manyThatTheLogNeverTakesHoldUpNoOther() {
        for (int number = 100; number < 400; number++) {
            remarks().add(RemarkRepositoryContract.remark("hue", "r-000" + number, "nam-ngan"));
        }
        Remark other = RemarkRepositoryContract.remark("small", "r-000001", "nam-ngan");
        remarks().add(other);

        try (PendingPublisher<Remark> publisher = publisher((all, origin) ->
                List.of(all.contains(other) ? new EventLog.Fate.Kept("0-1") : new EventLog.Fate.TooLarge()))) {
            assertThat(publisher.publish()).isEqualTo(1);
        }

        assertThat(remarks().pending()).hasSize(300).doesNotContain(other);
    }

    private PendingPublisher<Remark> publisher(EventLog<Remark> log) {
        return new PendingPublisher<>("remarks", remarks(), log, KafkaRemarkRecords::origin);
    }
}
