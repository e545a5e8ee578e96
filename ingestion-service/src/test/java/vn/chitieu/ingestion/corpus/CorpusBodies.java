package vn.chitieu.ingestion.corpus;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes the bytes of a case. */
final class CorpusBodies {

    static final String SHEET = "Số liệu";

    /** Put between the bad one: two good ones, so that it is seen that they get in. */
    private static final Map<String, String> UPDATE =
            members("unit", "\"nam-ngan\"", "indicator", "\"LAND_CLEARED\"", "period", "\"2022-03\"", "value", "1");

    /** Of another period, because two different figures for one are refused. */
    private static final String GOOD_BESIDE = "\"period\": \"2022-02\"";

    private static final Map<String, String> TARGET = members(
            "scope", "\"unit:nam-ngan\"",
            "indicator", "\"LAND_CLEARED\"",
            "year", "2022",
            "owner", "\"CITY\"",
            "value", "5",
            "validFrom", "\"2022-01-01\"",
            "reason", "\"giao đầu năm\"");

    private static final String TITLES = "đơn vị;chỉ tiêu;kỳ báo cáo;giá trị;đơn vị tính;ghi chú";
    private static final String GOOD_LINE = "nam-ngan;URBAN_VIOLATIONS;2022-02;1;trường hợp;";

    private CorpusBodies() {}

    /** Returns the body; empty where the case has none. */
    static byte[] of(CorpusCase one) {
        if (one.isWorkbook()) {
            return wrapped(one, workbook(one).bytes());
        }
        if (one.given().containsKey("hex")) {
            return HexFormat.of().parseHex(one.text("hex").orElseThrow().replaceAll("\\s", ""));
        }
        Charset charset = one.text("encoding").map(Charset::forName).orElse(StandardCharsets.UTF_8);
        String mark = one.text("mark").isPresent() ? "\ufeff" : "";
        return (mark + text(one)).getBytes(charset);
    }

    private static String text(CorpusCase one) {
        if (one.given().containsKey("csv-row")) {
            return String.join("\n", TITLES, GOOD_LINE, one.text("csv-row").orElseThrow(), GOOD_LINE, "");
        }
        Map<String, String> good = one.caller().equals("planner") ? TARGET : UPDATE;
        if (one.isRow()) {
            String row =
                    one.text("row").orElseGet(() -> with(good, one.text("with").orElseThrow()));
            String beside = with(good, good == UPDATE ? GOOD_BESIDE : "");
            return "[" + beside + ",\n" + row + ",\n" + beside + "]";
        }
        return one.text("body").orElse("").replace("$GOOD", with(good, good == UPDATE ? GOOD_BESIDE : ""));
    }

    private static String with(Map<String, String> good, String members) {
        String rest = good.entrySet().stream()
                .filter(member -> !members.contains('"' + member.getKey() + "\":"))
                .map(member -> '"' + member.getKey() + "\": " + member.getValue())
                .collect(Collectors.joining(", "));
        return "{" + rest + (members.isBlank() || rest.isEmpty() ? "" : ", ") + members + "}";
    }

    static Workbook workbook(CorpusCase one) {
        Map<String, Object> description = one.parts("workbook");
        Workbook workbook = new Workbook(sheets(one, description));
        strings(description.get("parts")).forEach(workbook::put);
        for (Object edit : (List<?>) description.getOrDefault("edits", List.of())) {
            Map<String, String> said = strings(edit);
            workbook.edit(said.getOrDefault("part", ""), said.getOrDefault("from", ""), said.getOrDefault("to", ""));
        }
        for (Object path : (List<?>) description.getOrDefault("without", List.of())) {
            workbook.remove(String.valueOf(path));
        }
        return workbook;
    }

    private static Map<String, List<List<String>>> sheets(CorpusCase one, Map<String, Object> description) {
        List<List<String>> rows = new ArrayList<>(List.of(cells(TITLES), cells(GOOD_LINE)));
        if (one.isRow()) {
            rows.add(one.lines("xlsx-row"));
        }
        rows.add(cells(GOOD_LINE));
        Map<String, List<List<String>>> sheets = new LinkedHashMap<>();
        if (!description.containsKey("sheets")) {
            sheets.put(SHEET, rows);
        }
        for (Object sheet : (List<?>) description.getOrDefault("sheets", List.of())) {
            String[] said = String.valueOf(sheet).split("=", 2);
            sheets.put(
                    said[0],
                    said.length == 1
                            ? rows
                            : said[1].lines().map(CorpusBodies::cells).toList());
        }
        return sheets;
    }

    private static List<String> cells(String line) {
        return List.of(line.split(";"));
    }

    private static Map<String, String> strings(Object parts) {
        Map<String, String> strings = new LinkedHashMap<>();
        if (parts instanceof Map<?, ?> map) {
            map.forEach((name, value) -> strings.put(String.valueOf(name), Repeated.text(String.valueOf(value))));
        }
        return strings;
    }

    /** Zips a file, or cuts it. */
    private static byte[] wrapped(CorpusCase one, byte[] file) {
        return switch (one.text("wrapped").orElse("")) {
            case "" -> file;
            case "zip" -> Workbook.zip(Map.of("so-lieu.xlsx", file));
            case "half" -> Arrays.copyOf(file, file.length / 2);
            default -> throw new IllegalArgumentException("expected zip or half in " + one);
        };
    }

    private static Map<String, String> members(String... namesAndValues) {
        Map<String, String> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return members;
    }
}
