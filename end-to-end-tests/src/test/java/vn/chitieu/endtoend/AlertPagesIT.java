package vn.chitieu.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import vn.chitieu.localstack.data.SignIns;

/** The pages of the notification service as people see them, in a real browser, on a system of their own. */
@Tag("slow")
class AlertPagesIT {

    private static final String CASES = "?view=cases&state=all&lang=";
    private static final String CASE = "?view=cases&id=BEHIND_TARGET/city/NEW_ENTERPRISES/2022-Q1/CITY&lang=";
    private static final String MAILS = "?view=mails&lang=";
    private static final String SILENCES = "?view=silences&lang=";
    private static final String LEDGER = "?view=ledger&year=2022&lang=";
    private static final List<String> VIEWS = List.of(CASES, CASE, MAILS, SILENCES, LEDGER);
    private static final String LEADER = "uv-btv-doanh-nghiep@example.org";
    private static final Pattern LINK = Pattern.compile("/answer/[A-Za-z0-9._-]+");

    private static final Pattern LINK_OF_A_QUESTION = Pattern.compile("/answer/question/[A-Za-z0-9._-]+");

    private static SystemUnderTest system;
    private static Browser browser;

    @BeforeAll
    static void open() {
        Browser.assumeThere();
        system = SystemUnderTest.with(SystemUnderTest.CATALOG);
        browser = Browser.ofAlerts(system, SignIns.STAFF);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
        if (system != null) {
            system.close();
        }
    }

    @BeforeEach
    void onADesk() {
        browser.sized(1280, 1000);
        browser.complaints();
    }

    @Test
    void showsAlertsWithTheirFiguresAndWhatHappened() {
        browser.open(CASES + "vi");
        assertThat(browser.text()).contains("Số doanh nghiệp thành lập mới", "thành phố giao", "quý I-2022");
        browser.picture("alerts-vi");
        browser.follow("tbody a[href*='NEW_ENTERPRISES'][href*='CITY']");
        assertThat(browser.text())
                .contains("Số liệu", "Lũy kế", "Diễn biến", "Xác nhận, đã gửi cảnh báo", "Thư về cảnh báo");
        browser.picture("alert-vi");
        assertThat(browser.find("#sections [data-section=OVERVIEW]").getText()).isEqualTo("Tổng quan");
        assertThat(browser.find("#sections [data-section=OVERVIEW]").getDomProperty("href"))
                .isEqualTo(system.dashboard() + "?lang=vi");
        browser.open(CASES + "en");
        assertThat(browser.text()).contains("New enterprises", "Behind its pace");
        assertThat(browser.find("html").getDomAttribute("lang")).isEqualTo("en");
        assertThat(browser.complaints()).isEmpty();
    }

