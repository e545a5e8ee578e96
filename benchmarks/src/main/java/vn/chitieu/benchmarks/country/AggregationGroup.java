package vn.chitieu.benchmarks.country;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.kafka.Topics;

/** A consumer group as the broker knows it: who reads which partition, and how far. */
final class AggregationGroup implements AutoCloseable {

    private static final String GROUP = "aggregation";

    private final Admin admin;

    AggregationGroup(String bootstrapServers) {
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers, "client.id", "country"));
    }

    /** Returns the partition of a city. */
    static int partitionOf(String city) {
        return Utils.toPositive(Utils.murmur2(city.getBytes(StandardCharsets.UTF_8))) % CountryLine.PARTITIONS;
    }

    /** Returns which partitions of the updates each of the instances reads; none where it is away. */
    Map<String, Set<Integer>> assigned(Set<String> instances) {
        Map<String, Set<Integer>> assigned = new TreeMap<>();
        instances.forEach(name -> assigned.put(name, new TreeSet<>()));
        answer(() -> admin.describeConsumerGroups(List.of(GROUP)).all().get()).values().stream()
                .flatMap(group -> group.members().stream())
                .forEach(member -> instances.stream()
                        .filter(name -> member.clientId().startsWith(name))
                        .forEach(name -> assigned.computeIfAbsent(name, none -> new TreeSet<>())
                                .addAll(member.assignment().topicPartitions().stream()
                                        .filter(one -> one.topic().equals(Topics.INDICATOR_UPDATES))
                                        .map(TopicPartition::partition)
                                        .toList())));
        return assigned;
    }

    /** Returns whether these instances read all partitions between them. */
    boolean readsAll(Set<String> instances) {
        return assigned(instances).values().stream().mapToInt(Set::size).sum() == CountryLine.PARTITIONS;
    }

    /** Returns how many updates each partition has. */
    Map<Integer, Long> ends() {
        Map<TopicPartition, OffsetSpec> ends = IntStream.range(0, CountryLine.PARTITIONS)
                .boxed()
                .collect(Collectors.toMap(
                        partition -> new TopicPartition(Topics.INDICATOR_UPDATES, partition),
                        partition -> OffsetSpec.latest()));
        return answer(() -> admin.listOffsets(ends).all().get()).entrySet().stream()
                .collect(Collectors.toMap(
                        end -> end.getKey().partition(), end -> end.getValue().offset()));
    }

    /** Returns how many updates the group has read. */
    long read() {
        return answer(() -> admin.listConsumerGroupOffsets(GROUP)
                        .partitionsToOffsetAndMetadata()
                        .get())
                .entrySet()
                .stream()
                .filter(one -> one.getKey().topic().equals(Topics.INDICATOR_UPDATES))
                .mapToLong(one -> offset(one.getValue()))
                .sum();
    }

    /** Returns how many updates there are. */
    long updates() {
        return ends().values().stream().mapToLong(end -> end).sum();
    }

    private static long offset(@Nullable OffsetAndMetadata committed) {
        return committed == null ? 0 : committed.offset();
    }

    private interface Question<T> {
        T ask() throws ExecutionException, InterruptedException;
    }

    private static <T> T answer(Question<T> question) {
        try {
            return question.ask();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted at the broker", e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
