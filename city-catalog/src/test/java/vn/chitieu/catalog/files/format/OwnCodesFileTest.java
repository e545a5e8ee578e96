package vn.chitieu.catalog.files.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.CatalogDifference;
import vn.chitieu.catalog.OwnCodes;
import vn.chitieu.catalog.OwnCodes.Kind;
import vn.chitieu.catalog.files.CatalogLoader;

/** Codes of the units' own systems, in {@code codes.csv}. */
class OwnCodesFileTest {

    private static final String GOOD = "unit,kind,code,ours,note\n"
            + "nam-ngan,INDICATOR,THU_NS,BUDGET_REVENUE,phần mềm TABMIS\n"
            + "dong-ve,INDICATOR,THU_NS,RETAIL_SALES,\n"
            + "*,MEASURE,trđ,triệu đồng,\n"
            + "*,INDICATOR,Thu ngân sách,BUDGET_REVENUE,\n";

    @TempDir
    private Path directory;

    @Test
    void aUnitsSystemMayCallThingsOtherwise() throws Exception {
        OwnCodes codes = read(GOOD).ownCodes();

        assertThat(codes.ours("nam-ngan", Kind.INDICATOR, "THU_NS")).contains("BUDGET_REVENUE");
        assertThat(codes.ours("dong-ve", Kind.INDICATOR, "THU_NS")).contains("RETAIL_SALES");
        assertThat(codes.ours("ham-rong", Kind.INDICATOR, "THU_NS")).isEmpty();
        assertThat(codes.ours("nam-ngan", Kind.MEASURE, "THU_NS")).isEmpty();
        assertThat(codes.ours("ham-rong", Kind.MEASURE, "trđ")).contains("triệu đồng");
        assertThat(codes.ours(null, Kind.INDICATOR, "Thu ngân sách")).contains("BUDGET_REVENUE");
        assertThat(codes.of("nam-ngan"))
                .extracting(OwnCodes.Entry::code)
                .containsExactly("THU_NS", "trđ", "Thu ngân sách");
        assertThat(codes.all()).hasSize(4);
    }

    @Test
    void aCityWithoutTheFileHasNone() throws Exception {
        assertThat(CatalogLoader.read(new EditedCatalog(directory).directory())
                        .ownCodes()
                        .all())
                .isEmpty();
    }

    @Test
    void theDifferenceOfTwoEditionsNamesThem() throws Exception {
        Catalog before = read(GOOD);
        Catalog after = read(GOOD.replace("nam-ngan,INDICATOR,THU_NS", "nam-ngan,INDICATOR,TNS"));

        assertThat(CatalogDifference.between(before, after).codes())
                .hasToString("+nam-ngan/INDICATOR/TNS -nam-ngan/INDICATOR/THU_NS");
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "nam-ngan,INDICATOR | nam-nhan,INDICATOR | UNKNOWN_UNIT",
                "nam-ngan,INDICATOR | nam-ngan,MEASURES | INVALID_VALUE",
                "nam-ngan,INDICATOR | ,INDICATOR | MISSING_VALUE",
                "THU_NS,BUDGET_REVENUE | ,BUDGET_REVENUE | MISSING_VALUE",
                "THU_NS,BUDGET_REVENUE | THU_NS,BUDGET | UNKNOWN_INDICATOR",
                "THU_NS,BUDGET_REVENUE | THU_NS, | MISSING_VALUE",
                "THU_NS,BUDGET_REVENUE | RETAIL_SALES,BUDGET_REVENUE | CODE_IN_USE",
                "trđ,triệu đồng | tỷ đồng,triệu đồng | CODE_IN_USE",
                "trđ,triệu đồng | trđ,triệu | UNKNOWN_UNIT_OF_MEASURE",
                "dong-ve,INDICATOR | nam-ngan,INDICATOR | DUPLICATE",
                "dong-ve,INDICATOR | *,INDICATOR | DUPLICATE",
                "code,ours | code,our | UNKNOWN_COLUMN",
            })
    void saysWhatIsWrong(String text, String replacement, String code) throws IOException {
        String broken = GOOD.replaceFirst(Pattern.quote(text), replacement);
        assertThat(broken).isNotEqualTo(GOOD);

        assertThat(new EditedCatalog(directory).write("codes.csv", broken).errors())
                .isNotEmpty()
                .allSatisfy(error -> assertThat(error.file()).isEqualTo("codes.csv"))
                .anySatisfy(error -> assertThat(error.code()).hasToString(code));
    }

    private Catalog read(String codes) throws Exception {
        Path city = Files.createTempDirectory(directory, "city");
        return CatalogLoader.read(
                new EditedCatalog(city).write("codes.csv", codes).directory());
    }
}
