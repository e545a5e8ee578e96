package vn.chitieu.ingestion.format;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.FoldedText;

/** The titles that columns have in the files of wards, whatever their case and accents. */
final class ColumnTitles {

    /** Titles of columns of a template that only help people to read the others. */
    static final String NAME_OF_UNIT = "tên đơn vị";

    static final String NAME_OF_INDICATOR = "tên chỉ tiêu";
    static final String LAST_FIGURE = "kỳ trước";
    static final String YEAR_BEFORE = "cùng kỳ năm trước";

    private static final int MAX_TITLE = 100;

    /** The title that a template has, and those that are found in practice. */
    private static final Map<Field, List<String>> TITLES = new EnumMap<>(Map.ofEntries(
            Map.entry(Field.ID, List.of("mã bản ghi", "id")),
            Map.entry(
                    Field.UNIT,
                    List.of("đơn vị", "unit", "mã đơn vị", "unit code", "đơn vị báo cáo", "phường", "xã", "phường/xã")),
            Map.entry(Field.INDICATOR, List.of("chỉ tiêu", "indicator", "mã chỉ tiêu", "indicator code", "nội dung")),
            Map.entry(
                    Field.PERIOD,
                    List.of(
                            "kỳ báo cáo",
                            "period",
                            "kỳ",
                            "kỳ số liệu",
                            "tháng",
                            "quý",
                            "tháng báo cáo",
                            "month",
                            "quarter")),
            Map.entry(
                    Field.VALUE,
                    List.of(
                            "giá trị",
                            "value",
                            "thực hiện",
                            "số liệu",
                            "kết quả",
                            "kết quả thực hiện",
                            "số thực hiện",
                            "số báo cáo",
                            "actual",
                            "figure")),
            Map.entry(Field.WITHDRAWN, List.of("rút số liệu", "withdrawn")),
            Map.entry(
                    Field.UNIT_OF_MEASURE,
                    List.of("đơn vị tính", "unitOfMeasure", "đvt", "đv tính", "unit of measure", "uom")),
            Map.entry(
                    Field.STATUS, List.of("trạng thái", "status", "tình trạng", "tình trạng số liệu", "loại số liệu")),
            Map.entry(Field.REPORTED_AT, List.of("thời điểm báo cáo", "reportedAt", "reported at")),
            Map.entry(Field.REASON, List.of("lý do", "reason", "lý do sửa", "lý do điều chỉnh")),
            Map.entry(Field.NOTE, List.of("ghi chú", "note", "notes", "remark", "remarks")),
            Map.entry(Field.YEAR, List.of("năm", "year", "năm báo cáo"))));

    /** A title says its field beside another one that only names it for people, as a code does beside a name. */
    private static final Map<String, Field> CODES = Map.of(
            "ma chi tieu", Field.INDICATOR,
            "indicator code", Field.INDICATOR,
            "ma don vi", Field.UNIT,
            "unit code", Field.UNIT);

    private static final Map<String, Field> NAMES = Map.of(
            "ten chi tieu", Field.INDICATOR,
            "indicator name", Field.INDICATOR,
            "ten don vi", Field.UNIT,
            "unit name", Field.UNIT);

    /** Columns that stand beside figures for people: numbers of rows, plans, sums and comparisons. */
    private static final Pattern FOR_READING = Pattern.compile(
            "(stt|tt|so tt|no\\.?|#|ten chi tieu|ten don vi|ky truoc|thang truoc|nam truoc|cung ky.*|ke hoach.*|du toan.*"
                    + "|chi tieu giao.*|luy ke.*|so voi.*|so sanh.*|ty le.*|ti le.*|tang.?/.?giam.*|cong|cong (quy|ca|luy|don|nam|6|9).*|tong|tong cong.*"
                    + "|unit name|indicator name)");

    private static final Pattern PREFIX =
            Pattern.compile("(?:ket qua |so )?(?:thuc hien|so lieu|gia tri|ket qua|bao cao)(?: trong| cua)? (.*)");
    private static final Pattern WITH_UNIT = Pattern.compile("(.*?)\\s*\\(([^()]{1,40})\\)\\s*");

    private static final Map<String, Field> BY_TITLE = byTitle();

    private ColumnTitles() {}

    /** Returns what a message calls a field. */
    static String shown(Field field) {
        return field.label() + " (" + field.vietnamese() + ")";
    }

    /** Returns the field of a title; empty for one of no field. */
    static Optional<Field> field(String title) {
        return folded(title).map(BY_TITLE::get);
    }

    /** Returns the field that a column has by its code. */
    static Optional<Field> code(String title) {
        return folded(title).map(CODES::get);
    }

    /** Returns the field that a column has by its name, which counts where no other column has it. */
    static Optional<Field> name(String title) {
        return folded(title).map(NAMES::get);
    }

    /** Returns whether a column of that title is there for people. */
    static boolean isForReading(String title) {
        return folded(title).filter(text -> FOR_READING.matcher(text).matches()).isPresent();
    }

    /** Returns the period whose figures a column of that title has, such as {@code Thực hiện tháng 3/2022}. */
    static Optional<String> period(String title, @Nullable Integer year) {
        String text = folded(title).orElse("");
        Matcher prefixed = PREFIX.matcher(text);
        return WrittenPeriod.read(prefixed.matches() ? prefixed.group(1) : text, year);
    }

    /** Returns the title without the unit of measure that stands behind it in brackets. */
    static String withoutUnit(String title) {
        Matcher parts = WITH_UNIT.matcher(title);
        return title.length() <= MAX_TITLE && parts.matches() ? parts.group(1) : title;
    }

    /** Returns the unit of measure that stands behind a title in brackets. */
    static Optional<String> unitOfMeasure(String title) {
        Matcher parts = WITH_UNIT.matcher(title);
        return title.length() <= MAX_TITLE && parts.matches()
                ? Optional.of(parts.group(2).strip())
                : Optional.empty();
    }

    private static Optional<String> folded(String title) {
        return title.length() > MAX_TITLE ? Optional.empty() : Optional.of(FoldedText.of(title));
    }

    private static Map<String, Field> byTitle() {
        Map<String, Field> byTitle = new HashMap<>();
        TITLES.forEach((field, titles) -> titles.forEach(title -> byTitle.put(FoldedText.of(title), field)));
        return Map.copyOf(byTitle);
    }
}
