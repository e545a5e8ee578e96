package vn.chitieu.notification.mail.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.LocalizedName;
import vn.chitieu.catalog.Operator;
import vn.chitieu.catalog.testing.IndicatorFixture;
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
        IndicatorFixture indicator = IndicatorFixture.anIndicator(SomeFigures.TOTAL.indicator())
                .named(new LocalizedName("Tỷ lệ hồ sơ đúng hạn", "Applications settled in time"))
                .in(new LocalizedName("%", "%"))
                .under(new LocalizedName("Hành chính", "Administration"))
                .across(percentage ? Operator.AVERAGE : Operator.SUM, Operator.LAST);
        if (percentage) {
            indicator.inPercent();
        }
        return new Catalog(
                city.id(),
                city.name(),
                List.of(),
                List.of(),
                List.of(indicator.build(1)),
                List.of(),
                List.of(),
                city.calendar());
    }
}
