package vn.chitieu.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The first page as people see it, in a real browser; its pictures are left in {@code target/screenshots}. */
class FirstPageIT {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path CHROMEDRIVER = Path.of("/usr/bin/chromedriver");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private ChromeDriver browser;

    @BeforeAll
    static void needsABrowser() {
        boolean there = Files.isExecutable(CHROMIUM) && Files.isExecutable(CHROMEDRIVER);
        if (!there) {
            System.out.println("SKIPPED: the tests of the first page need " + CHROMIUM + " and " + CHROMEDRIVER);
        }
        Assumptions.assumeTrue(there, "needs chromium and chromedriver");
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.quit();
        }
    }

    @Test
    void showsTheQuarterInVietnameseAndInEnglish() throws IOException {
        open(1440, 1290, "");

        awaitText("799.690");
        assertThat(text()).contains("Tổng mức bán lẻ hàng hóa", "17.305", "31,9", "43,44", "46,2", "14,6");
        assertThat(text()).contains("Chậm tiến độ").contains("không có số cùng kỳ");
        picture("desk-vi");
        open(1440, 1240, "?lang=en");
        awaitText("799,690");
        assertThat(text()).contains("17,305", "46.2", "Behind");
        assertThat(browser.findElement(By.tagName("html")).getDomAttribute("lang"))
                .isEqualTo("en");
        assertThat(complaints()).isEmpty();
    }

    @Test
    void fitsAPhone() throws IOException {
        open(390, 2600, "");

        awaitText("799.690");
        picture("phone-vi");
        Long overflow = (Long) browser.executeScript(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(overflow).isZero();
    }

    @Test
    void changesByItselfWhenAFigureDoes() {
        SystemUnderTest system = open(1440, 1500, "?scope=unit:dong-cuong");
        awaitText("vi phạm");

        report(system, "98765");
        awaitMatch("98\\.7[0-9]{2}");

        // As the sample says, for the stories that follow.
        report(system, "2");
        system.awaitSettled();
    }

    private static void report(SystemUnderTest system, String value) {
        HttpResponse<String> answer = system.report("dong-cuong", """
                {"unit": "dong-cuong", "indicator": "URBAN_VIOLATIONS", "period": "2022-03", "value": "%s",
                 "status": "OFFICIAL"}
                """.formatted(value));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    private SystemUnderTest open(int width, int height, String query) {
        SystemUnderTest system = SystemUnderTest.withTheSample();
        if (browser == null) {
            ChromeOptions options = new ChromeOptions();
            options.setBinary(CHROMIUM.toFile());
            options.addArguments(
                    "--headless=new",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--hide-scrollbars");
            ChromeDriverService service = new ChromeDriverService.Builder()
                    .usingDriverExecutable(CHROMEDRIVER.toFile())
                    .usingAnyFreePort()
                    .build();
            browser = new ChromeDriver(service, options);
            system.signIn(browser);
        }
        browser.manage().window().setSize(new Dimension(width, height));
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
        browser.get(system.dashboard() + query);
        return system;
    }

    private void awaitText(String wanted) {
        new WebDriverWait(browser, PATIENCE)
                .until(ExpectedConditions.textToBePresentInElementLocated(By.tagName("main"), wanted));
    }

    private void awaitMatch(String wanted) {
        new WebDriverWait(browser, PATIENCE)
                .until(ExpectedConditions.textMatches(By.tagName("main"), Pattern.compile(wanted)));
    }

    private String text() {
        return browser.findElement(By.tagName("body")).getText();
    }

    private List<String> complaints() {
        return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(Object::toString)
                .toList();
    }

    private void picture(String name) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "screenshots"));
        Files.write(folder.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
    }
}
