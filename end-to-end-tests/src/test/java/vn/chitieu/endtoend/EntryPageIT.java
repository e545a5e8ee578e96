package vn.chitieu.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A clerk enters figures on the page: keyboard alone, a wrong one, a doubtful one, an ambiguous one, a file. */
@Tag("slow")
class EntryPageIT {

    /** What the papers call their own topics. */
    private static final Set<String> TITLES = Set.of(
            "Lãnh đạo xác nhận",
            "The head confirms",
            "Liên kết trong thư nhắc",
            "The link in a reminder",
            "Câu hỏi của lãnh đạo",
            "A question of a leader",
            "Mất mạng",
            "Without a connection");

    private static final Pattern LINK = Pattern.compile("http[^\"]*/lien-ket/[^\"]*");

    /** A line that is cut at first, and a service behind it that has each figure confirmed and then refuses it. */
    private static final String SERVICE_THAT_DOUBTS = """
            const fetched = window.fetch;
            window.isCut = true;
            window.asked = [];
            window.fetch = async (path, options) => {
              if (!path.startsWith('api/v1/updates')) return fetched(path, options);
              if (window.isCut) throw new TypeError('cut');
              const { updates } = JSON.parse(options.body);
              window.asked.push(path + updates.map(({ indicator, value }) => ` ${indicator} ${value}`).join(''));
              const why = [{ code: 'X', message: 'x', messageVi: 'x' }];
              const result = path.includes('dryRun') ? { outcome: 'ACCEPTED', errors: [], warnings: [] }
                : path.includes('confirm') ? { outcome: 'REJECTED', errors: why, warnings: [] }
                  : { outcome: 'NEEDS_CONFIRMATION', errors: [], warnings: why };
              return Response.json({ results: updates.map(() => result) });
            };
            return true;
            """;

    private static SystemUnderTest system;
    private static Browser clerk;
    private static @Nullable String linkOfAReminder;
    private static URI page;

    @BeforeAll
    static void start() {
        Browser.assumeThere();
        system = SystemUnderTest.withTheSample();
        page = system.ingestion().resolve("/nhap-so-lieu");
        clerk = Browser.of(system, page, "truong-thi");
    }