    /** What is wrong with one figure is one row, with the targets of all owners in it; found without marks, too. */
    @Test
    void oneFallIsOneRowThatIsSearchedAndSorted() {
        browser.open(CASES + "vi&sort=severity");
        assertThat(browser.find("table").getText()).contains("Mức độ", "còn ");
        assertThat(browser.ask(
                        "const seen = new Set(); return [...document.querySelectorAll('tbody tr')].filter((row) => {"
                                + " const key = [...row.cells].slice(0, 3).map((cell) => cell.querySelector('a')?.textContent ??"
                                + " cell.textContent).join('|'); if (seen.has(key)) return true; seen.add(key); return false;"
                                + " }).length"))
                .isEqualTo(0L);
        browser.find("#q").sendKeys("doanh nghiep", Keys.ENTER);
        browser.awaitAddress("q=doanh+nghiep");
        browser.awaitFigures();
        assertThat(browser.find("tbody").getText()).contains("Số doanh nghiệp thành lập mới");
        assertThat(browser.find("tbody").getText()).doesNotContain("giải phóng mặt bằng");
        browser.picture("alerts-searched");
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void isWithoutBarriersInEveryViewAndLanguage(int width) {
        browser.sized(width, 1000);
        for (String view : VIEWS) {
            for (String language : List.of("vi", "en")) {
                browser.open(view + language);
                assertThat(browser.barriers())
                        .as("%s%s at %s px", view, language, width)
                        .isEmpty();
                browser.picture(("alerts " + view + language + " " + width).replaceAll("[^A-Za-z0-9]+", "-"));
            }
        }
    }

    /** 320 px is also a desk's window at 400 percent. */
    @ParameterizedTest
    @ValueSource(ints = {390, 320})
    void fitsAPhone(int width) {
        browser.sized(width, 1000);
        for (String view : VIEWS) {
            browser.open(view + "vi");
            assertOfOneWidth(view);
        }
        browser.visit(link());
        assertOfOneWidth("the page of a link");
    }

    private static void assertOfOneWidth(String view) {
        assertOfOneWidth(browser, view);
    }

    private static void assertOfOneWidth(Browser page, String view) {
        assertThat(page.ask("return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as(view)
                .isEqualTo(0L);
    }

    @Test
    void worksFromTheKeyboard() {
        browser.open(CASES + "vi");
        browser.press(Keys.TAB);
        assertThat(browser.ask("return document.activeElement.id")).isEqualTo("skip");
        browser.press(Keys.ENTER);
        browser.follow("tbody a");
        assertThat(browser.ask("return document.activeElement.id")).isEqualTo("view");
        browser.back();
        browser.awaitText("h1", "Cảnh báo");
        browser.follow("#views a[href*='mails']");
        assertThat(browser.find("#views [aria-current]").getText()).isEqualTo("Thư");
    }

    @Test
    void showsTheVeryMailInAFrameThatCanDoNothing() {
        browser.open(MAILS + "vi&recipient=uv-btv-doanh-nghiep");
        browser.follow("tbody a");
        assertThat(browser.find("iframe").getDomAttribute("sandbox")).isEmpty();
        assertThat(browser.textInFrame("iframe")).contains("Kính gửi", "Trân trọng");
        browser.picture("mail-vi");
        assertThat(browser.origins())
                .containsExactly(browser.ask("return window.location.origin").toString());
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void sendsAMailAgainForAReason() {
        browser.open(MAILS + "vi");
        browser.follow("tbody a");
        String before = browser.address();
        browser.fill("#resend-reason", "Người nhận báo chưa có thư");
        browser.find("#resend-reason").sendKeys(Keys.ENTER);
        browser.awaitGone(before);
        browser.awaitFigures();
        browser.open(before.substring(before.indexOf('?')));
        assertThat(browser.text()).contains("Việc làm bằng tay", "Người nhận báo chưa có thư");
    }

    @Test
    void beginsAndEndsASilence() {
        browser.open(SILENCES + "vi");
        browser.fill("#silence-case", "BEHIND_TARGET/city/EXPORT_VALUE/2022-Q1/CITY");
        browser.fill("#silence-reason", "Đang rà soát số liệu xuất khẩu");
        browser.fill("#silence-end", LocalDate.now(Clock.systemUTC()).minusYears(20) + "T17:00");
        browser.find("#silence-reason").sendKeys(Keys.ENTER);
        browser.awaitText("[role=alert]", "Thời điểm kết thúc phải sau bây giờ");
        browser.fill("#silence-end", "2022-06-30T17:00");
        browser.find("#silence-reason").sendKeys(Keys.ENTER);
        browser.awaitText("tbody", "Đang rà soát số liệu xuất khẩu");
        browser.find("tbody button").sendKeys(Keys.ENTER);
        browser.awaitText("tbody", "do can-bo kết thúc");
    }

    @Test
    void aLeaderOnlyLooksAndAWardSeesItsOwn() {
        try (Browser leader = Browser.ofAlerts(system, SignIns.LEADER)) {
            leader.open(CASE + "vi");
            assertThat(leader.count(".request-form")).isZero();
        }
        try (Browser ward = Browser.ofAlerts(system, "nam-ngan")) {
            ward.open("?lang=vi");
            assertThat(ward.count("#views a")).isEqualTo(1);
            assertThat(ward.count("tbody a:not([href*='unit%3Anam-ngan'])")).isZero();
        }
    }

    /** Two taps on a phone, and what was done stands in the row. */
    @Test
    void staffRemindsThoseAskedFromTheRow() {
        browser.sized(390, 1000).open("?view=cases&lang=vi");
        tap(browser, "Nhắc ngay");
        browser.awaitText(".message.done", "Đã nhắc: ");
        assertThat(browser.find("tbody").getText()).contains("Đã nhắc lúc");
        assertThat(browser.barriers()).isEmpty();
        assertOfOneWidth("a row that was reminded");
        browser.picture("alerts-reminded");
        assertThat(browser.complaints()).isEmpty();
    }

    /** The account is called by a position of the catalog, whose mails it holds and in whose name it takes note. */
    @Test
    void aLeaderTakesNoteAndHoldsTheOwnMails() {
        String position = LEADER.substring(0, LEADER.indexOf('@'));
        try (Browser leader = Browser.of(system, system.alerts(), position, account(position))) {
            leader.sized(390, 1000).open("?view=cases&q=doanh+nghiep&lang=vi");
            tap(leader, "Đã nắm (lùi báo cấp trên 3 ngày làm việc)");
            leader.awaitText(".message.done", "Đã ghi nhận");
            assertThat(leader.find("tbody").getText()).contains("Đã nắm, lùi đến hết ngày");
            assertThat(leader.find("tbody").getText()).doesNotContain("Nhắc ngay");
            tap(leader, "Tạm dừng thư cho tôi");
            leader.awaitText(".message.done", "Đã tạm dừng thư cho đồng chí");
            assertThat(leader.find("tbody").getText()).contains("Tạm dừng thư cho tôi đến hết ngày");
            assertThat(leader.barriers()).isEmpty();
            leader.picture("alerts-held");
            tap(leader, "Nhận thư lại");
            leader.awaitText(".message.done", "lại được gửi như thường lệ");
            assertThat(leader.find("tbody").getText()).doesNotContain("Tạm dừng thư cho tôi đến");
            leader.follow("tbody a");
            leader.awaitText(".actions", "Việc cần làm");
            assertThat(leader.barriers()).isEmpty();
            leader.picture("alert-actions");
        }
    }

    /** Opens what can be done about the first row that has the button, and taps it. */
    private static void tap(Browser page, String button) {
        assertThat(
                        page.ask(
                                "const one = [...document.querySelectorAll('tbody .menu button')].find((it) => it.textContent === '"
                                        + button
                                        + "'); if (one === undefined) return false; one.dataset.tap = 'second';"
                                        + " one.closest('details').querySelector('summary').dataset.tap = 'first'; return true;"))
                .as(button)
                .isEqualTo(true);
        page.find("[data-tap=first]").click();
        page.find("[data-tap=second]").click();
    }

    /** Creates the account of a leader, as an administrator does, and returns its password. */
    private static String account(String name) {
        URI accounts = system.ingestion().resolve("/quan-tri/tai-khoan");
        try (Browser admin = Browser.of(system, accounts, SignIns.ADMIN)) {
            admin.visit(URI.create(accounts + "?lang=vi")).find("#desk[data-ready='true']");
            admin.ask(
                    "document.getElementById('role').value = 'LEADER';"
                            + " document.getElementById('role').dispatchEvent(new Event('change', { bubbles: true })); return true;");
            admin.find("#name").sendKeys(name, Keys.ENTER);
            admin.awaitText("#said", "Đã tạo tài khoản " + name);
            return admin.find("#secrets dd:last-child").getText();
        }
    }

    @Test
    void aRecipientAnswersFromAPhoneWithoutAnAccount() {
        browser.sized(390, 844).visit(link());
        assertThat(browser.barriers()).isEmpty();
        assertThat(browser.text()).contains("Số doanh nghiệp thành lập mới", "Giải trình", "Nguyên nhân");
        browser.picture("answer-phone");
        browser.find("main form button").sendKeys(Keys.ENTER);
        browser.awaitText("[role=alert]", "Nguyên nhân");
        assertThat(browser.barriers()).isEmpty();
        browser.picture("answer-phone-faults");
        browser.fill("#cause", "Chậm bàn giao mặt bằng");
        browser.fill("#remedy", "Giao ban hằng tuần");
        browser.fill("#promised", "2022-05-16");
        browser.find("main form button").sendKeys(Keys.ENTER);
        browser.awaitText("[role=status]", "Đã ghi nhận giải trình");
        assertThat(browser.text()).contains("Chậm bàn giao mặt bằng", "16/05/2022");
        assertThat(browser.barriers()).isEmpty();
        assertThat(browser.complaints()).noneMatch(one -> one.contains("Content Security Policy"));
    }

    /** From the page of the indicator over the mail to the one in charge and back. */
    @Test
    void aLeaderAsksAboutAFigureAndReadsTheAnswer() {
        String position = "thuong-truc-thanh-uy";
        try (Browser leader = Browser.of(system, system.alerts(), position, account(position))) {
            leader.sized(390, 844)
                    .visit(URI.create(system.dashboard()
                            + "?view=indicator&indicator=NEW_ENTERPRISES&quarter=2022-Q1&scope=city&lang=vi"));
            leader.picture("figure-ask-phone");
            leader.follow("[data-key=ask]");
            assertThat(leader.text()).contains("Số doanh nghiệp thành lập mới · ", "quý I-2022");
            assertThat(leader.barriers()).isEmpty();
            assertOfOneWidth(leader, "the form of a question");
            leader.picture("question-phone");
            leader.fill("#question", "Vì sao tháng 3 không có số mới? <b>Gấp</b>");
            leader.find(".request-form button").sendKeys(Keys.ENTER);
            leader.awaitText("[role=status]", "Chờ trả lời");

            browser.sized(390, 844).visit(linkOfQuestion());
            assertThat(browser.text()).contains("Câu hỏi về số liệu", "Vì sao tháng 3 không có số mới? <b>Gấp</b>");
            assertThat(browser.barriers()).isEmpty();
            assertOfOneWidth(browser, "the page that answers a question");
            browser.picture("question-answer-phone");
            browser.fill("#answer", "Đang đối chiếu với thuế.");
            browser.find("main form button").sendKeys(Keys.ENTER);
            browser.awaitText("[role=status]", "Đã gửi trả lời");
            assertThat(browser.barriers()).isEmpty();

            leader.open("?view=questions&lang=vi");
            assertThat(leader.barriers()).isEmpty();
            assertOfOneWidth(leader, "questions");
            leader.picture("questions-phone");
            leader.follow("tbody a");
            assertThat(leader.text()).contains("Đã trả lời", "Đang đối chiếu với thuế.");
            leader.picture("question-answered-phone");
            leader.sized(1280, 1000).open("?view=questions&lang=en");
            assertThat(leader.barriers()).isEmpty();
            leader.picture("questions-en");
        }
    }

    private static URI linkOfQuestion() {
        AtomicReference<String> found = new AtomicReference<>("");
        await().atMost(Duration.ofMinutes(2)).until(() -> {
            new Inbox(system.imapPort(), LEADER)
                    .read().stream()
                            .filter(one -> one.subject().contains("Câu hỏi về"))
                            .map(one -> LINK_OF_A_QUESTION.matcher(one.text()))
                            .filter(Matcher::find)
                            .findFirst()
                            .ifPresent(link -> found.set(link.group()));
            return !found.get().isEmpty();
        });
        return system.alerts().resolve(found.get());
    }

    @Test
    void bothLanguagesHaveTheSameWords() {
        browser.open(CASES + "vi");
        Object differences = browser.ask("""
                return Promise.all([import('/pages/js/vi.js'), import('/pages/js/en.js')]).then(([{ vi }, { en }]) => {
                  const keys = (words, at = '') => Object.entries(words).flatMap(([key, value]) =>
                    (typeof value === 'object' ? keys(value, at + key + '.') : [at + key]));
                  const a = keys(vi), b = keys(en);
                  return [...a.filter((key) => !b.includes(key)), ...b.filter((key) => !a.includes(key))];
                });
                """);
        assertThat((List<?>) differences).isEmpty();
    }

    @Test
    void writesFiguresAsTheLettersDo() {
        browser.open(CASES + "vi");
        Object written = browser.ask("""
                return import('/pages/js/format.js').then(({ decimal, percent }) => [
                  decimal('1234567.50', 'vi'), decimal('-1234.5', 'en'), decimal(null, 'vi'), percent('18.25', 'vi'),
                  percent('18.35', 'vi'), percent('18.250001', 'vi'), percent('99.96', 'en'), percent('-0.04', 'vi'),
                ]);
                """);
        assertThat(((List<?>) written).toString())
                .isEqualTo("[1.234.567,50, −1,234.5, –, 18,2%, 18,4%, 18,3%, 100%, 0%]");
    }

    @Test
    void saysUntilTheEndOfWhichDaySomethingIsDue() {
        browser.open(CASES + "vi");
        Object written = browser.ask("""
                return Promise.all([import('/pages/js/format.js'), import('/pages/js/vi.js'), import('/pages/js/en.js')])
                  .then(([{ due }, { vi }, { en }]) => [
                    due('2022-05-16T17:00:00Z', vi, 'Asia/Ho_Chi_Minh'), due('2021-12-31T17:00:00Z', en, 'Asia/Ho_Chi_Minh'),
                    due('2022-05-16T17:01:00Z', vi, 'Asia/Ho_Chi_Minh'), due(null, vi, 'Asia/Ho_Chi_Minh'),
                  ].join('; '));
                """);
        assertThat(written).isEqualTo("hết ngày 16/05/2022; end of 31/12/2021; 00:01 17/05/2022; –");
    }

    /** The address of the page to which the leader's mail about the plan of the city leads, on this machine. */
    private static URI link() {
        Inbox.Mail mail = new Inbox(system.imapPort(), LEADER)
                .read().stream()
                        .filter(one -> one.subject().contains("thành phố giao"))
                        .findFirst()
                        .orElseThrow();
        Matcher link = LINK.matcher(mail.text());
        assertThat(link.find()).isTrue();
        return system.alerts().resolve(link.group());
    }
}
