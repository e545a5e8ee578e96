package vn.chitieu.notification.year;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Which silences begin when, and which are ended early, as a seed wants it. */
final class HushScript {

    private static final int HUSHES = 60;

    private final Map<Instant, List<Hush>> begin = new HashMap<>();
    private final Map<Instant, List<String>> endEarly = new HashMap<>();

    HushScript(long seed) {
        Random random = new Random(seed * 17);
        int hours = (int) Duration.between(YearScript.BEGIN, YearScript.END).toHours();
        for (int i = 0; i < HUSHES; i++) {
            Instant from = YearScript.BEGIN.plus(Duration.ofHours(random.nextInt(hours)));
            Hush hush = hush(i, random, from, from.plus(Duration.ofHours(1 + random.nextInt(40 * 24))));
            begin.computeIfAbsent(from, any -> new ArrayList<>()).add(hush);
            if (random.nextInt(3) == 0) {
                Instant early = from.plus(Duration.ofHours(random.nextInt(20 * 24)));
                endEarly.computeIfAbsent(early, any -> new ArrayList<>()).add(hush.id());
            }
        }
    }

    private static Hush hush(int number, Random random, Instant from, Instant end) {
        String id = "s-%02d".formatted(number);
        String unit = "u" + (1 + random.nextInt(YearCity.UNITS));
        String scope = random.nextInt(3) == 0 ? "city" : random.nextBoolean() ? "cluster:c2" : "unit:" + unit;
        String indicator = random.nextBoolean() ? YearCity.MORE : YearCity.LESS;
        String quarter = "2022-Q" + (1 + random.nextInt(4));
        boolean ofCase = random.nextBoolean();
        String about = ofCase
                ? "BEHIND_TARGET/unit:" + unit + "/" + indicator + "/" + quarter + "/CITY"
                : "reporting/" + unit + "/" + quarter + "/calendar-quarter";
        String to = random.nextBoolean() ? "head-" + unit.substring(1) : "standing";
        String reason = "reason of " + id;
        return switch (random.nextInt(6)) {
            case 0 -> new Hush(id, scope, null, null, null, "staff", reason, from, end);
            case 1 -> new Hush(id, null, indicator, null, null, "staff", reason, from, end);
            case 2 -> new Hush(id, scope, indicator, null, null, "staff", reason, from, end);
            case 3 -> new Hush(id, null, null, about, null, "staff", reason, from, end);
            case 4 -> new Hush(id, null, null, null, to, "staff", reason, from, end);
            default -> new Hush(id, scope, null, null, to, "staff", reason, from, end);
        };
    }

    List<Hush> beginsAt(Instant hour) {
        return begin.getOrDefault(hour, List.of());
    }

    List<String> isEndedAt(Instant hour) {
        return endEarly.getOrDefault(hour, List.of());
    }
}