    @AfterAll
    static void close() {
        if (clerk != null) {
            clerk.close();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {390, 1280})
    void isWithoutBarriersOnAPhoneAndAtADesk(int width) {
        for (String language : new String[] {"vi", "en"}) {
            opened(width, "?lang=" + language);
            clerk.picture("entry-" + language + "-" + width);
            assertThat(clerk.barriers()).as(language).isEmpty();
            assertThat(clerk.ask("return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                    .isEqualTo(0L);
            assertThat(clerk.complaints())
                    .filteredOn(one -> !one.contains("/api/v1/updates") && !one.contains("/api/v1/receipts/"))
                    .isEmpty();
        }
    }

    @Test
    void aWrongCellSaysWhatToDoAndARightOneIsSentByKeyboard() {
        // Of a quarter that no other test compares.
        opened(1280, "", "2022-Q2");
        String cell = "#figures input[name='URBAN_VIOLATIONS/2022-04']";
        clerk.find(cell).sendKeys("2,5", Keys.ENTER);
        clerk.awaitMatch("#said", "chưa được nhận");
        assertThat(clerk.find(cell).getAttribute("aria-invalid")).isEqualTo("true");
        assertThat(clerk.find("#note-URBAN_VIOLATIONS-2022-04").getText()).isNotEmpty();
        clerk.picture("entry-wrong");

        emptied(cell);
        clerk.find(cell).sendKeys("4", Keys.ENTER);
        sendOnceMoreIfDoubtful(cell);
        clerk.awaitMatch("#said", "Đã gửi 1 số");
        assertThat(clerk.find("#receipts").getText()).contains("tháng 4-2022");
        clerk.picture("entry-sent");
    }

    @Test
    void aDotBeforeThreeDigitsIsAskedAboutOnce() {
        opened(1280, "");
        clerk.ask("localStorage.removeItem('chitieu.entry.numbers'); return true;");
        String cell = "#figures input[name='BUDGET_REVENUE/2022-03']";
        clerk.find(cell).sendKeys("1.234");
        clerk.find("#check").click();
        clerk.awaitText("#note-BUDGET_REVENUE-2022-03", "1.234");
        clerk.find("#note-BUDGET_REVENUE-2022-03 button").click();
        clerk.find("#check").click();
        clerk.awaitMatch("#said", "Đã kiểm tra|cần xem lại|chưa được nhận");
        assertThat(clerk.find("#note-BUDGET_REVENUE-2022-03").getText()).doesNotContain("viết kiểu");
    }

    @Test
    void aDraftIsKeptInTheBrowser() {
        opened(1280, "");
        clerk.find("#figures input[name='LAND_CLEARED/2022-02']").sendKeys("7");
        opened(1280, "");
        assertThat(clerk.find("#figures input[name='LAND_CLEARED/2022-02']").getAttribute("value"))
                .isEqualTo("7");
        clerk.find("#figures input[name='LAND_CLEARED/2022-02']").sendKeys(Keys.BACK_SPACE);
    }

    @ParameterizedTest
    @EnumSource(WardFiles.class)
    void aFileThatIsDroppedIsDrawnAsItWasReadOrHasItsRemedy(WardFiles file) {
        opened(1280, "");
        clerk.ask("localStorage.removeItem('chitieu.entry.numbers'); return true;");
        clerk.drop("#drop", file.file(), file.bytes());
        clerk.awaitMatch("#file-said", ".");
        if (file.isRefusedWhole()) {
            assertThat(clerk.find("#file-said").getText()).contains(file.says());
            assertThat(clerk.find("#file-said").getDomAttribute("data-code")).isEqualTo(file.code());
            assertThat(clerk.find("#send-file").isDisplayed()).isFalse();
            return;
        }
        assertThat(clerk.find("#rows").getText()).contains(file.says());
        assertThat(clerk.count("#rows .finding[data-code='" + file.code() + "']"))
                .isEqualTo(file.code().isEmpty() ? 0 : 1);
        assertThat(clerk.count("#rows td.wrong")).isEqualTo(file.code().isEmpty() ? 0 : 1);
        clerk.ask("document.getElementById('drop').scrollIntoView(); return true;");
        clerk.picture("entry-file-" + file.name().toLowerCase(Locale.ROOT));
    }

    @Test
    void aFileOfTwoReadingsIsAskedAboutOnceAndSentAsItWasConfirmed() {
        opened(1280, "");
        clerk.ask("localStorage.removeItem('chitieu.entry.numbers'); return true;");
        clerk.drop("#drop", WardFiles.TWO_READINGS.file(), WardFiles.TWO_READINGS.bytes());
        clerk.awaitText("#which", "1.234");
        assertThat(clerk.barriers()).isEmpty();
        clerk.find("#which button").click();
        clerk.awaitMatch("#which", "được đọc theo kiểu 1.234,5");
        assertThat(clerk.find("#rows").getText()).contains("1.234");
        assertThat(clerk.count("#rows .finding[data-code='VALUE_AMBIGUOUS']")).isZero();
        assertThat(clerk.barriers()).isEmpty();

        opened(1280, "");
        clerk.drop("#drop", WardFiles.TWO_READINGS.file(), WardFiles.TWO_READINGS.bytes());
        clerk.awaitMatch("#which", "được đọc theo kiểu 1.234,5");
    }

    @Test
    void aFileIsSentWithTheReadingThatWasShownWhateverAnotherTabSaysMeanwhile() {
        opened(1280, "", "2022-Q2");
        clerk.ask("localStorage.setItem('chitieu.entry.numbers', 'vi'); return true;");
        String file = "Chỉ tiêu;Kỳ báo cáo;Giá trị\nBUDGET_REVENUE;2022-04;1.234\n";
        clerk.drop("#drop", "hai-cach.csv", file.getBytes(StandardCharsets.UTF_8));
        clerk.awaitMatch("#which", "được đọc theo kiểu 1.234,5");
        clerk.ask("localStorage.setItem('chitieu.entry.numbers', 'en');"
                + " window.fetch = async (path) => { window.asked = path; throw new TypeError('cut'); }; return true;");
        clerk.find("#send-file").click();
        clerk.awaitText("#file-said", "Tệp đang chờ có mạng");
        assertThat(clerk.ask("return window.asked").toString()).contains("numbers=vi");
        clerk.ask("localStorage.removeItem('chitieu.entry.numbers'); return true;");
        clerk.find("#file-waiting-list button:nth-of-type(2)").click();
        await().until(() -> !clerk.find("#file-waiting").isDisplayed());
    }

    @Test
    void aFileIsSentAfterItWasSeen() {
        opened(1280, "", "2022-Q2");
        String file = "Chỉ tiêu;Kỳ báo cáo;Giá trị\nNEW_ENTERPRISES;04/2022;5\n";
        clerk.drop("#drop", "thang-4.csv", file.getBytes(StandardCharsets.UTF_8));
        clerk.awaitMatch("#file-said", ".");
        if (clerk.find("#confirm-part").isDisplayed()) {
            clerk.find("#confirm-file").click();
        }
        clerk.find("#send-file").click();
        clerk.awaitMatch("#file-said", "Đã gửi 1 số");
        assertThat(clerk.find("#receipts").getText()).contains("tháng 4-2022", "5", "đúng hạn");
    }

    @Test
    void whatWasSentBeforeStandsBesideACellAndARealDoubtIsAskedAboutThere() {
        opened(1280, "");
        String cell = "#figures input[name='BUDGET_REVENUE/2022-03']";
        String beside = clerk.ask("return document.querySelector(\"" + cell + "\").parentElement.innerText")
                .toString();
        assertThat(beside).contains("đã gửi:", "kỳ trước:");
        for (String wrong : new String[] {"x=VALUE_NOT_A_DECIMAL", "-1=VALUE_BELOW_ZERO", "2,5=VALUE_NOT_WHOLE"}) {
            String[] parts = wrong.split("=", -1);
            String violations = "#figures input[name='URBAN_VIOLATIONS/2022-03']";
            emptied(violations);
            clerk.find(violations).sendKeys(parts[0], Keys.TAB);
            assertThat(clerk.find("#note-URBAN_VIOLATIONS-2022-03").getDomAttribute("data-codes"))
                    .contains(parts[1]);
        }
        clerk.find(cell).sendKeys("99999999999", Keys.TAB);
        assertThat(clerk.find("#note-BUDGET_REVENUE-2022-03").getDomAttribute("data-codes"))
                .contains("FAR_FROM_LAST_FIGURE");
        clerk.picture("entry-doubt");
        emptied(cell);
        emptied("#figures input[name='URBAN_VIOLATIONS/2022-03']");
    }

    @Test
    void whatIsTypedStaysWhenAFigureComesBackAndAConfirmationIsOfWhatWasShown() {
        opened(1280, "", "2022-Q2");
        clerk.ask(SERVICE_THAT_DOUBTS);
        String cell = "#figures input[name='BUDGET_REVENUE/2022-04']";
        clerk.find(cell).sendKeys("2,5", Keys.ENTER);
        clerk.awaitMatch("#said", "đang chờ gửi|cần xem lại");
        if (clerk.find("#said").getText().contains("cần xem lại")) {
            clerk.find(cell).sendKeys(Keys.ENTER);
        }
        clerk.awaitText("#waiting", "đang chờ gửi");
        clerk.find(cell).sendKeys("25");
        clerk.ask("window.isCut = false; return true;");
        clerk.find("#waiting button").click();
        clerk.awaitText("#note-BUDGET_REVENUE-2022-04", "nay bị trả về: 2,5.");
        assertThat(clerk.find(cell).getAttribute("value")).isEqualTo("25");

        clerk.ask("window.asked = []; return true;");
        clerk.find(cell).sendKeys(Keys.ENTER);
        await().until(() -> sent().equals(List.of("api/v1/updates BUDGET_REVENUE 25")));
        await().until(() -> "25".equals(clerk.find(cell).getAttribute("value")));

        clerk.ask("window.asked = []; return true;");
        String other = "#figures input[name='LAND_CLEARED/2022-04']";
        clerk.find(other).sendKeys("4", Keys.ENTER);
        await().untilAsserted(() -> assertThat(sent())
                .containsExactlyInAnyOrder(
                        "api/v1/updates?confirm=true BUDGET_REVENUE 25", "api/v1/updates LAND_CLEARED 4"));
        await().until(() -> "4".equals(clerk.find(other).getAttribute("value")));
        emptied(cell);
        emptied(other);
    }

    /** Returns what the page has sent, beside what it only asked about. */
    private static List<String> sent() {
        return ((List<?>) clerk.ask("return window.asked"))
                .stream()
                        .map(String::valueOf)
                        .filter(one -> !one.contains("dryRun"))
                        .toList();
    }

    @Test
    void anAreaOfExcelFillsTheCellsAndClosedOnesSayWhy() {
        opened(1280, "", "2022-Q2");
        clerk.find("#figures input[name='BUDGET_REVENUE/2022-04']").click();
        clerk.paste("1.234,5\t7\n");
        assertThat(clerk.find("#figures input[name='BUDGET_REVENUE/2022-04']").getAttribute("value"))
                .isEqualTo("1.234,5");
        assertThat(clerk.find("#note-BUDGET_REVENUE-2022-05").getDomAttribute("data-codes"))
                .isEqualTo("PERIOD_NOT_BEGUN");
        emptied("#figures input[name='BUDGET_REVENUE/2022-04']");
    }

    @Test
    void whatWasSentIsFollowedIntoTheTotalsCorrectedAndWithdrawn() {
        opened(1280, "", "2022-Q2");
        String cell = "#figures input[name='LAND_CLEARED/2022-04']";
        String row = "#sent-table tr[data-cell='LAND_CLEARED/2022-04']";
        clerk.find(cell).sendKeys("1,5", Keys.ENTER);
        sendOnceMoreIfDoubtful(cell);
        clerk.awaitMatch("#said", "Đã gửi 1 số");
        clerk.find(row + "[data-state='CREATED']");
        clerk.picture("entry-sent-list");

        clerk.find(row + " button").click();
        emptied(cell);
        clerk.find(cell).sendKeys("1,75");
        clerk.find("#figures td:has(input[name='LAND_CLEARED/2022-04']) .reason")
                .sendKeys("đo lại", Keys.ENTER);
        sendOnceMoreIfDoubtful(cell);
        clerk.find(row + "[data-state='CORRECTED']");

        clerk.find(row + " button:nth-of-type(2)").click();
        clerk.find(row + " .actions input").sendKeys("nhập nhầm tháng");
        clerk.find(row + " .actions button").click();
        clerk.find(row + "[data-state='WITHDRAWN']");
        assertThat(clerk.barriers()).isEmpty();
    }

    /** The mail of a reminder, opened on a phone by a person without an account. */
    @Test
    void theLinkOfAReminderOpensThePageAndAFigureIsSentWithIt() {
        try (Browser phone = Browser.ofAStranger(system)) {
            phone.sized(390, 844).visit(linkOfAReminder());
            phone.find("#entry[data-ready='true']");
            assertThat(phone.address()).endsWith("/nhap-qua-lien-ket?lang=vi");
            assertThat(phone.find("#unit").getText()).isEqualTo("Phường Đông Thọ");
            assertThat(phone.find("#quarter").getText()).isEqualTo("Quý II-2022");
            phone.picture("entry-by-link-390");
            assertThat(phone.barriers()).isEmpty();
            String cell = "#figures input[name='LAND_CLEARED/2022-04']";
            phone.find(cell).sendKeys("1,25", Keys.ENTER);
            phone.awaitMatch("#said", "Đã gửi|cần xem lại");
            if (phone.find("#said").getText().contains("cần xem lại")) {
                phone.find(cell).sendKeys(Keys.ENTER);
            }
            phone.awaitMatch("#said", "Đã gửi 1 số");
            phone.find("#sent-table tr[data-cell='LAND_CLEARED/2022-04'][data-state='CREATED']");
            phone.find("form[action='lien-ket/logout'] button").sendKeys(Keys.ENTER);
            await().until(() -> phone.count("#entry[data-ready='true']") == 0);
            phone.visit(page.resolve("/nhap-qua-lien-ket"));
            assertThat(phone.text()).contains("Liên kết không còn dùng được");
        }
    }

    @Test
    void aRemarkIsWrittenByKeyboardAnsweredByALeaderAndPrintedInTheReport() {
        String text = "Thiếu vốn <b>đối ứng</b> " + System.nanoTime();
        opened(390, "");
        clerk.find("#remark-text").sendKeys(text, Keys.TAB, Keys.ENTER);
        clerk.awaitMatch("#remarks-said", "Đã lưu ý kiến");
        clerk.awaitText("#remarks-list", text);
        assertThat(clerk.barriers()).isEmpty();
        clerk.ask("document.getElementById('remarks').scrollIntoView(); return true;");
        clerk.picture("entry-remarks-390");

        URI remarks = page.resolve("/kien-nghi?quarter=2022-Q1");
        try (Browser leader = Browser.of(system, remarks, "lanh-dao")) {
            for (String language : new String[] {"en", "vi"}) {
                leader.sized(390, 900).visit(page.resolve("/kien-nghi?quarter=2022-Q1&lang=" + language));
                leader.find("#entry[data-ready='true']");
                assertThat(leader.find("#quarter option:checked").getText())
                        .isEqualTo(language.equals("vi") ? "Quý I-2022" : "Q1 2022");
                assertThat(leader.barriers()).as(language).isEmpty();
                assertThat(leader.ask(
                                "return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                        .isEqualTo(0L);
            }
            leader.awaitText("#remarks-list", text);
            String item = "#remarks-list li[data-state='OPEN']:last-child";
            leader.find(item + " button").sendKeys(Keys.ENTER);
            leader.find(item + " textarea").sendKeys("Giao phòng Tài chính xem xét", Keys.TAB, Keys.ENTER);
            leader.awaitMatch("#said", "Đã gửi trả lời");
            leader.find("#remarks-list li[data-state='ANSWERED']");
            assertThat(leader.barriers()).isEmpty();
            leader.picture("remarks-answered-390");
            await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
                leader.visit(system.dashboard().resolve("/reports/2022-Q1?lang=vi"));
                assertThat(leader.find("body").getText())
                        .contains("Khó khăn, kiến nghị của các đơn vị", text, "Giao phòng Tài chính xem xét.");
            });
            assertThat(leader.find("a[href*='kien-nghi']").getDomAttribute("href"))
                    .contains("quarter=2022-Q1");
        }

        opened(1280, "");
        clerk.awaitText("#remarks-list", "Giao phòng Tài chính xem xét");
        clerk.find("#remarks-list li:last-child .actions button:nth-of-type(2)").click();
        clerk.find("#remarks-list li:last-child .actions button").click();
        clerk.awaitMatch("#remarks-said", "Đã rút lại ý kiến");
        assertThat(clerk.find("#remarks").getText()).doesNotContain(text);
    }

    /** The key of the ward stands for its clerk. */
    @Test
    void theHeadOfAUnitConfirmsOneFigureAndSendsAnotherBackByKeyboard() {
        JsonNode before = system.manage("GET", "/catalog", "").path("files");
        ObjectNode asked = JsonNodeFactory.instance.objectNode();
        before.propertyStream().forEach(file -> asked.set(file.getKey(), file.getValue()));
        asked.put(
                "units.csv", confirmedByHead("phu-son", before.path("units.csv").asString()));
        String password = system.manage(
                        "POST",
                        "/accounts",
                        "{\"name\":\"chu-tich-phu-son\",\"role\":\"UNIT_HEAD\",\"units\":[\"phu-son\"]}")
                .path("password")
                .asString();
        publish(asked);
        try (Browser head = Browser.of(system, page, "chu-tich-phu-son", password)) {
            sendAsTheClerk("LAND_CLEARED", "1.5");
            sendAsTheClerk("NEW_ENTERPRISES", "4");
            String land = "#confirm-table tr[data-cell='LAND_CLEARED/2022-04']";
            String enterprises = "#confirm-table tr[data-cell='NEW_ENTERPRISES/2022-04']";
            await().atMost(Duration.ofMinutes(2)).until(() -> {
                opened(head, 390, "", "2022-Q2");
                return head.count(land) + head.count(enterprises) == 2;
            });
            assertThat(head.find("#sent-table tr[data-cell='LAND_CLEARED/2022-04']")
                            .getText())
                    .contains("chờ lãnh đạo xác nhận");
            head.picture("entry-confirm-390");
            assertThat(head.barriers()).isEmpty();
            assertThat(head.ask("return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                    .isEqualTo(0L);
            head.sized(1280, 900);
            head.picture("entry-confirm-1280");

            head.find("#confirm-now").sendKeys(Keys.ENTER);
            head.awaitMatch("#confirm-said", "Chưa chọn số nào");
            head.find(land + " input").sendKeys(Keys.SPACE);
            head.find("#confirm-now").sendKeys(Keys.ENTER);
            head.awaitMatch("#confirm-said", "Đã xác nhận 1 số");
            // The list is drawn again a little after a decision.
            await().ignoreException(StaleElementReferenceException.class).until(() -> {
                head.find(enterprises + " button").sendKeys(Keys.ENTER);
                return head.count(enterprises + " .actions input") == 1;
            });
            assertThat(head.barriers()).isEmpty();
            head.find(enterprises + " .actions input").sendKeys("trùng tháng trước", Keys.TAB);
            head.find(enterprises + " .actions button").sendKeys(Keys.ENTER);
            head.awaitMatch("#confirm-said", "Đã trả lại 1 số");

            String sent = "#sent-table tr[data-cell='%s/2022-04'][data-confirmation='%s']";
            assertThat(head.find(sent.formatted("LAND_CLEARED", "CONFIRMED")).getText())
                    .contains("chu-tich-phu-son đã xác nhận lúc");
            assertThat(head.find(sent.formatted("NEW_ENTERPRISES", "RETURNED")).getText())
                    .contains("trả lại", "trùng tháng trước");
            head.picture("entry-confirmed");
            JsonNode counted = system.totals("/api/v1/totals/unit:phu-son/LAND_CLEARED/2022-Q2/contributions");
            assertThat(counted.at("/contributions/0/status").asString()).isEqualTo("OFFICIAL");
            assertThat(counted.at("/contributions/0/confirmation/by").asString())
                    .isEqualTo("account:chu-tich-phu-son");
        } finally {
            publish(before);
        }
    }

    private static String confirmedByHead(String unit, String units) {
        return units.lines()
                .map(line -> line.startsWith("#")
                        ? line
                        : line
                                + (line.startsWith("id,")
                                        ? ",confirmed_by"
                                        : line.startsWith(unit + ",") ? ",HEAD" : ","))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static void publish(JsonNode files) {
        ObjectNode edition = JsonNodeFactory.instance.objectNode().put("reason", "thử xác nhận");
        edition.set("files", files);
        JsonNode published = system.manage("PUT", "/catalog", edition.toString());
        assertThat(published.has("edition")).as(published.toString()).isTrue();
    }

    /** Until ingestion has the edition, what it takes does not wait. */
    private static void sendAsTheClerk(String indicator, String value) {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> system.report(
                                "phu-son",
                                "{\"unit\":\"phu-son\",\"indicator\":\"%s\",\"period\":\"2022-04\",\"value\":\"%s\",\"status\":\"OFFICIAL\",\"reason\":\"thử\"}"
                                        .formatted(indicator, value))
                        .body()
                        .contains("AWAITED"));
    }

    /** Returns the link of a reminder to the head of Đông Thọ, whose unit is reminded first where it was not. */
    private static URI linkOfAReminder() {
        if (linkOfAReminder != null) {
            return URI.create(linkOfAReminder);
        }
        // Some figure of the quarter that has begun, so that the ledger knows that it is owed.
        system.report("phu-son", """
                {"unit": "phu-son", "indicator": "LAND_CLEARED", "period": "2022-04", "value": "1.5"}""");
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(
                        () -> assertThat(system.remind("dong-tho").statusCode()).isEqualTo(202));
        Inbox head = new Inbox(system.imapPort(), "chu-tich-dong-tho@example.org");
        linkOfAReminder = await().atMost(Duration.ofMinutes(2))
                .until(
                        () -> head.read().stream()
                                .flatMap(mail -> LINK.matcher(mail.html()).results())
                                .map(found -> found.group().replace("&amp;", "&"))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        return URI.create(linkOfAReminder);
    }

    /** What the papers of clerks name is on the page, for a clerk, a head or by a link, or is the button of a mail. */
    @ParameterizedTest
    @CsvSource({
        "clerk.vi.md, vi, có nút, Hỏi đáp, 'Bằng lệnh, khi không mở được trang'",
        "clerk.md, en, has a button, Questions, 'By commands, where the page cannot be opened'"
    })
    void thePaperOfTheClerkNamesWhatIsThereAndNeedsNoShell(
            String file, String language, String button, String questions, String until) throws IOException {
        Guide guide = Guide.of(Path.of("..", "docs", "for-wards", file), until);
        opened(1280, "?lang=" + language);
        Set<String> words = clerk.words();
        String head = "thu-truong-" + language;
        String password = system.manage(
                        "POST",
                        "/accounts",
                        "{\"name\":\"%s\",\"role\":\"UNIT_HEAD\",\"units\":[\"truong-thi\"]}".formatted(head))
                .path("password")
                .asString();
        try (Browser ofTheHead = Browser.of(system, page, head, password)) {
            opened(ofTheHead, 1280, "?lang=" + language, "2022-Q1");
            words.addAll(ofTheHead.words());
            // Questions are on the page of alerts.
            ofTheHead.visit(system.alerts().resolve("/?view=questions&lang=" + language));
            ofTheHead.awaitText("h1", questions);
            words.addAll(ofTheHead.words());
        }
        try (Browser byLink = Browser.ofAStranger(system)) {
            byLink.visit(linkOfAReminder()).find("#entry[data-ready='true']");
            byLink.visit(page.resolve("/nhap-qua-lien-ket?lang=" + language)).find("#entry[data-ready='true']");
            words.addAll(byLink.words());
        }
        String letters = Files.readString(
                Path.of(
                        "../notification-service/src/main/resources/vn/chitieu/notification/mail/letter/phrases.vi.properties"));
        List<String> missing = new ArrayList<>();
        for (Guide.Step step : guide.steps()) {
            Set<String> ofMails = step.labelsAfter(button);
            assertThat(ofMails)
                    .as(guide.at(step))
                    .allSatisfy(label -> assertThat(letters).containsPattern("(?m)=" + Pattern.quote(label) + "$"));
            ofMails.addAll(TITLES);
            missing.addAll(guide.missing(step, words, ofMails));
            step.addresses().stream()
                    .filter(address -> clerk.statusOf(address) != 200)
                    .forEach(address -> missing.add(guide.at(step) + " names " + address + ", which is not there"));
        }
        assertThat(missing).isEmpty();
        assertThat(guide.steps()).hasSizeGreaterThan(8);
    }

    @Test
    void aLeaderEntersNothing() {
        try (Browser leader = Browser.of(system, page, "lanh-dao")) {
            assertThat(leader.find("main").getText()).contains("không gửi số liệu");
            assertThat(leader.count("#grid")).isZero();
        }
    }

    /** As a person does; the driver's own way is seen by no page. */
    private static void emptied(String cell) {
        clerk.find(cell).sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.BACK_SPACE);
    }

    private static void sendOnceMoreIfDoubtful(String cell) {
        clerk.awaitMatch("#said", "Đã gửi|cần xem lại");
        if (clerk.find("#said").getText().contains("cần xem lại")) {
            clerk.find(cell).sendKeys(Keys.ENTER);
        }
    }

    private static void opened(int width, String query) {
        opened(width, query, "2022-Q1");
    }

    private static void opened(int width, String query, String quarter) {
        opened(clerk, width, query, quarter);
    }

    private static void opened(Browser person, int width, String query, String quarter) {
        person.sized(width, 900).visit(page.resolve("/nhap-so-lieu" + query));
        person.find("#entry[data-ready='true']");
        person.ask("document.getElementById('quarter').value = '" + quarter + "';"
                + " document.getElementById('entry').dataset.ready = 'false';"
                + " document.getElementById('quarter').dispatchEvent(new Event('change')); return true;");
        person.find("#entry[data-ready='true']");
    }
}
