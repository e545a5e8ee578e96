package vn.chitieu.ingestion.deadletter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Rejections in maps. */
public final class InMemoryDeadLetterRepository implements DeadLetterRepository {

    private final Map<String, TreeMap<LocalDate, DeadLetterDay>> days = new HashMap<>();
    private final Map<String, Long> last = new HashMap<>();

    @Override
    public void keep(LocalDate day, DeadLetter rejection) {
        String unit = Objects.requireNonNullElse(rejection.unit(), "");
        String city = rejection.city();
        String place = city + unit + day + rejection.kept().partition();
        if (last.getOrDefault(place, -1L) >= rejection.kept().offset()) {
            return;
        }
        last.put(place, rejection.kept().offset());
        DeadLetterDay before = of(city, unit, day);
        List<DeadLetter> all = new ArrayList<>(before.rejections());
        if (all.stream().anyMatch(one -> one.origin().equals(rejection.origin()))) {
            return;
        }
        boolean hasRoom = all.size() < MOST_A_DAY;
        if (hasRoom) {
            all.add(rejection);
        }
        put(
                city,
                new DeadLetterDay(
                        unit,
                        day,
                        all,
                        before.more() + (hasRoom ? 0 : 1),
                        before.sentAgainUpTo(),
                        before.sentAgainAt()));
    }

    @Override
    public List<DeadLetterDay> find(String city, String unit, LocalDate from, LocalDate to) {
        return List.copyOf(days.getOrDefault(city + ":" + unit, new TreeMap<>())
                .subMap(from, true, to, true)
                .values());
    }

    @Override
    public void sentAgain(String city, String unit, LocalDate day, RecordPosition kept, Instant when) {
        DeadLetterDay before = of(city, unit, day);
        Map<Integer, Long> upTo = new HashMap<>(before.sentAgainUpTo());
        upTo.merge(kept.partition(), kept.offset(), Math::max);
        put(city, new DeadLetterDay(unit, day, before.rejections(), before.more(), upTo, when));
    }

    private DeadLetterDay of(String city, String unit, LocalDate day) {
        return find(city, unit, day, day).stream()
                .findFirst()
                .orElse(new DeadLetterDay(unit, day, List.of(), 0, Map.of(), null));
    }

    private void put(String city, DeadLetterDay day) {
        days.computeIfAbsent(city + ":" + day.unit(), unit -> new TreeMap<>()).put(day.day(), day);
    }
}
