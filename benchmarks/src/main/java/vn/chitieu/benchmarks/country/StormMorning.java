package vn.chitieu.benchmarks.country;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.chitieu.benchmarks.parts.Api;
import vn.chitieu.benchmarks.parts.Waiting;
import vn.chitieu.benchmarks.parts.WrongResultException;

/**
 * The morning on which every chairperson gets a mail: counted at the mail server, and by the services for each city.
 */
final class StormMorning {

    private static final int SHOWN = 6;
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
        Map<String, List<String>> got = new TreeMap<>();
        line.sink()
                .recipients()
                .forEach((mail, recipient) ->
                        got.computeIfAbsent(recipient, one -> new ArrayList<>()).add(mail));
        List<String> wrong = new ArrayList<>();
        for (Province province : provinces) {
            for (int commune = 1; commune <= province.communes(); commune++) {
                String chairperson = province.chairperson(commune);
                List<String> mails = got.remove(chairperson);
                if (mails == null || mails.size() != 1) {
                    wrong.add(chairperson + " " + headers(mails));
                }
            }
        }
        got.forEach((other, mails) -> wrong.add(other + " " + headers(mails)));
        if (!wrong.isEmpty()) {
            throw new WrongResultException("expected one mail to each chairperson, got another number for "
                    + wrong.size() + " addresses:\n"
                    + String.join("\n", wrong.subList(0, Math.min(SHOWN, wrong.size()))));
        }
        provinces.forEach(this::expectCounted);
    }

    private List<String> headers(@Nullable List<String> mails) {
        return mails == null
                ? List.of()
                : mails.stream().map(line.sink().headers()::get).toList();
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
