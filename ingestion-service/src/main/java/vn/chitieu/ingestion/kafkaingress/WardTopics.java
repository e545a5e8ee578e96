package vn.chitieu.ingestion.kafkaingress;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.contracts.kafka.TopicDefinitions;
import vn.chitieu.contracts.kafka.Topics;

/** The two topics of each unit of the catalogs, those of units that are no more included: they may still correct. */
final class WardTopics {

    private static final Logger LOG = LoggerFactory.getLogger(WardTopics.class);

    private static final int TO_ANSWER_MS = 5_000;

    private final KafkaAdmin admin;
    private final TopicDefinitions definitions;

    WardTopics(KafkaAdmin admin, TopicDefinitions definitions) {
        this.admin = admin;
        this.definitions = definitions;
    }

    /**
     * Creates those that do not exist yet, city by city, and returns where the units that have both send their updates.
     * Where topics may not be made, the units that have theirs are served all the same.
     *
     * @throws KafkaException if the broker does not answer in time
     */
    List<String> make(Collection<Catalog> cities) {
        Set<String> there = existing();
        return cities.stream().flatMap(city -> make(city, there).stream()).toList();
    }

    private List<String> make(Catalog city, Set<String> there) {
        List<String> units = city.units().stream().map(ReportingUnit::id).toList();
        List<NewTopic> missing = units.stream()
                .flatMap(unit ->
                        Stream.of(definitions.wardAnswers(city.id(), unit), definitions.wardUpdates(city.id(), unit)))
                .filter(topic -> !there.contains(topic.name()))
                .toList();
        if (!missing.isEmpty()) {
            there.addAll(made(missing));
        }
        return units.stream()
                .filter(unit -> there.contains(Topics.wardUpdates(city.id(), unit))
                        && there.contains(Topics.wardAnswers(city.id(), unit)))
                .map(unit -> Topics.wardUpdates(city.id(), unit))
                .toList();
    }

    private List<String> made(List<NewTopic> missing) {
        try {
            admin.createOrModifyTopics(missing.toArray(NewTopic[]::new));
            LOG.info(
                    "Made {} topics of units, the first is {}",
                    missing.size(),
                    missing.get(0).name());
            return missing.stream().map(NewTopic::name).toList();
        } catch (KafkaException refused) {
            LOG.warn("{} topics of units are missing and cannot be made: {}", missing.size(), refused.toString());
            return List.of();
        }
    }

    private Set<String> existing() {
        try (Admin asking = Admin.create(admin.getConfigurationProperties())) {
            return new HashSet<>(asking.listTopics(new ListTopicsOptions().timeoutMs(TO_ANSWER_MS))
                    .names()
                    .get());
        } catch (ExecutionException silent) {
            throw new KafkaException("expected the names of the topics", silent.getCause());
        } catch (InterruptedException stopping) {
            throw new InterruptException(stopping);
        }
    }
}
