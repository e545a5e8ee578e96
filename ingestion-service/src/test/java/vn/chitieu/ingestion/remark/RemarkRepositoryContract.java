package vn.chitieu.ingestion.remark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.RemarkChanged.Kind;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.ingestion.remark.Remark.Content;
import vn.chitieu.ingestion.remark.Remark.Written;

/** What every store of remarks must do. */
interface RemarkRepositoryContract {

    Instant AT = Instant.parse("2022-04-08T02:00:00Z");
    Quarter QUARTER = new Quarter(2022, 1);

    /** Returns an empty store. */
    RemarkRepository remarks();

    @Test
    default void keepsEveryField() {
        RemarkRepository remarks = remarks();
        Remark full = remark("small", "r-000001", "nam-ngan")
                .saying(new Written(
                        new Content(Kind.PROPOSAL, "LAND_CLEARED", "hai\ndòng"), "account:b", AT, AT.plusMillis(3)))
                .answered(new Remark.Answer("a-000001", "Đồng ý", "account:lanh-dao", AT.plusMillis(5)));

        assertThat(remarks.add(full)).isTrue();

        assertThat(remarks.find("small", "r-000001")).contains(full);
        assertThat(remarks.find("other", "r-000001")).isEmpty();
    }

    @Test
    default void anIdIsTakenOnceInACity() {
        RemarkRepository remarks = remarks();
        assertThat(remarks.add(remark("small", "r-000001", "nam-ngan"))).isTrue();
        assertThat(remarks.add(remark("small", "r-000001", "dong-ve"))).isFalse();
        assertThat(remarks.add(remark("other", "r-000001", "dong-ve"))).isTrue();

        assertThat(remarks.find("small", "r-000001").orElseThrow().unit()).isEqualTo("nam-ngan");
    }

    @Test
    default void returnsThoseOfAQuarterByUnitAndId() {
        RemarkRepository remarks = remarks();
        for (String id : new String[] {"nam-ngan r-000002", "nam-ngan r-000001", "dong-ve r-000003"}) {
            remarks.add(remark("small", id.split(" ")[1], id.split(" ")[0]));
        }
        remarks.add(remark("other", "r-000004", "nam-ngan"));

        assertThat(remarks.of("small", QUARTER, null))
                .extracting(Remark::id)
                .containsExactly("r-000003", "r-000001", "r-000002");
        assertThat(remarks.of("small", QUARTER, "nam-ngan"))
                .extracting(Remark::id)
                .containsExactly("r-000001", "r-000002");
        assertThat(remarks.of("small", QUARTER.plus(1), null)).isEmpty();
    }

    /** Of two who change the same version, one is the first. */
    @Test
    default void onlyTheVersionThatWasReadIsReplaced() {
        RemarkRepository remarks = remarks();
        Remark first = remark("small", "r-000001", "nam-ngan");
        remarks.add(first);
        Remark changed = first.withdrawn(first.written());

        assertThat(remarks.replace(changed, first.version())).isTrue();
        assertThat(remarks.replace(first.withdrawn(first.written()), first.version()))
                .isFalse();
        assertThat(remarks.find("small", "r-000001")).contains(changed);
    }

    @Test
    default void isPendingUntilItsNewestVersionWasPublished() {
        RemarkRepository remarks = remarks();
        Remark first = remark("small", "r-000001", "nam-ngan");
        remarks.add(first);
        Remark changed = first.withdrawn(first.written());
        remarks.replace(changed, first.version());

        remarks.published(first);
        assertThat(remarks.pending()).containsExactly(changed);
        remarks.published(changed);
        assertThat(remarks.pending()).isEmpty();
    }

    static Remark remark(String city, String id, String unit) {
        return Remark.first(
                city,
                id,
                unit,
                QUARTER,
                new Written(new Content(Kind.DIFFICULTY, null, "Thiếu vốn"), "account:a", AT, AT));
    }
}
