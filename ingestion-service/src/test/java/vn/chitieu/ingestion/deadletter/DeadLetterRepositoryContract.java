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
        DeadLetterRepository deadLetters = rejections();
        deadLetters.keep(DAY, rejection("nam-ngan", 1));
        deadLetters.keep(DAY, rejection("nam-ngan", 4));
        deadLetters.keep(DAY, rejection("dien-bien", 2));
        deadLetters.keep(DAY, rejection(null, 3));
        deadLetters.keep(DAY.plusDays(2), rejection("nam-ngan", 5));

        assertThat(deadLetters.find("thanh-hoa", "nam-ngan", DAY, DAY.plusDays(2)))
                .extracting(DeadLetterDay::day)
                .containsExactly(DAY, DAY.plusDays(2));
        assertThat(deadLetters.find("thanh-hoa", "nam-ngan", DAY, DAY))
                .containsExactly(new DeadLetterDay(
                        "nam-ngan",
                        DAY,
                        List.of(rejection("nam-ngan", 1), rejection("nam-ngan", 4)),
                        0,
                        java.util.Map.of(),
                        null));
        assertThat(deadLetters.find("thanh-hoa", "", DAY, DAY))
                .singleElement()
                .satisfies(day -> assertThat(day.rejections()).containsExactly(rejection(null, 3)));
        assertThat(deadLetters.find("thanh-hoa", "nam-ngan", DAY.plusDays(1), DAY.plusDays(1)))
                .isEmpty();
    }

    @Test
    void aUnitOfThatIdInAnotherCityIsAnotherOne() {
        DeadLetterRepository deadLetters = rejections();
        deadLetters.keep(DAY, rejection("nam-ngan", 1));

        assertThat(deadLetters.find("hue", "nam-ngan", DAY, DAY)).isEmpty();
        deadLetters.sentAgain("hue", "nam-ngan", DAY, kept(1), NOON);
        assertThat(deadLetters.find("thanh-hoa", "nam-ngan", DAY, DAY))
                .singleElement()
                .matches(day -> !day.wasSentAgain(kept(1)));
    }

    @Test
    void aRepeatChangesNothing() {
        DeadLetterRepository deadLetters = rejections();
        deadLetters.keep(DAY, rejection("nam-ngan", 1));
        deadLetters.keep(DAY, rejection("nam-ngan", 2));
        List<DeadLetterDay> before = deadLetters.find("thanh-hoa", "nam-ngan", DAY, DAY);

        deadLetters.keep(DAY, rejection("nam-ngan", 1));
        deadLetters.keep(DAY, rejection("nam-ngan", 2));

        assertThat(deadLetters.find("thanh-hoa", "nam-ngan", DAY, DAY)).isEqualTo(before);
    }

    /** Its writer repeats itself after a fault: the same record, kept at a later place. */
    @Test
    void aRecordThatIsKeptTwiceIsOneEntry() {
        DeadLetterRepository deadLetters = rejections();
        DeadLetter first = rejection("nam-ngan", 1);
        deadLetters.keep(DAY, first);
        deadLetters.keep(DAY, rejection("nam-ngan", 2));
        deadLetters.keep(DAY, keptAt(3, first));
        deadLetters.keep(DAY, rejection("nam-ngan", 4));

        DeadLetterDay day = deadLetters.find("thanh-hoa", "nam-ngan", DAY, DAY).get(0);
        assertThat(day.rejections()).containsExactly(first, rejection("nam-ngan", 2), rejection("nam-ngan", 4));
        assertThat(day.more()).isZero();
    }

    @Test
    void aFloodIsCounted() {
        DeadLetterRepository deadLetters = rejections();
        for (int offset = 0; offset < DeadLetterRepository.MOST_A_DAY + 3; offset++) {
            deadLetters.keep(DAY, rejection("nam-ngan", offset));
        }
        deadLetters.keep(DAY, rejection("nam-ngan", DeadLetterRepository.MOST_A_DAY + 2));

        DeadLetterDay day = deadLetters.find("thanh-hoa", "nam-ngan", DAY, DAY).get(0);
        assertThat(day.rejections()).hasSize(DeadLetterRepository.MOST_A_DAY);
        assertThat(day.more()).isEqualTo(3);
    }

    @Test
    void notesUpToWhereTheyWereSentAgain() {
        DeadLetterRepository deadLetters = rejections();
        deadLetters.keep(DAY, rejection("nam-ngan", 7));
        deadLetters.keep(DAY, rejection("nam-ngan", 9));
        deadLetters.sentAgain("thanh-hoa", "nam-ngan", DAY, kept(8), NOON);
        deadLetters.sentAgain("thanh-hoa", "nam-ngan", DAY, kept(7), NOON.plusSeconds(5));

        DeadLetterDay day = deadLetters.find("thanh-hoa", "nam-ngan", DAY, DAY).get(0);
        assertThat(day.wasSentAgain(kept(7))).isTrue();
        assertThat(day.wasSentAgain(kept(8))).isTrue();
        assertThat(day.wasSentAgain(kept(9))).isFalse();
        assertThat(day.wasSentAgain(new RecordPosition("rejected-updates", 1, 7)))
                .isFalse();
        assertThat(day.sentAgainAt()).isEqualTo(NOON.plusSeconds(5));
    }

    @Test
    void findsAcrossTheTurnOfTheYear() {
        DeadLetterRepository deadLetters = rejections();
        LocalDate last = LocalDate.parse("2022-12-31");
        deadLetters.keep(last, rejection("nam-ngan", 1));
        deadLetters.keep(last.plusDays(1), rejection("nam-ngan", 2));

        assertThat(deadLetters.find("thanh-hoa", "nam-ngan", last, last.plusDays(1)))
                .extracting(DeadLetterDay::day)
                .containsExactly(last, last.plusDays(1));
    }

    /** A rejection, the kept record of which lies at that offset. */
    static DeadLetter rejection(String unit, long offset) {
        return new DeadLetter(
                new RecordPosition("ward-updates.thanh-hoa." + unit, 0, 100 + offset),
                kept(offset),
                "thanh-hoa",
                unit,
                offset % 2 == 0 ? null : "k",
                3,
                "{ô",
                List.of(new DeadLetter.Reason(
                        "MALFORMED_JSON", "expected JSON, got {ô", "Không phải JSON. Hãy sửa lại.")),
                NOON.plusSeconds(offset));
    }

    private static DeadLetter keptAt(long offset, DeadLetter one) {
        return new DeadLetter(
                one.origin(),
                kept(offset),
                one.city(),
                one.unit(),
                one.key(),
                one.bytes(),
                one.beginning(),
                one.errors(),
                one.rejectedAt().plusSeconds(30));
    }

    private static RecordPosition kept(long offset) {
        return new RecordPosition("rejected-updates", 0, offset);
    }
}
