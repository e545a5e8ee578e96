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
public final class InMemoryRejections implements Rejections {

    private final Map<String, TreeMap<LocalDate, RejectionDay>> days = new HashMap<>();
    private final Map<String, Long> last = new HashMap<>();

    @Override
    public void keep(LocalDate day, Rejection rejection) {
        String unit = Objects.requireNonNullElse(rejection.unit(), "");
        String place = unit + day + rejection.kept().partition();
        if (last.getOrDefault(place, -1L) >= rejection.kept().offset()) {
            return;
        }
        last.put(place, rejection.kept().offset());
        RejectionDay before = of(unit, day);
        List<Rejection> all = new ArrayList<>(before.rejections());
        boolean hasRoom = all.size() < MOST_A_DAY;
        if (hasRoom) {
            all.add(rejection);
        }
        put(new RejectionDay(
                unit, day, all, before.more() + (hasRoom ? 0 : 1), before.sentAgainUpTo(), before.sentAgainAt()));
    }

    @Override
    public List<RejectionDay> find(String unit, LocalDate from, LocalDate to) {
        return List.copyOf(days.getOrDefault(unit, new TreeMap<>())
                .subMap(from, true, to, true)
                .values());
    }

    @Override
    public void sentAgain(String unit, LocalDate day, LogPlace kept, Instant when) {
        RejectionDay before = of(unit, day);
        Map<Integer, Long> upTo = new HashMap<>(before.sentAgainUpTo());
        upTo.merge(kept.partition(), kept.offset(), Math::max);
        put(new RejectionDay(unit, day, before.rejections(), before.more(), upTo, when));
    }

    private RejectionDay of(String unit, LocalDate day) {
        return find(unit, day, day).stream()
                .findFirst()
                .orElse(new RejectionDay(unit, day, List.of(), 0, Map.of(), null));
    }

    private void put(RejectionDay day) {
        days.computeIfAbsent(day.unit(), unit -> new TreeMap<>()).put(day.day(), day);
    }
}
