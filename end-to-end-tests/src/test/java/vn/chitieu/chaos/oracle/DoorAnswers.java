package vn.chitieu.chaos.oracle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.chitieu.chaos.input.City;
import vn.chitieu.chaos.line.Line;
import vn.chitieu.chaos.oracle.Findings.Kind;

/** Each record at the Kafka door is answered exactly once, and what was accepted is on the log. */
final class DoorAnswers {

    private final Line line;
    private final City city;
    private final Findings findings;

    DoorAnswers(Line line, City city, Findings findings) {
        this.line = line;
        this.city = city;
        this.findings = findings;
    }

    void compare() {
        Map<String, Integer> answers = new HashMap<>();
        Map<String, String> receipts = new HashMap<>();
        for (TopicContent.Record answer : read("ward-answers.")) {
            if (answer.value() != null) {
                String place = answer.value().path("topic").asString() + "/"
                        + answer.value().path("partition").asInt() + "/"
                        + answer.value().path("offset").asLong();
                answers.merge(place, 1, Integer::sum);
                String receipt = answer.value().path("receipt").asString(null);
                if (receipt != null) {
                    receipts.put(receipt, answer.value().path("id").asString());
                }
            }
        }
        for (TopicContent.Record record : read("ward-updates.")) {
            findings.compared(Kind.DOOR_ANSWER);
            int count = answers.getOrDefault(record.topic() + "/" + record.partition() + "/" + record.offset(), 0);
            if (count != 1) {
                findings.found(Kind.DOOR_ANSWER, record + " has " + count + " answers");
            }
        }
        Map<String, String> logged =
                TopicContent.read(line.bootstrapServers(), List.of("indicator-updates")).records().stream()
                        .collect(Collectors.toMap(
                                TopicContent.Record::receipt,
                                record -> LoggedUpdate.of(record).id()));
        receipts.forEach((receipt, id) -> {
            findings.compared(Kind.MISSING_UPDATE);
            if (!id.equals(logged.get(receipt))) {
                findings.found(
                        Kind.MISSING_UPDATE, receipt + " of " + id + " by Kafka, there is " + logged.get(receipt));
            }
        });
    }

    private List<TopicContent.Record> read(String prefix) {
        Set<String> units = Set.copyOf(city.units());
        return TopicContent.read(
                        line.bootstrapServers(),
                        units.stream()
                                .map(unit -> prefix + city.id() + "." + unit)
                                .toList())
                .records();
    }
}
