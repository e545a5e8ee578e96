package vn.chitieu.aggregation.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;

class PackedTest {

    @Property
    void numbersComeBack(@ForAll List<@LongRange(min = 0) Long> counts, @ForAll List<Long> numbers) {
        PackedWriter writer = new PackedWriter();
        counts.forEach(writer::count);
        numbers.forEach(writer::number);

        PackedReader reader = new PackedReader(writer.packed());
        assertThat(counts.stream().map(count -> reader.count())).isEqualTo(counts);
        assertThat(numbers.stream().map(number -> reader.number())).isEqualTo(numbers);
    }

    @Property
    void textsAndMomentsComeBack(
            @ForAll List<String> texts, @ForAll List<@LongRange(min = -1L << 45, max = 1L << 45) Long> millis) {
        PackedWriter writer = new PackedWriter();
        texts.forEach(text -> writer.text(text).word(text).word(text));
        writer.text(null).word(null);
        millis.forEach(one -> writer.moment(Instant.ofEpochMilli(one)));

        PackedReader reader = new PackedReader(writer.packed());
        for (String text : texts) {
            // A lone half of a surrogate pair has no UTF-8; no text that came as JSON or BSON has one.
            String kept = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            assertThat(reader.text()).isEqualTo(kept);
            assertThat(reader.word(Function.identity())).isEqualTo(kept);
            assertThat(reader.word(Function.identity())).isEqualTo(kept);
        }
        assertThat(reader.text()).isNull();
        assertThat(reader.word(Function.identity())).isNull();
        assertThat(millis.stream().map(one -> reader.moment().toEpochMilli())).isEqualTo(millis);
    }

    /** What is equal is one word, what is not equal is another, though it has the same text. */
    @Test
    void wordsOfOtherTypesAreOtherWords() {
        PackedWriter writer =
                new PackedWriter().word("ROOT").word(Locale.ROOT).word("ROOT").word(Locale.ROOT);

        PackedReader reader = new PackedReader(writer.packed());
        List<Object> read = new ArrayList<>();
        read.add(reader.word(Function.identity()));
        read.add(reader.word(Locale::forLanguageTag));
        read.add(reader.word(Function.identity()));
        read.add(reader.word(Locale::forLanguageTag));
        assertThat(read).containsExactly("ROOT", Locale.ROOT, "ROOT", Locale.ROOT);
    }

    @Test
    void aWordThatComesAgainTakesOneByte() {
        String unit = "phuong-nam-ngan";

        int once = new PackedWriter().word(unit).packed().length();

        assertThat(new PackedWriter().word(unit).word(unit).packed().length()).isEqualTo(once + 1);
    }

    @Test
    void refusesAnotherForm() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new PackedReader(new Binary(new byte[] {9, 0})))
                .withMessage("expected packed values of form 1, got form 9");
    }
}
