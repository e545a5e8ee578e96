package vn.chitieu.ingestion.kafkaingress;

import java.util.Optional;
import vn.chitieu.contracts.kafka.Topics;

/**
 * A unit and its city, as the topic of the unit names them.
 *
 * @param city id of the city
 * @param unit permanent id of the unit, unique within the city
 */
record UnitOfCity(String city, String unit) {

    /** Returns the unit that sends its updates on a topic. */
    static UnitOfCity of(String topic) {
        Optional<String> unit = Topics.unitOfWardUpdates(topic);
        Optional<String> city = Topics.cityOfWardUpdates(topic);
        if (unit.isEmpty() || city.isEmpty()) {
            throw new IllegalStateException("expected a topic of a unit, got " + topic);
        }
        return new UnitOfCity(city.get(), unit.get());
    }
}
