package vn.chitieu.aggregation.report.layout;

import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.util.UriUtils;
import vn.chitieu.aggregation.report.PrintedReport;
import vn.chitieu.support.web.PageHeaders;

/** Responses with reports. A client revalidates its copy each time; it is sent again only if it has changed. */
final class ReportResponses {

    private ReportResponses() {}

    /**
     * Returns a page.
     *
     * @param about what stands in its entity tag: id of the city
     */
    static ResponseEntity<byte[]> page(String about, String language, String html) {
        byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
        return answer(about, language, bytes).contentType(PageHeaders.HTML).body(bytes);
    }

    /**
     * Returns a file to be kept.
     *
     * @param about what stands in its entity tag: id of the city
     * @param plain its name without suffix, in ASCII
     * @param named its name without suffix, as people read it
     */
    static ResponseEntity<byte[]> file(
            String about, PrintedReport report, ReportFormat format, String plain, String named) {
        byte[] bytes = format.write(report);
        return answer(about, report.language(), bytes)
                .contentType(MediaType.parseMediaType(format.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + plain + "." + format.suffix() + "\"; filename*=UTF-8''"
                                + UriUtils.encode(named + "." + format.suffix(), StandardCharsets.UTF_8))
                .body(bytes);
    }

    private static ResponseEntity.BodyBuilder answer(String about, String language, byte[] body) {
        return ResponseEntity.ok()
                .eTag("W/\"" + about + "-" + DigestUtils.md5DigestAsHex(body) + "\"")
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CONTENT_LANGUAGE, language);
    }
}
