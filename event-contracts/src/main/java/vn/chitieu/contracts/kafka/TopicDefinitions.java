package vn.chitieu.contracts.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Definitions of all topics: partitions, retention and limits. Every service declares the topics that it reads or
 * writes, so the order in which services start does not matter; a topic that exists is left as it is.
 */
public final class TopicDefinitions {

    /** The largest record of the topic of rejected updates, in bytes. */
    public static final int REJECTED_MAX_BYTES = 2 * 1024 * 1024;

    /** The largest batch of records of a topic on which a unit sends, in bytes: an update is some hundred. */
    public static final int WARD_UPDATES_MAX_BYTES = 256 * 1024;

    /** What a unit needs in 30 days, many times over. */
    private static final long WARD_BYTES = 128L << 20;

    /** Only whole segments are deleted, so they are a small part of what a topic may hold. */
    private static final long WARD_SEGMENT_BYTES = 16L << 20;

    private static final long REJECTED_BYTES_A_PARTITION = 1L << 30;
    private static final long REJECTED_SEGMENT_BYTES = 64L << 20;

    /** A mark is some hundred bytes and the newest of each database counts, so the topic is kept short. */
    private static final long MARKS_SEGMENT_BYTES = 1L << 20;

    /** The largest batch of records of the topic of catalogs, in bytes: one edition, and room for its headers. */
    private static final int CATALOGS_MAX_BYTES = 1 << 20;

    private static final long CATALOGS_SEGMENT_BYTES = 16L << 20;

    private static final String UNLIMITED = "-1";
    private static final String A_YEAR = String.valueOf(Duration.ofDays(365).toMillis());
    private static final String A_DAY = String.valueOf(Duration.ofDays(1).toMillis());
    private static final String EIGHT_DAYS = String.valueOf(Duration.ofDays(8).toMillis());
    private static final String THIRTY_DAYS = String.valueOf(Duration.ofDays(30).toMillis());

    private final int partitions;
    private final short replicas;

    /**
     * Takes the size of the cluster.
     *
     * @param partitions 1 or more; cities spread over them
     * @param replicas 1 on a single broker, 3 in production; all but one of them have to be in sync to accept a record
     * @throws IllegalArgumentException if either is less than 1
     */
    public TopicDefinitions(int partitions, short replicas) {
        if (partitions < 1 || replicas < 1) {
            throw new IllegalArgumentException(
                    "expected 1 or more partitions and replicas, got " + partitions + " and " + replicas);
        }
        this.partitions = partitions;
        this.replicas = replicas;
    }

    /** Returns the topic of accepted updates: kept for ever, whatever the broker's own defaults are. */
    public NewTopic indicatorUpdates() {
        return keptForEver(Topics.INDICATOR_UPDATES);
    }

    /** Returns the topic of assigned targets: kept for ever, whatever the broker's own defaults are. */
    public NewTopic targetAssignments() {
        return keptForEver(Topics.TARGET_ASSIGNMENTS);
    }

    /**
     * Returns the topic of remarks of units: kept for ever. It is not compacted, because two instances may write the
     * versions of a remark in either order.
     */
    public NewTopic unitRemarks() {
        return keptForEver(Topics.UNIT_REMARKS);
    }

    /** Returns the topic of counts of rejected rows: kept for a year. */
    public NewTopic rejectionCounts() {
        return keptForAYear(Topics.REJECTION_COUNTS);
    }

