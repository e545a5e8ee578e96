package vn.chitieu.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import vn.chitieu.localstack.data.SignIns;

/** An administrator keeps accounts of people and keys of systems on pages, by keyboard and on a phone. */
@Tag("slow")
class AdministrationPagesIT {

    private static SystemUnderTest system;
    private static Browser admin;
    private static URI accounts;
    private static URI keys;

    @BeforeAll
    static void start() {
        Browser.assumeThere();
        system = SystemUnderTest.withTheSample();
        accounts = system.ingestion().resolve("/quan-tri/tai-khoan");
        keys = system.ingestion().resolve("/quan-tri/khoa");
        admin = Browser.of(system, accounts, SignIns.ADMIN);
    }

    @AfterAll
    static void close() {
        if (admin != null) {
            admin.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"vi, light, 390", "vi, dark, 1280", "en, dark, 390", "en, light, 1280"})
    void areWithoutBarriers(String language, String colors, int width) {
        for (URI page : List.of(
                accounts,
                keys,
                system.ingestion().resolve("/quan-tri/ngoai-le"),
                system.ingestion().resolve("/quan-tri/tu-choi"),
                system.alerts().resolve("/quan-tri/thu"),
                system.alerts().resolve("/quan-tri/canh-bao"))) {
            opened(page, "?lang=" + language, width, colors);
            String name = page.getPath().substring(page.getPath().lastIndexOf('/') + 1);
            admin.picture("administration-" + name + "-" + language + "-" + width + "-" + colors);
            assertThat(admin.barriers()).as(name).isEmpty();
            assertThat(admin.ask("return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                    .as(name)
                    .isEqualTo(0L);
            assertThat(admin.complaints()).isEmpty();
        }
        admin.colors("light");
    }

    @Test
    void anAccountIsCreatedItsPasswordShownOnceResetAndDisabled() {
        opened(accounts, "", 1280, "light");
        admin.find("#name").sendKeys("nam-ngan.moi", Keys.ENTER);
        admin.awaitText("#said", "Hãy chọn đơn vị.");
        assertThat(admin.find("#unit").getDomAttribute("aria-invalid")).isEqualTo("true");
        admin.ask("document.getElementById('unit').value = 'nam-ngan'; return true;");
        admin.find("#name").sendKeys(Keys.ENTER);
        admin.awaitText("#said", "Đã tạo tài khoản nam-ngan.moi.");
        String first = password();
        assertThat(first).matches("([a-z2-9]{4}-){3}[a-z2-9]{4}");
        admin.picture("administration-password-once");
        assertThat(admin.find("#list").getText()).contains("nam-ngan.moi", "Phường Nam Ngạn");

        admin.press(Keys.TAB);
        admin.find("#forget").click();
        assertThat(admin.find("#secret").isDisplayed()).isFalse();
        confirmed("Tạo mật khẩu hiện một lần: nam-ngan.moi");
        admin.awaitText("#said", "Đã đặt mật khẩu mới cho nam-ngan.moi.");
        assertThat(password()).isNotEqualTo(first);
        confirmed("Khóa tài khoản: nam-ngan.moi");
        admin.awaitText("#said", "Đã khóa tài khoản nam-ngan.moi.");
        admin.awaitMatch("#list", "(?s).*nam-ngan\\.moi.*đã khóa.*");
    }

    @Test
    void aKeyIsIssuedShownOnceRotatedAndRevoked() {
        opened(keys, "", 1280, "light");
        assertThat(admin.find("#list").getText()).contains("Dùng lần cuối", "Gửi số liệu");
        admin.find("#name").sendKeys("Phần mềm một cửa");
        admin.ask("document.getElementById('unit').value = 'dong-tho'; return true;");
        admin.find("#name").sendKeys(Keys.ENTER);
        admin.awaitText("#said", "Đã cấp khóa cho Phần mềm một cửa.");
        String first = admin.find("#secrets").getText();
        assertThat(first).contains("ct_");
        confirmed("Đổi khóa: Phần mềm một cửa");
        admin.awaitText("#said", "Đã cấp khóa mới cho Phần mềm một cửa.");
        assertThat(admin.find("#secrets").getText()).contains("ct_").isNotEqualTo(first);
        admin.picture("administration-key-once");
        confirmed("Thu hồi: Phần mềm một cửa");
        admin.awaitText("#said", "Đã thu hồi khóa của Phần mềm một cửa.");
        admin.awaitMatch("#list", "(?s).*Phần mềm một cửa.*đã thu hồi.*");
    }

    @Test
    void anExceptionIsGrantedAndTakenBack() {
        opened(system.ingestion().resolve("/quan-tri/ngoai-le"), "", 1280, "light");
        assertThat(admin.find("#rule").getText()).contains("quý thứ 8", "Phòng Tài chính");
        assertThat(admin.find("#locks").getText()).contains("2022-Q2", "còn mở", "đã khóa");
        admin.find("#create button").click();
        admin.awaitText("#said", "Hãy ghi quý như 2022-Q1.");
        admin.ask("document.getElementById('unit').value = 'dong-tho';"
                + " document.getElementById('lastDay').value = '2022-04-20'; return true;");
        admin.fill("#firstQuarter", "2019-Q4");
        admin.fill("#reason", "Kết luận kiểm toán thử");
        admin.find("#create button").click();
        admin.awaitText("#said", "Đã cho Phường Đông Thọ ngoại lệ.");
        assertThat(admin.find("#list").getText()).contains("Kết luận kiểm toán thử", "20/04/2022", "đang có hiệu lực");
        confirmed("Thu lại: Phường Đông Thọ");
        admin.awaitMatch("#list", "(?s).*đã thu lại.*");
    }

    @Test
    void aTestMailIsSentAndTheAnswerOfTheServerShown() {
        opened(system.alerts().resolve("/quan-tri/thu"), "", 1280, "light");
        assertThat(admin.find(".facts").getText()).contains("chitieu@example.org", "spring.mail.password");
        admin.find("#test button").click();
        admin.awaitText("#said", "Máy chủ thư đã nhận thư gửi");
    }

    @Test
    void theOneMenuLeadsToEveryPageOfEveryService() {
        opened(accounts, "", 1280, "light");
        Object menu = admin.ask("return document.querySelector('.desk').textContent.replace(/\\s+/g, ' ').trim();");
        opened(system.alerts().resolve("/quan-tri/canh-bao"), "", 1280, "light");
        assertThat(admin.ask("return document.querySelector('.desk').textContent.replace(/\\s+/g, ' ').trim();"))
                .isEqualTo(menu);
        assertThat(admin.find(".desk [aria-current='page']").getText()).isEqualTo("Cảnh báo đang áp dụng");
        admin.find(".desk a[href*='view=silences']").click();
        admin.find("#view[data-ready]");
        assertThat(admin.ask("return document.querySelector('.desk').textContent.replace(/\\s+/g, ' ').trim();"))
                .isEqualTo(menu);
        assertThat(admin.find(".desk [aria-current='page']").getText()).isEqualTo("Tạm dừng báo");
        admin.find(".desk a[href*='quan-tri/tu-choi']").click();
        admin.awaitText("h1", "Bản ghi bị từ chối");
    }

    private static String password() {
        admin.find("#secret:not([hidden])");
        return admin.find("#secrets dd:last-child").getText();
    }

    /** The browser asks first, in a window of its own. */
    private static void confirmed(String button) {
        admin.ask("window.confirm = () => true; return true;");
        admin.find("#list button[aria-label='" + button + "']").sendKeys(Keys.ENTER);
    }

    private static void opened(URI page, String query, int width, String colors) {
        admin.sized(width, 900).colors(colors).visit(URI.create(page + query));
        admin.find("#desk[data-ready='true']");
    }
}
