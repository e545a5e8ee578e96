package vn.chitieu.ingestion.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every store of rejections must do. */
public abstract class DeadLetterRepositoryContract {

    private static final LocalDate DAY = LocalDate.parse("2022-04-07");
    private static final Instant NOON = Instant.parse("2022-04-07T05:00:00Z");

    /** Returns an empty store. */
    protected abstract DeadLetterRepository rejections();

    @Test
    void findsWhatWasKeptByUnitAndDay() {
        DeadLetterRepository rejections = rejections();
        rejections.keep(DAY, rejection("nam-ngan", 1));
        rejections.keep(DAY, rejection("nam-ngan", 4));
        rejections.keep(DAY, rejection("dien-bien", 2));
        rejections.keep(DAY, rejection(null, 3));
        rejections.keep(DAY.plusDays(2), rejection("nam-ngan", 5));

        assertThat(rejections.find("nam-ngan", DAY, DAY.plusDays(2)))
                .extracting(DeadLetterDay::day)
                .containsExactly(DAY, DAY.plusDays(2));
        assertThat(rejections.find("nam-ngan", DAY, DAY))
                .containsExactly(new DeadLetterDay(
                        "nam-ngan",
                        DAY,
                        List.of(rejection("nam-ngan", 1), rejection("nam-ngan", 4)),
                        0,
                        java.util.Map.of(),
                        null));
        assertThat(rejections.find("", DAY, DAY))
                .singleElement()
                .satisfies(day -> assertThat(day.rejections()).containsExactly(rejection(null, 3)));
        assertThat(rejections.find("nam-ngan", DAY.plusDays(1), DAY.plusDays(1)))
                .isEmpty();
    }

    @Test
    void aRepeatChangesNothing() {
        DeadLetterRepository rejections = rejections();
        rejections.keep(DAY, rejection("nam-ngan", 1));
        rejections.keep(DAY, rejection("nam-ngan", 2));
        List<DeadLetterDay> before = rejections.find("nam-ngan", DAY, DAY);

        rejections.keep(DAY, rejection("nam-ngan", 1));
        rejections.keep(DAY, rejection("nam-ngan", 2));

        assertThat(rejections.find("nam-ngan", DAY, DAY)).isEqualTo(before);
    }

    @Test
    void aFloodIsCounted() {
        DeadLetterRepository rejections = rejections();
        for (int offset = 0; offset < DeadLetterRepository.MOST_A_DAY + 3; offset++) {
            rejections.keep(DAY, rejection("nam-ngan", offset));
        }
        rejections.keep(DAY, rejection("nam-ngan", DeadLetterRepository.MOST_A_DAY + 2));

        DeadLetterDay day = rejections.find("nam-ngan", DAY, DAY).get(0);
        assertThat(day.rejections()).hasSize(DeadLetterRepository.MOST_A_DAY);
        assertThat(day.more()).isEqualTo(3);
    }

    @Test
    void notesUpToWhereTheyWereSentAgain() {
        DeadLetterRepository rejections = rejections();
        rejections.keep(DAY, rejection("nam-ngan", 7));
        rejections.keep(DAY, rejection("nam-ngan", 9));
        rejections.sentAgain("nam-ngan", DAY, kept(8), NOON);
        rejections.sentAgain("nam-ngan", DAY, kept(7), NOON.plusSeconds(5));

        DeadLetterDay day = rejections.find("nam-ngan", DAY, DAY).get(0);
        assertThat(day.wasSentAgain(kept(7))).isTrue();
        assertThat(day.wasSentAgain(kept(8))).isTrue();
        assertThat(day.wasSentAgain(kept(9))).isFalse();
        assertThat(day.wasSentAgain(new RecordPosition("rejected-updates", 1, 7)))
                .isFalse();
        assertThat(day.sentAgainAt()).isEqualTo(NOON.plusSeconds(5));
    }

    @Test
    void findsAcrossTheTurnOfTheYear() {
        DeadLetterRepository rejections = rejections();
        LocalDate last = LocalDate.parse("2022-12-31");
        rejections.keep(last, rejection("nam-ngan", 1));
        rejections.keep(last.plusDays(1), rejection("nam-ngan", 2));

        assertThat(rejections.find("nam-ngan", last, last.plusDays(1)))
                .extracting(DeadLetterDay::day)
                .containsExactly(last, last.plusDays(1));
    }

    /** A rejection, the kept record of which lies at that offset. */
    static DeadLetter rejection(String unit, long offset) {
        return new DeadLetter(
                new RecordPosition("ward-updates." + unit, 0, 100 + offset),
                kept(offset),
                unit,
                offset % 2 == 0 ? null : "k",
                3,
                "{ô",
                List.of(new DeadLetter.Reason("MALFORMED_JSON", "expected JSON, got {ô")),
                NOON.plusSeconds(offset));
    }

    private static RecordPosition kept(long offset) {
        return new RecordPosition("rejected-updates", 0, offset);
    }
}