    /** Returns the topic of invitations to accounts: kept for a day longer than the longest of them holds. */
    public NewTopic accountInvitations() {
        return topic(
                Topics.ACCOUNT_INVITATIONS,
                Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG,
                        EIGHT_DAYS,
                        TopicConfig.SEGMENT_MS_CONFIG,
                        A_DAY));
    }

    /** Returns the topic of totals: compacted. */
    public NewTopic quarterlyTotals() {
        return topic(
                Topics.QUARTERLY_TOTALS, Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
    }

    /**
     * Returns the topic of records that could not be read: kept for a year, of each partition the newest gibibyte. It
     * takes records of up to 2 MiB, because Base64 makes the largest record that a broker takes by default, 1 MiB,
     * longer by a third; producers have to raise their {@code max.request.size} to {@link #REJECTED_MAX_BYTES} too.
     */
    public NewTopic rejectedUpdates() {
        return topic(
                Topics.REJECTED_UPDATES,
                Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG,
                        A_YEAR,
                        TopicConfig.RETENTION_BYTES_CONFIG,
                        String.valueOf(REJECTED_BYTES_A_PARTITION),
                        TopicConfig.SEGMENT_BYTES_CONFIG,
                        String.valueOf(REJECTED_SEGMENT_BYTES),
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                        String.valueOf(REJECTED_MAX_BYTES)));
    }

    /** Returns the topic of what happens to alert cases: kept for a year. */
    public NewTopic alertEvents() {
        return keptForAYear(Topics.ALERT_EVENTS);
    }

    /** Returns the topic of marks of databases: compacted, one partition, because it is read whole at each start. */
    public NewTopic storeMarks() {
        return topic(
                Topics.STORE_MARKS,
                1,
                Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT,
                        TopicConfig.SEGMENT_BYTES_CONFIG,
                        String.valueOf(MARKS_SEGMENT_BYTES),
                        TopicConfig.SEGMENT_MS_CONFIG,
                        A_DAY));
    }

    /**
     * Returns the topic of editions of the cities' catalogs: compacted, one partition, so that all instances of all
     * services take them in one order, and read it whole at each start.
     */
    public NewTopic cityCatalogs() {
        return topic(
                Topics.CITY_CATALOGS,
                1,
                Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT,
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                        String.valueOf(CATALOGS_MAX_BYTES),
                        TopicConfig.SEGMENT_BYTES_CONFIG,
                        String.valueOf(CATALOGS_SEGMENT_BYTES),
                        TopicConfig.SEGMENT_MS_CONFIG,
                        A_DAY));
    }

    /**
     * Returns the topic on which a unit sends its updates: one partition, so that they stay in order, kept for 30 days,
     * of it the newest 128 MiB, so that no account can fill the disk. The broker's clock dates its records, because
     * what a sender's clock says could keep them for ever or not at all. The broker unpacks them, so that nothing lies
     * there that becomes larger than a record may be when it is read.
     */
    public NewTopic wardUpdates(String city, String unit) {
        return ofAUnit(
                Topics.wardUpdates(city, unit),
                Map.of(
                        TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                        "LogAppendTime",
                        TopicConfig.COMPRESSION_TYPE_CONFIG,
                        "uncompressed",
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                        String.valueOf(WARD_UPDATES_MAX_BYTES)));
    }

    /** Returns the topic on which a unit is answered: one partition, kept for 30 days, of it the newest 128 MiB. */
    public NewTopic wardAnswers(String city, String unit) {
        return ofAUnit(Topics.wardAnswers(city, unit), Map.of());
    }

    private NewTopic ofAUnit(String name, Map<String, String> settings) {
        return topic(
                name,
                1,
                merge(
                        settings,
                        Map.of(
                                TopicConfig.CLEANUP_POLICY_CONFIG,
                                TopicConfig.CLEANUP_POLICY_DELETE,
                                TopicConfig.RETENTION_MS_CONFIG,
                                THIRTY_DAYS,
                                TopicConfig.RETENTION_BYTES_CONFIG,
                                String.valueOf(WARD_BYTES),
                                TopicConfig.SEGMENT_BYTES_CONFIG,
                                String.valueOf(WARD_SEGMENT_BYTES))));
    }

    private NewTopic keptForEver(String name) {
        return topic(
                name,
                Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG, UNLIMITED,
                        TopicConfig.RETENTION_BYTES_CONFIG, UNLIMITED));
    }

    private NewTopic keptForAYear(String name) {
        return topic(
                name,
                Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG,
                        A_YEAR));
    }

    private NewTopic topic(String name, Map<String, String> settings) {
        return topic(name, partitions, settings);
    }

    private NewTopic topic(String name, int parts, Map<String, String> settings) {
        int minInSync = Math.max(1, replicas - 1);
        return new NewTopic(name, parts, replicas)
                .configs(merge(settings, Map.of(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, String.valueOf(minInSync))));
    }

    private static Map<String, String> merge(Map<String, String> one, Map<String, String> other) {
        return Stream.of(one, other)
                .flatMap(map -> map.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
