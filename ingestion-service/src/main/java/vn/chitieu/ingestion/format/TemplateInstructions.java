package vn.chitieu.ingestion.format;

import java.util.List;
import org.dhatim.fastexcel.Worksheet;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.ingestion.update.PeriodText;

/** The sheet of a template that says how it is filled in, in Vietnamese and below in English. */
final class TemplateInstructions {

    private static final int WIDTH = 110;

    private final String unitName;
    private final Quarter quarter;

    TemplateInstructions(String unitName, Quarter quarter) {
        this.unitName = unitName;
        this.quarter = quarter;
    }

    void write(Worksheet sheet) {
        List<String> vietnamese = vietnamese();
        List<String> english = english();
        sheet.width(0, WIDTH);
        lines(sheet, 0, vietnamese);
        lines(sheet, vietnamese.size() + 1, english);
    }

    private static void lines(Worksheet sheet, int from, List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            sheet.value(from + i, 0, lines.get(i));
            sheet.style(from + i, 0).wrapText(true).set();
        }
        sheet.style(from, 0).bold().fontSize(13).wrapText(true).set();
    }

    private List<String> vietnamese() {
        return List.of(
                "Biểu nhập số liệu " + PeriodText.vietnamese(quarter) + " – " + unitName,
                "",
                "1. Nhập số vào các ô màu vàng của cột \"giá trị\" trong trang \"" + XlsxRowsReader.SHEET
                        + "\". Dòng để trống coi như chưa báo cáo.",
                "2. Đơn vị tính đã ghi sẵn ở từng dòng: nhập đúng theo đơn vị đó, hệ thống không quy đổi.",
                "3. Hai cột \"" + ColumnTitles.LAST_FIGURE + "\" và \"" + ColumnTitles.YEAR_BEFORE
                        + "\" là số đã báo cáo trước đây, chỉ để đối chiếu. Ô giá trị chuyển màu đỏ khi gấp 10 lần hoặc chỉ"
                        + " bằng một phần mười kỳ trước: kiểm tra lại dấu thập phân và đơn vị tính.",
                "4. Trạng thái: chọn ước, sơ bộ hoặc chính thức; để trống nghĩa là sơ bộ.",
                "5. Không dùng công thức: sao chép rồi dán giá trị (Paste Special > Values). Không đổi tên các cột.",
                "6. Khi sửa số đã báo cáo, ghi rõ lý do.",
                "7. Chỉ có các kỳ đang nhận số liệu; kỳ chưa đến hoặc đã khóa không có trong biểu.",
                "8. Các ô khác được khóa để tránh gõ nhầm; khi cần thì mở khóa bằng mật khẩu "
                        + XlsxTemplateWriter.PASSWORD + " (Review > Unprotect Sheet).",
                "9. Lưu tệp dạng .xlsx rồi gửi nguyên tệp ở trang Nhập số liệu, hoặc lên địa chỉ /api/v1/updates; kết quả chỉ"
                        + " rõ ô nào cần sửa.");
    }

    private List<String> english() {
        return List.of(
                "Figures of quarter " + quarter.number() + " of " + quarter.year() + ", " + unitName,
                "",
                "1. Enter numbers into the yellow cells of the column \"giá trị\" of the sheet \""
                        + XlsxRowsReader.SHEET + "\". A row left empty is not reported.",
                "2. Each row names its unit of measure; nothing is converted.",
                "3. The columns \"" + ColumnTitles.LAST_FIGURE + "\" (period before) and \"" + ColumnTitles.YEAR_BEFORE
                        + "\" (same period of the year before) are for comparison. A figure turns red where it is ten times or"
                        + " a tenth of the period before: check the decimal point and the unit of measure.",
                "4. Status: ước (estimate), sơ bộ (preliminary) or chính thức (official); none means preliminary.",
                "5. No formulas: copy and paste as values. Leave the titles as they are.",
                "6. Give the reason where a figure corrects one reported before.",
                "7. Only periods that are open are here; those to come or locked are not.",
                "8. Other cells are protected against slips; the password is " + XlsxTemplateWriter.PASSWORD + ".",
                "9. Save as .xlsx and send the whole file on the page, or to /api/v1/updates; the answer names the cells"
                        + " that need mending.");
    }
}
