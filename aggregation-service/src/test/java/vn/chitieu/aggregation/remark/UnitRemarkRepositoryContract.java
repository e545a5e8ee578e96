package vn.chitieu.aggregation.remark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.RemarkChanged;
import vn.chitieu.contracts.vocabulary.Quarter;

/** What every store of remarks must do. */
public interface UnitRemarkRepositoryContract {

    Instant AT = Instant.parse("2022-04-06T03:00:00Z");

    /** Returns an empty store. */
    UnitRemarkRepository remarks();

    @Test
    default void keepsEveryField() {
        UnitRemarkRepository remarks = remarks();
        RemarkChanged answered = answered("small", "r-000001", "nam-ngan", 7, "Thiếu vốn\nđối ứng.");
        RemarkChanged open = open("small", "r-000002", "nam-ngan", 1, "Mưa lũ kéo dài");

        remarks.keep(answered);
        remarks.keep(open);

        assertThat(remarks.of("small", new Quarter(2022, 1))).containsExactly(answered, open);
        assertThat(remarks.of("small", new Quarter(2022, 2))).isEmpty();
    }

    /** Two instances may publish the versions of a remark in either order. */
    @Test
    default void theHighestVersionCountsInWhateverOrderTheyCome() {
        UnitRemarkRepository remarks = remarks();
        RemarkChanged last = answered("small", "r-000001", "nam-ngan", 9, "last");
        remarks.keep(open("small", "r-000001", "nam-ngan", 3, "first"));
        remarks.keep(last);
        remarks.keep(open("small", "r-000001", "nam-ngan", 5, "between"));
        remarks.keep(open("small", "r-000001", "nam-ngan", 9, "repeated"));

        assertThat(remarks.of("small", new Quarter(2022, 1))).containsExactly(last);
    }

    @Test
    default void keepsCitiesApart() {
        UnitRemarkRepository remarks = remarks();
        RemarkChanged here = open("small", "r-000001", "nam-ngan", 1, "here");
        RemarkChanged there = open("other", "r-000001", "nam-ngan", 9, "there");
        remarks.keep(here);
        remarks.keep(there);

        assertThat(remarks.of("small", new Quarter(2022, 1))).containsExactly(here);
        assertThat(remarks.of("other", new Quarter(2022, 1))).containsExactly(there);
        assertThat(remarks.of("third", new Quarter(2022, 1))).isEmpty();
    }

    /** Returns a difficulty about no indicator, without an answer. */
    static RemarkChanged open(String city, String id, String unit, long version, String text) {
        return new RemarkChanged(
                city,
                id,
                version,
                unit,
                new Quarter(2022, 1),
                RemarkChanged.Kind.DIFFICULTY,
                RemarkChanged.State.OPEN,
                null,
                text,
                "account:" + unit,
                AT,
                List.of());
    }

    /** Returns a proposal about an indicator, with an answer. */
    static RemarkChanged answered(String city, String id, String unit, long version, String text) {
        return new RemarkChanged(
                city,
                id,
                version,
                unit,
                new Quarter(2022, 1),
                RemarkChanged.Kind.PROPOSAL,
                RemarkChanged.State.ANSWERED,
                "LAND_CLEARED",
                text,
                "account:" + unit,
                AT,
                List.of(new RemarkChanged.Answer(
                        "Giao phòng Tài chính xem xét", "account:lanh-dao", AT.plusSeconds(86_400))));
    }
}
