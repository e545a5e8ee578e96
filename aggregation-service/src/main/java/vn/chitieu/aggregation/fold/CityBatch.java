package vn.chitieu.aggregation.fold;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.model.LoggedUpdate;

/**
 * The records of a batch that are of one city, in the order of the log.
 *
 * @param city the city that they say to be of; null for those that could not be read
 * @param answers the records after deduplication
 * @param asLogged the same records as they lay on the log
 */
record CityBatch(@Nullable String city, List<LoggedUpdate> answers, List<LoggedUpdate> asLogged) {

    /** Returns the parts of a batch, in the order in which their cities come first in it. */
    static List<CityBatch> split(List<LoggedUpdate> answers, List<LoggedUpdate> asLogged) {
        if (asLogged.isEmpty()) {
            return List.of();
        }
        String first = city(asLogged.get(0));
        if (asLogged.stream().allMatch(update -> Objects.equals(first, city(update)))) {
            return List.of(new CityBatch(first, answers, asLogged));
        }
        Map<@Nullable String, CityBatch> parts = new LinkedHashMap<>();
        for (int i = 0; i < asLogged.size(); i++) {
            CityBatch part = parts.computeIfAbsent(
                    city(asLogged.get(i)), city -> new CityBatch(city, new ArrayList<>(), new ArrayList<>()));
            part.answers.add(answers.get(i));
            part.asLogged.add(asLogged.get(i));
        }
        return List.copyOf(parts.values());
    }

    /** Returns the city of a record; null where it could not be read. */
    static @Nullable String city(LoggedUpdate update) {
        if (update instanceof LoggedUpdate.Reported reported) {
            return reported.page().city();
        }
        return update instanceof LoggedUpdate.Conflicting conflicting
                ? conflicting.update().page().city()
                : null;
    }
}
