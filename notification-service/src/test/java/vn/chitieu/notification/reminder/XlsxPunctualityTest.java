package vn.chitieu.notification.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.chitieu.notification.fixtures.SomeFigures.NOW;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.chitieu.contracts.vocabulary.MessageBundle;
import vn.chitieu.notification.fixtures.SmallCity;
import vn.chitieu.notification.fixtures.SomeReminders;

class XlsxPunctualityTest {

    private final XlsxPunctuality file = new XlsxPunctuality();

    @Test
    void writesARowForEachUnitWithItsCounts() throws IOException {
        try (XSSFWorkbook workbook =
                read(file.write(SmallCity.catalog(), 2022, List.of(row("Phường Nam Ngạn")), NOW, "vi"))) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            assertThat(sheet.getSheetName()).isEqualTo("Sổ theo dõi báo cáo 2022");
            assertThat(text(sheet, 0, 0)).contains("NĂM 2022");
            assertThat(text(sheet, 1, 0)).isEqualTo("Tính đến 09:30 07/04/2022");
            assertThat(text(sheet, 3, 1)).isEqualTo("Đơn vị");
            assertThat(text(sheet, 4, 1)).isEqualTo("Phường Nam Ngạn");
            assertThat(List.of(2, 3, 4, 5, 6, 7))
                    .map(column -> (int) sheet.getRow(4).getCell(column).getNumericCellValue())
                    .containsExactly(4, 1, 3, 2, 0, 6);
            assertThat(text(sheet, 4, 8)).isEqualTo("2022-Q1: quá hạn, chậm");
        }
    }

    @Test
    void aNameThatLooksLikeAFormulaStaysText() throws IOException {
        try (XSSFWorkbook workbook = read(file.write(SmallCity.catalog(), 2022, List.of(row("=1+2")), NOW, "en"))) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            assertThat(sheet.getRow(4).getCell(1).getCellType()).isEqualTo(CellType.STRING);
            assertThat(sheet.getRow(4).getCell(1).getCellStyle().getQuotePrefixed())
                    .isTrue();
            assertThat(text(sheet, 3, 1)).isEqualTo("Unit");
        }
    }

    @Test
    void saysThatNoReportWasOwed() throws IOException {
        try (XSSFWorkbook workbook = read(file.write(SmallCity.catalog(), 2019, List.of(), NOW, "vi"))) {
            assertThat(text(workbook.getSheetAt(0), 4, 0)).isEqualTo("Chưa có báo cáo nào phải nộp trong năm.");
        }
    }

    @ParameterizedTest
    @EnumSource
    void hasAWordForEveryStateInBothLanguages(DutyState state) {
        MessageBundle vi = MessageBundle.of(XlsxPunctuality.class, "vi");
        MessageBundle en = MessageBundle.of(XlsxPunctuality.class, "en");
        assertThat(vi.has("state." + state)).isTrue();
        assertThat(en.keys()).isEqualTo(vi.keys()).contains("state." + state);
    }

    @Test
    void refusesAnotherLanguage() {
        assertThatThrownBy(() -> file.write(SmallCity.catalog(), 2022, List.of(), NOW, "fr"))
                .hasMessageContaining("got fr");
    }

    private static PunctualityQuery.Row row(String name) {
        PunctualityRecord.Entry entry = new PunctualityRecord.Entry(
                SomeReminders.DUTY, DutyState.OVERDUE, SomeReminders.DEADLINE, 2, 1, true, 1, null);
        return new PunctualityQuery.Row("nam-ngan", name, 4, 1, 3, 2, 0, 6, List.of(entry));
    }

    private static String text(XSSFSheet sheet, int row, int column) {
        return sheet.getRow(row).getCell(column).getStringCellValue();
    }

    private static XSSFWorkbook read(byte[] bytes) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(bytes));
    }
}
