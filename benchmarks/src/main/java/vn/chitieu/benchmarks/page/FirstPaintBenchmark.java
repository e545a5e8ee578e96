package vn.chitieu.benchmarks.page;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.chitieu.benchmarks.parts.DatabaseKind;
import vn.chitieu.benchmarks.parts.FilledCity;
import vn.chitieu.benchmarks.parts.Medians;
import vn.chitieu.benchmarks.parts.ReaderKey;
import vn.chitieu.benchmarks.parts.Table;
import vn.chitieu.benchmarks.parts.WorkDirectory;

/** Benchmark of first and largest contentful paint of the dashboard. */
@Command(name = "first-paint", description = "First contentful paint of the dashboard in headless Chromium")
public final class FirstPaintBenchmark implements Callable<Integer> {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path CHROMEDRIVER = Path.of("/usr/bin/chromedriver");
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final double FLOOR_MS = 1_000;
    private static final String FIRST = "return performance.getEntriesByName('first-contentful-paint')[0].startTime";
    private static final String LARGEST = """
            const done = arguments[arguments.length - 1];
            new PerformanceObserver(list => done(list.getEntries().at(-1).startTime))
              .observe({ type: 'largest-contentful-paint', buffered: true });
            """;

    @Option(names = "--db", description = "memory or durable; default ${DEFAULT-VALUE}")
    private DatabaseKind database = DatabaseKind.DURABLE;

    @Option(names = "--path", description = "what is opened; default ${DEFAULT-VALUE}")
    private String path = "/?quarter=2025-Q4";

    @Option(names = "--text", description = "what the page shows once its figures are there; default ${DEFAULT-VALUE}")
    private String text = "INDICATOR_01";

    @Option(names = "--runs", description = "measured runs; default ${DEFAULT-VALUE}")
    private int runs = 3;

    @Option(names = "--warmups", description = "runs before that; default ${DEFAULT-VALUE}")
    private int warmups = 2;

    @Option(names = "--floors", description = "exit with 1 where the first paint takes a second or more")
    private boolean floors;

    @Override
    public Integer call() throws Exception {
        if (!Files.isExecutable(CHROMIUM) || !Files.isExecutable(CHROMEDRIVER)) {
            System.out.println("SKIPPED: first-paint needs " + CHROMIUM + " and " + CHROMEDRIVER);
            return 0;
        }
        try (WorkDirectory work = WorkDirectory.make();
                FilledCity city = FilledCity.start(work.path(), database, 8)) {
            ChromeDriver browser = browser();
            try {
                return measure(browser, city.aggregation().api().base().resolve(path));
            } finally {
                browser.quit();
            }
        }
    }

    private int measure(ChromeDriver browser, URI page) {
        Table table = new Table("run", "first contentful paint ms", "largest contentful paint ms");
        List<Double> first = new ArrayList<>();
        for (int run = 1; run <= warmups + runs; run++) {
            browser.get(page.toString());
            new WebDriverWait(browser, TIMEOUT)
                    .until(ExpectedConditions.textToBePresentInElementLocated(By.tagName("body"), text));
            double painted = number(browser.executeScript(FIRST));
            double largest = number(browser.executeAsyncScript(LARGEST));
            if (run > warmups) {
                first.add(painted);
                table.row(String.valueOf(run - warmups), "%.0f".formatted(painted), "%.0f".formatted(largest));
            }
        }
        table.print("first-paint");
        boolean kept = Medians.of(first) < FLOOR_MS;
        System.out.printf(
                "%s first paint %.0f ms, floor below %.0f ms%n",
                kept ? "kept  " : "MISSED", Medians.of(first), FLOOR_MS);
        return floors && !kept ? 1 : 0;
    }

    private static double number(@Nullable Object result) {
        return ((Number) Objects.requireNonNull(result)).doubleValue();
    }

    private static ChromeDriver browser() {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync");
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(CHROMEDRIVER.toFile())
                .usingAnyFreePort()
                .build();
        ChromeDriver browser = new ChromeDriver(service, options);
        browser.executeCdpCommand("Network.enable", Map.of());
        browser.executeCdpCommand("Network.setExtraHTTPHeaders", Map.of("headers", ReaderKey.headers()));
        browser.manage().timeouts().scriptTimeout(TIMEOUT);
        browser.manage().window().setSize(new Dimension(1440, 1290));
        return browser;
    }
}
