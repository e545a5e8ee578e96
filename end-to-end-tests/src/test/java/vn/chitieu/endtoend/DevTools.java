package vn.chitieu.endtoend;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.openqa.selenium.chrome.ChromeDriver;

/** What Chromium's tools for developers do that a person cannot: print to a file, lose answers, forget its cache. */
final class DevTools {

    private static final Pattern SHEET = Pattern.compile("/Type\\s*/Page[^s]");

    private final ChromeDriver driver;

    DevTools(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Returns how many sheets the page takes on paper. */
    long sheets() {
        String pdf = String.valueOf(
                driver.executeCdpCommand("Page.printToPDF", Map.of("preferCSSPageSize", true, "printBackground", true))
                        .get("data"));
        String text = new String(Base64.getDecoder().decode(pdf), StandardCharsets.ISO_8859_1);
        return SHEET.matcher(text).results().count();
    }

    /** Asks for everything again from now on, or takes what is in the cache. */
    void cached(boolean cached) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand("Network.setCacheDisabled", Map.of("cacheDisabled", !cached));
    }

    /** Loses what is asked for at addresses that match; nothing where none is given. */
    void lose(String... patterns) {
        cached(patterns.length == 0);
        driver.executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of(patterns)));
    }

    /** Keeps what the page saves in a folder. */
    void saveInto(Path folder) {
        String path = folder.toAbsolutePath().toString();
        driver.executeCdpCommand("Browser.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", path));
    }
}
