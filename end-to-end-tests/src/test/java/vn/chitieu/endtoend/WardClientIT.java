package vn.chitieu.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.endtoend.Link.Fate;

/**
 * The command of the wards, as it is handed out, at the services as they run: from the template to the totals, and
 * through everything that can break on the way. It changes the sample's figures, and comes after who reads them.
 */
@Tag("slow")
class WardClientIT {

    private static final String UNREACHABLE = "http://127.0.0.1:1/";
    private static final int TITLES = 0;
    private static final List<String> INDICATORS =
            List.of("LAND_CLEARED", "URBAN_VIOLATIONS", "NEW_ENTERPRISES", "BUDGET_REVENUE");

    private static SystemUnderTest system;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        system = SystemUnderTest.withTheSample();
    }

    @Test
    void goesFromTheTemplateToTheTotals() throws IOException {
        Ward ward = new Ward(folder).with(system.key("dong-son"));
        Path file = Files.createDirectory(folder.resolve("Số liệu quý một")).resolve("biểu của phường.xlsx");
        String city = system.ingestion().toString();
        ward.run(city, "template", "dong-son", "2022-Q1", "-o", file.toString()).expecting(0, "biểu của phường.xlsx");

        int row = fillIn(file, "LAND_CLEARED", "2022-03", "nhiều");
        ward.run(city, "check", file.toString())
                .expecting(1, "trang Số liệu, dòng " + row + ", cột giá trị: ", "(VALUE_NOT_A_DECIMAL)");

        fillIn(file, "LAND_CLEARED", "2022-03", 900);
        fillIn(file, "URBAN_VIOLATIONS", "2022-03", 5);
        ward.run(city, "push", file.toString())
                .expecting(1, "Được nhận: 1.", "Tạm giữ, chưa nhận: 1.", "dòng " + row + ", cột giá trị: ");
        ward.run(city, "push", "--confirm", file.toString()).expecting(0, "Được nhận: 2. Bị từ chối: 0.");

        ward.run(city, "status", "--watch", "--wait", "PT2M")
                .expecting(0, "Đã gửi: 2.", "trong tổng: ", "unit:dong-son LAND_CLEARED 2022-Q1");
        assertThat(value("unit:dong-son", "LAND_CLEARED", "2022-Q1")).isGreaterThan(new BigDecimal(900));
        assertThat(value("unit:dong-son", "URBAN_VIOLATIONS", "2022-Q1")).isNotNull();
    }

    /** A year of figures of all wards, in two parts, of a client that dies wherever it can. */
    @Test
    void whatIsSentByAClientThatDiesCountsOnce() throws IOException {
        List<String> wards = system.totals("/api/v1/catalog")
                .path("units")
                .valueStream()
                .filter(unit -> unit.hasNonNull("cluster"))
                .map(unit -> unit.path("id").asString())
                .toList();
        Year year = new Year(wards);
        assertThat(year.rows()).hasSizeGreaterThan(1000);
        Path file = Files.writeString(folder.resolve("cả năm 2021.csv"), year.csv());
        Ward ward = new Ward(folder).with(issued(wards).path("key").asString());
        int half = (int) (Files.size(file) / 2);

        try (Link link =
                new Link(system.ingestion(), half, Fate.STOPS_WITHIN_THE_REQUEST, Fate.PASSES, Fate.HOLDS_THE_ANSWER)) {
            Ward.Started afterTheSpool = ward.start(UNREACHABLE, "push", "--confirm", file.toString());
            killed(afterTheSpool, () -> ward.parcels("waiting").size() == 1);
            Files.delete(file);
            killed(ward.start(link.address(), "push"), () -> link.held() == 1);
            long whole = link.asked() + 2L * half;
            killed(ward.start(link.address(), "push"), () -> link.asked() >= whole);
            assertThat(ward.parcels("waiting").size() + ward.parcels("sent").size())
                    .isEqualTo(1);
            if (!ward.parcels("waiting").isEmpty()) {
                killed(ward.start(link.address(), "push"), () -> link.held() == 2);
            }
            ward.run(link.address(), "push").expecting(0);
        }

        JsonNode answer = answer(ward.parcels("sent").get(0));
        assertThat(answer.path("accepted").asInt()).isEqualTo(year.rows().size());
        assertThat(answer.path("results")
                        .valueStream()
                        .map(one -> one.path("receipt").asString())
                        .distinct())
                .hasSize(year.rows().size());
        assertThat(idsOnTheLog(Year.REASON)).hasSize(year.rows().size());
        year.sums()
                .forEach((place, sum) -> await(place)
                        .atMost(Duration.ofMinutes(2))
                        .untilAsserted(() -> assertThat(value("city", place)).isEqualByComparingTo(sum)));
    }

    @Test
    void aLinkThatBreaksAndAServiceThatIsBusyLoseNothing() throws IOException {
        Ward ward = new Ward(folder).with(system.key("dong-ve"));
        Path file = Files.writeString(folder.resolve("số liệu tháng 3.csv"), """
                đơn vị;chỉ tiêu;kỳ báo cáo;giá trị;lý do
                dong-ve;URBAN_VIOLATIONS;2022-03;7;đếm lại, lần hai
                dong-ve;NEW_ENTERPRISES;2022-03;bảy;đếm lại, lần hai
                """);
        ward.run(UNREACHABLE, "push", "--wait", "PT0S", file.toString()).expecting(75, "Còn 1 tệp trong hàng chờ");
        Files.delete(file);

        try (Link link = new Link(
                system.ingestion(),
                50,
                Fate.SAYS_TOO_MUCH,
                Fate.SAYS_AWAY,
                Fate.BREAKS_WITHIN_THE_REQUEST,
                Fate.BREAKS_AT_THE_ANSWER)) {
            ward.run(link.address(), "push")
                    .expecting(
                            1,
                            "(HTTP 429), thử lại sau 1 giây",
                            "(HTTP 503), thử lại sau 1 giây",
                            "Được nhận: 1. Bị từ chối: 1.",
                            "dòng 3, cột giá trị: ",
                            "(VALUE_NOT_A_DECIMAL)");
            assertThat(link.connections()).isEqualTo(5);
        }
        String answered = answer(ward.parcels("sent").get(0))
                .path("results")
                .path(0)
                .path("receipt")
                .asString();
        List<ConsumerRecord<String, byte[]>> logged = onTheLog("đếm lại, lần hai");
        assertThat(logged.stream().map(WardClientIT::id).distinct()).hasSize(1);
        assertThat(logged.stream().map(WardClientIT::receipt).toList()).endsWith(answered);
        assertThat(outcome(receipt(logged.get(0)))).isEqualTo("CORRECTED");
        assertThat(logged.stream().skip(1).map(one -> outcome(receipt(one)))).containsOnly("UNCHANGED");
    }

    @Test
    void twoCommandsAtOneSpoolSendEachFileOnce() throws IOException {
        Ward ward = new Ward(folder).with(system.key("ham-rong"));
        Path first = Files.writeString(folder.resolve("một.json"), figure("ham-rong", "URBAN_VIOLATIONS"));
        Path second = Files.writeString(folder.resolve("hai.json"), figure("ham-rong", "NEW_ENTERPRISES"));

        try (Link link = new Link(system.ingestion(), 0, Fate.HOLDS_THE_ANSWER)) {
            Ward.Started sending = ward.start(link.address(), "push", "--confirm", first.toString());
            await().atMost(Duration.ofMinutes(2)).until(() -> link.held() == 1);
            ward.run(link.address(), "push", "--confirm", second.toString())
                    .expecting(75, "Đã lưu hai.json vào hàng chờ", "Một lệnh chitieu khác đang gửi từ hàng chờ này.");
            link.letGo();

            sending.end().expecting(0, "một.json: đã gửi.", "hai.json: đã gửi.");
            assertThat(ward.parcels("sent")).hasSize(2);
            assertThat(ward.parcels("waiting")).isEmpty();
        }
    }

    @Test
    void aKeyThatDoesNotHoldIsSaidAndTheFileWaits() throws IOException {
        String city = system.ingestion().toString();
        Path file = Files.writeString(folder.resolve("a.json"), figure("lam-son", "URBAN_VIOLATIONS"));
        JsonNode revoked = issued(List.of("lam-son"));
        JsonNode expired = issued(List.of("lam-son"));
        system.administer("DELETE", "/" + revoked.path("id").asString(), "");
        system.administer("POST", "/" + expired.path("id").asString() + "/rotation", "{\"overlap\": \"PT0S\"}");
        Ward ward = new Ward(folder);

        ward.with("ct_nobody_nothing")
                .run(city, "push", "--confirm", file.toString())
                .expecting(2, "Khóa không đúng hoặc đã bị thu hồi. Hãy", "a.json vẫn nằm trong hàng chờ");
        ward.with(revoked.path("key").asString())
                .run(city, "push", "--lang", "en")
                .expecting(2, "The key is wrong, or was revoked (UNKNOWN_KEY)", "a.json still waits");
        ward.with(expired.path("key").asString())
                .run(city, "push")
                .expecting(2, "Khóa đã hết hạn. Hãy", "Còn 1 tệp trong hàng chờ");
        ward.with(system.key("lam-son")).run(city, "push").expecting(0, "Được nhận: 1.");
    }

    private static JsonNode issued(List<String> units) {
        String quoted = units.stream().map(unit -> "\"" + unit + "\"").collect(Collectors.joining(", "));
        JsonNode issued = system.administer(
                "POST", "", "{\"name\": \"phường thử\", \"rights\": [\"REPORT\"], \"units\": [" + quoted + "]}");
        assertThat(issued.has("key")).as(issued.toString()).isTrue();
        return issued;
    }

    private static String figure(String unit, String indicator) {
        return "{\"unit\": \"" + unit + "\", \"indicator\": \"" + indicator
                + "\", \"period\": \"2022-03\", \"value\": \"3\", \"reason\": \"đếm lại\"}";
    }

    private static void killed(Ward.Started command, BooleanSupplier when) {
        await().atMost(Duration.ofMinutes(2)).until(when::getAsBoolean);
        command.kill();
    }

    /**
     * Returns the ids of the updates that were sent for that reason: one for each figure, however often it was sent.
     */
    private static Set<String> idsOnTheLog(String reason) {
        return onTheLog(reason).stream().map(WardClientIT::id).collect(Collectors.toSet());
    }

    private static List<ConsumerRecord<String, byte[]>> onTheLog(String reason) {
        return BrokerRecords.of(system.bootstrapServers(), Topics.INDICATOR_UPDATES).stream()
                .filter(one -> update(one).path("reason").asString("").equals(reason))
                .toList();
    }

    private static JsonNode update(ConsumerRecord<String, byte[]> logged) {
        return JsonMapper.shared().readTree(logged.value());
    }

    private static String id(ConsumerRecord<String, byte[]> logged) {
        return update(logged).path("id").asString();
    }

    private static String receipt(ConsumerRecord<String, byte[]> logged) {
        return logged.partition() + "-" + logged.offset();
    }

    private static String outcome(String receipt) {
        return await().atMost(Duration.ofMinutes(2))
                .until(() -> system.totals("/api/v1/receipts/" + receipt), found -> found.has("outcome"))
                .path("outcome")
                .asString();
    }

    private static JsonNode answer(Path parcel) throws IOException {
        return JsonMapper.shared().readTree(Files.readAllBytes(parcel.resolve("answer.json")));
    }

    private static BigDecimal value(String scope, String... place) {
        JsonNode total = system.totals("/api/v1/totals/" + scope + "/" + String.join("/", place));
        return new BigDecimal(total.path("value").asString("-1"));
    }

    /** Types a figure into the workbook, with a reason; returns the number of its row. */
    private static int fillIn(Path file, String indicator, String period, Object value) throws IOException {
        Workbook workbook;
        try (InputStream in = Files.newInputStream(file)) {
            workbook = new XSSFWorkbook(in);
        }
        Sheet sheet = workbook.getSheetAt(0);
        Map<String, Integer> columns = new LinkedHashMap<>();
        sheet.getRow(TITLES).forEach(cell -> columns.put(cell.getStringCellValue(), cell.getColumnIndex()));
        for (Row row : sheet) {
            if (text(row, columns.get("chỉ tiêu")).equals(indicator)
                    && text(row, columns.get("kỳ báo cáo")).equals(period)) {
                if (value instanceof Integer number) {
                    row.getCell(columns.get("giá trị")).setCellValue(number);
                } else {
                    row.getCell(columns.get("giá trị")).setCellValue(value.toString());
                }
                row.getCell(columns.get("lý do")).setCellValue("đo lại");
                try (OutputStream out = Files.newOutputStream(file);
                        workbook) {
                    workbook.write(out);
                }
                return row.getRowNum() + 1;
            }
        }
        throw new IllegalStateException("expected a row of " + indicator + " in " + period);
    }

    private static String text(Row row, int column) {
        return row.getCell(column) == null ? "" : row.getCell(column).toString();
    }

    /** What all wards report of 2021, a figure for each month and indicator. */
    private record Year(List<String> rows, Map<String, BigDecimal> sums) {

        static final String REASON = "đối chiếu cuối năm";

        Year(List<String> wards) {
            this(new ArrayList<>(), new LinkedHashMap<>());
            OffsetDateTime reported = OffsetDateTime.parse("2022-04-06T06:00:00+07:00");
            for (String ward : wards) {
                for (String indicator : INDICATORS.subList(0, 3)) {
                    for (int month = 1; month <= 12; month++) {
                        int value = 1 + rows.size() % 7;
                        rows.add(String.join(
                                ";",
                                ward,
                                indicator,
                                "2021-%02d".formatted(month),
                                Integer.toString(value),
                                "OFFICIAL",
                                REASON,
                                reported.toString().replace("T06:00+", "T06:00:00+")));
                        sums.merge(
                                indicator + "/2021-Q" + (1 + (month - 1) / 3), new BigDecimal(value), BigDecimal::add);
                    }
                }
            }
        }

        String csv() {
            return "unit;indicator;period;value;status;reason;reportedAt\n" + String.join("\n", rows) + "\n";
        }
    }
}
