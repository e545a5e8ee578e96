package vn.chitieu.support.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentsTest {

    private static final Document EMPTY = new Document();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0.00",
                "1234.50",
                "-12.5",
                "999999999999999999",
                "-1000000000000000000",
                "1E+20",
                "12345678901234567890.12345678901234"
            })
    void keepADecimalWithItsScale(String text) {
        BigDecimal value = new BigDecimal(text);
        assertThat(Documents.write(value)).isEqualTo(new Decimal128(value));
        Document document = new Document("v", Documents.write(value));
        assertThat(Documents.decimal(document, "v")).isEqualTo(value);
        assertThat(Documents.decimalOrNull(document, "v")).isEqualTo(value);
    }

    @Test
    void takeAbsentForNull() {
        assertThat(Documents.decimalOrNull(EMPTY, "v")).isNull();
        assertThat(Documents.instantOrNull(EMPTY, "v")).isNull();
        assertThat(Documents.enumOrNull(EMPTY, "v", TimeUnit.class)).isNull();
        assertThat(Documents.texts(EMPTY, "v")).isEmpty();
        assertThat(Documents.write((BigDecimal) null)).isNull();
        assertThat(Documents.write((Instant) null)).isNull();
        assertThat(Documents.name(null)).isNull();
    }

    @Test
    void nameAFieldThatHasToBeThere() {
        assertThatNullPointerException()
                .isThrownBy(() -> Documents.decimal(EMPTY, "value"))
                .withMessage("value");
        assertThatNullPointerException()
                .isThrownBy(() -> Documents.instant(EMPTY, "at"))
                .withMessage("at");
        assertThatNullPointerException()
                .isThrownBy(() -> Documents.text(EMPTY, "by"))
                .withMessage("by");
    }

    @Test
    void keepTimesAndNames() {
        Instant time = Instant.parse("2022-05-16T10:00:00.123Z");
        Document document = new Document("at", Documents.write(time)).append("unit", Documents.name(TimeUnit.DAYS));
        assertThat(Documents.instant(document, "at")).isEqualTo(time);
        assertThat(Documents.enumOrNull(document, "unit", TimeUnit.class)).isEqualTo(TimeUnit.DAYS);
    }

    @Test
    void copyLists() {
        List<String> stored = new ArrayList<>(List.of("a", "b"));
        Document document = new Document("texts", stored);
        List<String> read = Documents.texts(document, "texts");
        stored.clear();
        assertThat(read).containsExactly("a", "b");
    }
}
