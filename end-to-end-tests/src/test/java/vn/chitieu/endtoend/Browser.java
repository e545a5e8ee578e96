package vn.chitieu.endtoend;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.FluentWait;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real browser that looks at the dashboard, or at the alerts. Pictures are left in {@code target/screenshots}. */
final class Browser implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path CHROMEDRIVER = Path.of("/usr/bin/chromedriver");
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    /** A page is there within tenths of a second, of which every view has several to wait for. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private static final String AXE_RUN = """
            const done = arguments[0];
            axe.run(document, {
              runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
              rules: { 'label-content-name-mismatch': { enabled: true } },
            }).then(
              (result) => done(result.violations.map(({ id, nodes }) => id + ' at '
                + nodes.map(({ target, failureSummary }) => target.join(' ') + ' (' + failureSummary + ')').join('; '))),
              (fault) => done(['axe failed: ' + fault]));
            """;

    private static final String WORDS = """
            const words = new Set();
            const add = (text) => words.add(text.replace(/\\s+/g, ' ').trim());
            const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (texts.nextNode()) add(texts.currentNode.data);
            for (const one of document.querySelectorAll('[aria-label], [placeholder]')) {
              add(one.getAttribute('aria-label') ?? '');
              add(one.getAttribute('placeholder') ?? '');
            }
            for (const { name } of performance.getEntriesByType('resource')) {
              if (!/\\.js(\\?|$)/.test(name)) continue;
              const request = new XMLHttpRequest();
              request.open('GET', name, false);
              request.send();
              for (const [, plain, template] of request.responseText.matchAll(/'([^'\\n]+)'|`([^`$\\n]+)/g)) add(plain ?? template);
            }
            return [...words];
            """;

    private final URI page;
    private final ChromeDriver driver;

    private Browser(URI page, ChromeDriver driver) {
        this.page = page;
        this.driver = driver;
    }

    /** Skips the test, and says so, where there is no browser. */
    static void assumeThere() {
        boolean there = Files.isExecutable(CHROMIUM) && Files.isExecutable(CHROMEDRIVER);
        if (!there) {
            System.out.println("SKIPPED: the tests of the dashboard need " + CHROMIUM + " and " + CHROMEDRIVER);
        }
        Assumptions.assumeTrue(there, "needs chromium and chromedriver");
    }

    /** Returns a browser in which the leader is signed in. */
    static Browser of(SystemUnderTest system) {
        Browser browser = new Browser(system.dashboard(), driver());
        system.signIn(browser.driver);
        return browser;
    }

    /** Returns a browser in which no one is signed in. */
    static Browser ofAStranger(SystemUnderTest system) {
        return new Browser(system.dashboard(), driver());
    }

    /** Returns a browser in which one of the sample's people is signed in. */
    static Browser of(SystemUnderTest system, String user) {
        Browser browser = new Browser(system.dashboard(), driver());
        system.signIn(browser.driver, user);
        return browser;
    }

    /** Returns a browser in which one of the sample's people is signed in to the alerts. */
    static Browser ofAlerts(SystemUnderTest system, String user) {
        return of(system, system.alerts(), user);
    }

    /** Returns a browser in which one of the sample's people is signed in at a page. */
    static Browser of(SystemUnderTest system, URI page, String user) {
        Browser browser = new Browser(page, driver());
        system.signIn(browser.driver, page, user);
        return browser;
    }

    /** Returns a browser in which someone is signed in at a page with an account of a test. */
    static Browser of(SystemUnderTest system, URI page, String user, String password) {
        Browser browser = new Browser(page, driver());
        system.signIn(browser.driver, page, user, password);
        return browser;
    }

    /** Returns a browser that keeps what it knows in a folder, in which one of the sample's people is signed in. */
    static Browser of(SystemUnderTest system, URI page, String user, Path folder) {
        Browser browser = new Browser(page, driver(folder));
        system.signIn(browser.driver, page, user);
        return browser;
    }

    /** Returns a browser that opens a page with what it knows from before. */
    static Browser again(URI page, Path folder) {
        Browser browser = new Browser(page, driver(folder));
        browser.driver.get(page.toString());
        return browser;
    }

    private static ChromeDriver driver() {
        return driver(new ChromeOptions());
    }

    private static ChromeDriver driver(Path folder) {
        ChromeOptions options = new ChromeOptions();
        options.addArguments("--user-data-dir=" + folder.toAbsolutePath());
        return driver(options);
    }

    private static ChromeDriver driver(ChromeOptions options) {
        options.setBinary(CHROMIUM.toFile());
        // The proxy signs its certificate itself.
        options.setAcceptInsecureCerts(true);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--force-prefers-reduced-motion");
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(CHROMEDRIVER.toFile())
                .usingAnyFreePort()
                .build();
        return new ChromeDriver(service, options);
    }

    /** Looks through a window of that size; a narrow one is a phone's. */
    Browser sized(int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
        return this;
    }

    /** Opens a view and returns when its figures are there. */
    Browser open(String query) {
        driver.get(page + query);
        return awaitFigures();
    }

    /** Opens a page that needs no script. */
    Browser visit(URI address) {
        driver.get(address.toString());
        return this;
    }

    /** Returns what the document in a frame says; it may be one that can do nothing. */
    String textInFrame(String selector) {
        driver.switchTo().frame(find(selector));
        try {
            return waiting().until(any -> {
                String text = driver.findElement(By.tagName("body")).getText();
                return text.isBlank() ? null : text;
            });
        } finally {
            driver.switchTo().defaultContent();
        }
    }

    /** Types into a field; a date is set as the picker does. */
    void fill(String selector, String text) {
        WebElement field = find(selector);
        String type = Objects.requireNonNullElse(field.getDomAttribute("type"), "text");
        if (type.startsWith("date")) {
            driver.executeScript("arguments[0].value = arguments[1]", field, text);
        } else {
            field.clear();
            field.sendKeys(text);
        }
    }

    /** What a page has replaced between two questions about it is looked for again. */
    private FluentWait<WebDriver> waiting() {
        return new WebDriverWait(driver, TIMEOUT, BETWEEN_LOOKS).ignoring(StaleElementReferenceException.class);
    }

    Browser awaitFigures() {
        find("#view[data-ready]");
        return this;
    }

    WebElement find(String selector) {
        return waiting().until(ExpectedConditions.presenceOfElementLocated(By.cssSelector(selector)));
    }

    int count(String selector) {
        return driver.findElements(By.cssSelector(selector)).size();
    }

    /** Follows a link, and returns when the figures behind it are there. */
    Browser follow(String selector) {
        WebElement link = find(selector);
        driver.executeScript("delete document.getElementById('view').dataset.ready");
        link.sendKeys(Keys.ENTER);
        return awaitFigures();
    }

    void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    void back() {
        driver.navigate().back();
    }

    void awaitText(String selector, String wanted) {
        awaitMatch(selector, Pattern.quote(wanted));
    }

    void awaitMatch(String selector, String wanted) {
        waiting().until(ExpectedConditions.textMatches(By.cssSelector(selector), Pattern.compile(wanted)));
    }

    /** Signs out by the menu of the person. */
    void signOut() {
        find("#me summary").click();
        find("#sign-out button").click();
    }

    /** Signs out on another page, in a tab of its own; returns to this one when that is done. */
    void signOutInAnotherTab(URI page) {
        String here = driver.getWindowHandle();
        driver.switchTo().newWindow(WindowType.TAB).get(page.toString());
        signOut();
        awaitAddress("/login?out");
        driver.switchTo().window(here);
    }

    /** Returns when the page is no longer at that address. */
    void awaitGone(String address) {
        waiting().until(ExpectedConditions.not(ExpectedConditions.urlToBe(address)));
    }

    void awaitAddress(String wanted) {
        waiting().until(ExpectedConditions.urlContains(wanted));
    }

    /** Returns when the page has been answered what it asked at that address, and has drawn it. */
    void awaitAsked(String path) {
        waiting()
                .until(any -> Boolean.TRUE.equals(driver.executeScript(
                        "return performance.getEntriesByType('resource').some(({ name, responseEnd }) =>"
                                + " new URL(name).pathname.endsWith(arguments[0]) && responseEnd > 0)",
                        path)));
        driver.executeAsyncScript(
                "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()))");
    }

    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    String address() {
        return Objects.requireNonNull(driver.getCurrentUrl());
    }

    /** Asks the page with a script. */
    Object ask(String script) {
        return Objects.requireNonNull(driver.executeScript(script));
    }

    /** Returns all words that the page has or can show: texts, labels for screen readers, literals of its scripts. */
    Set<String> words() {
        return new TreeSet<>(texts(ask(WORDS)));
    }

    /** Returns the status that the service of the page answers a path with. */
    int statusOf(String path) {
        return ((Number) Objects.requireNonNull(driver.executeScript(
                        "const request = new XMLHttpRequest(); request.open('GET', arguments[0], false); request.send();"
                                + " return request.status;",
                        path)))
                .intValue();
    }

    /** Drops a file on an element, as from a window of the desktop. */
    void drop(String selector, String name, byte[] file) {
        driver.executeScript("""
                const bytes = Uint8Array.from(atob(arguments[2]), (one) => one.charCodeAt(0));
                const dropped = new DataTransfer();
                dropped.items.add(new File([bytes], arguments[1]));
                document.querySelector(arguments[0]).dispatchEvent(
                  new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true }));
                """, selector, name, Base64.getEncoder().encodeToString(file));
    }

    /** Pastes a text where the keyboard is. */
    void paste(String text) {
        driver.executeScript("""
                const pasted = new DataTransfer();
                pasted.setData('text/plain', arguments[0]);
                document.activeElement.dispatchEvent(
                  new ClipboardEvent('paste', { clipboardData: pasted, bubbles: true, cancelable: true }));
                """, text);
    }

    /** Returns what axe finds against WCAG 2.2, A and AA. */
    List<String> barriers() {
        driver.executeScript(axe());
        return texts(driver.executeAsyncScript(AXE_RUN));
    }

    /** Returns the origins of all that the page has loaded. */
    List<String> origins() {
        return texts(ask("""
                return [...new Set(performance.getEntriesByType('resource').map(({ name }) => new URL(name).origin))];
                """));
    }

    /** Returns what the browser complained about since it was asked last. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(Object::toString)
                .toList();
    }

    /** Looks as a person does who has set light or dark colors. */
    Browser colors(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        return this;
    }

    /** Returns what can be done with this browser beside looking at its pages. */
    DevTools tools() {
        return new DevTools(driver);
    }

    /** Returns what a first visit of a view costs, in bytes of all answers that came with it. */
    long weightOf(String query) {
        return weighed(() -> open(query).awaitAsked("/api/v1/me"));
    }

    /** Returns the bytes of a first visit to a page of any service, until it has asked for nothing more for a while. */
    long weightOf(URI address) {
        return weighed(() -> {
            visit(address).find("main");
            waiting()
                    .until(any -> Boolean.TRUE.equals(
                            driver.executeScript("return performance.now() > 1000 + performance.getEntries()"
                                    + ".reduce((last, entry) => Math.max(last, entry.responseEnd ?? 0), 0)")));
        });
    }

    private long weighed(Runnable visit) {
        tools().cached(false);
        try {
            driver.get("about:blank");
            visit.run();
            return ((Number) ask("""
                    return performance.getEntries().reduce((sum, entry) => sum + (entry.transferSize ?? 0), 0);
                    """)).longValue();
        } finally {
            tools().cached(true);
        }
    }

    /** Opens an address without waiting for figures. */
    void load(String query) {
        driver.get(page + query);
    }

    void printed(boolean onPaper) {
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", onPaper ? "print" : ""));
    }

    void picture(String name) {
        try {
            Path folder = Files.createDirectories(Path.of("target", "screenshots"));
            Files.write(folder.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }

    private static List<String> texts(Object answer) {
        return ((List<?>) Objects.requireNonNull(answer))
                .stream().map(String::valueOf).toList();
    }

    private static String axe() {
        try (InputStream script = Browser.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
