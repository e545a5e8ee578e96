package vn.chitieu.benchmarks.country;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import vn.chitieu.benchmarks.parts.Api;
import vn.chitieu.benchmarks.parts.Waiting;
import vn.chitieu.benchmarks.parts.WrongResultException;

/**
 * The morning on which every chairperson gets a mail: counted at the mail server, and by the services for each city.
 */
final class StormMorning {

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final CountryLine line;
    private final List<Province> provinces;

    StormMorning(CountryLine line, List<Province> provinces) {
        this.line = line;
        this.provinces = provinces;
    }

    /**
     * Waits until the mail server has a mail for each commune; returns how long after the given moment it had the last.
     */
    Duration await(long since) {
        int mails = mails();
        Waiting.until(mails + " mails", PAUSE, () -> line.sink().accepted().size() >= mails);
        long last = line.sink().accepted().values().stream()
                .mapToLong(at -> at)
                .max()
                .orElse(since);
        return Duration.ofNanos(last - since);
    }

    /** Returns how many mails there have to be: one for each commune. */
    int mails() {
        return provinces.stream().mapToInt(Province::communes).sum();
    }

    /**
     * Checks that each chairperson got one mail, and that each city counts its own.
     *
     * @throws WrongResultException if that is not so
     */
    void check() {
        Map<String, Integer> got = new TreeMap<>();
        line.sink().recipients().values().forEach(recipient -> got.merge(recipient, 1, Integer::sum));
        for (Province province : provinces) {
            for (int commune = 1; commune <= province.communes(); commune++) {
                Integer mails = got.remove(province.chairperson(commune));
                if (mails == null || mails != 1) {
                    throw new WrongResultException(
                            "expected one mail to " + province.chairperson(commune) + ", got " + mails);
                }
            }
            expectCounted(province);
        }
        if (!got.isEmpty()) {
            throw new WrongResultException("expected no other recipients, got " + got);
        }
    }

    private void expectCounted(Province province) {
        Api api = line.api(Kind.NOTIFICATION);
        int sent = 0;
        String after = "";
        do {
            JsonNode page = api.json("/api/v1/mails?state=SENT&city=" + province.id() + after);
            sent += page.path("mails").size();
            after = page.path("next").isString()
                    ? "&after=" + URLEncoder.encode(page.path("next").asString(), StandardCharsets.UTF_8)
                    : "";
        } while (!after.isEmpty());
        if (sent != province.communes()) {
            throw new WrongResultException(
                    "expected " + province.communes() + " mails of " + province.id() + ", it counts " + sent);
        }
    }
}
