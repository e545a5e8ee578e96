package vn.chitieu.notification.mail.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Definition;
import vn.chitieu.catalog.Direction;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.LocalizedName;
import vn.chitieu.catalog.Operator;
import vn.chitieu.catalog.ReportingCalendar;
import vn.chitieu.catalog.Thresholds;
import vn.chitieu.contracts.vocabulary.Frequency;
import vn.chitieu.contracts.vocabulary.MessageBundle;
import vn.chitieu.notification.fixtures.SmallCity;
import vn.chitieu.notification.fixtures.SomeFigures;

class LetterVocabularyTest {

    @Test
    void tellsTheGrowthOfAPercentageInPoints() {
        Catalog shares = withPercentage(true);
        assertThat(growth(shares, "vi", "1.25")).isEqualTo("tăng 1,2 điểm phần trăm");
        assertThat(growth(shares, "vi", "-3")).isEqualTo("giảm 3 điểm phần trăm");
        assertThat(growth(shares, "en", "-0.5")).isEqualTo("down 0.5 percentage points");
        assertThat(growth(shares, "vi", "0.04")).isEqualTo("không đổi");
    }

    @Test
    void tellsTheGrowthOfAnAmountInPercent() {
        Catalog amounts = withPercentage(false);
        assertThat(growth(amounts, "vi", "67.8001")).isEqualTo("tăng 67,8%");
        assertThat(growth(amounts, "en", "-0.04")).isEqualTo("unchanged");
    }

    private static String growth(Catalog catalog, String language, String figure) {
        return LetterVocabulary.ofCase(
                        MessageBundle.of(LetterBuilder.class, language), catalog, language, SomeFigures.CASE)
                .growth(new BigDecimal(figure));
    }

    private static Catalog withPercentage(boolean percentage) {
        Catalog city = SmallCity.catalog();
        Indicator indicator = new Indicator(
                SomeFigures.TOTAL.indicator(),
                new LocalizedName("Tỷ lệ hồ sơ đúng hạn", "Applications settled in time"),
                new LocalizedName("%", "%"),
                new LocalizedName("Hành chính", "Administration"),
                1,
                null,
                Direction.HIGHER,
                Frequency.QUARTER,
                percentage ? Operator.AVERAGE : Operator.SUM,
                Operator.LAST,
                null,
                List.of(new Indicator.Reporters.Territorial()),
                null,
                Thresholds.DEFAULT,
                new LocalizedName("kế hoạch", "plan"),
                List.of(Definition.forEver("rate/1")),
                percentage,
                ReportingCalendar.CALENDAR_QUARTER,
                Indicator.DEFAULT_CLOSED_TOLERANCE_PERCENT);
        return new Catalog(
                city.id(),
                city.name(),
                List.of(),
                List.of(),
                List.of(indicator),
                List.of(),
                List.of(),
                city.calendar());
    }
}
