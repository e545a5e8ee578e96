package vn.chitieu.support.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Creates the topics that do not exist, beside the start of the service, with retries until the broker answers and all
 * exist. A topic that exists is never changed, least of all its number of partitions, for that would move keys to
 * others; what differs from its definition is logged. A listener that starts by itself is held back until the topics
 * that it reads exist, so that no consumer asks for a topic that is not there yet.
 */
public final class TopicInitializer implements SmartLifecycle, ApplicationListener<ContextClosedEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(TopicInitializer.class);
    private static final long PAUSE_SECONDS = 2;
    private static final int TIMEOUT_MS = 10_000;

    private final TopicInspector inspector;
    private final Map<String, NewTopic> definitions = new LinkedHashMap<>();
    private final ListenerContainers listeners;
    private final GroupMembership membership;
    private final Set<String> compared = new LinkedHashSet<>();
    private final List<AbstractMessageListenerContainer<?, ?>> heldBack = new ArrayList<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Object starting = new Object();
    private volatile List<String> missing;
    private volatile @Nullable Thread attempts;

    /** Where the listeners of a service are found once all are made. */
    @FunctionalInterface
    public interface ListenerContainers {

        /** Returns all of them. */
        Collection<MessageListenerContainer> all();
    }

    /**
     * Takes the broker, the topics of which the first definition of each name counts, the listeners, and how they are
     * members of their groups.
     */
    TopicInitializer(
            TopicInspector inspector,
            Collection<RequiredTopics> required,
            ListenerContainers listeners,
            GroupMembership membership) {
        this.inspector = inspector;
        this.listeners = listeners;
        this.membership = membership;
        required.stream()
                .flatMap(topics -> topics.definitions().stream())
                .forEach(topic -> definitions.putIfAbsent(topic.name(), topic));
        this.missing = List.copyOf(definitions.keySet());
    }

    /** Returns the topics that are not known to exist yet; empty once all are there. */
    public List<String> missing() {
        return missing;
    }

    /** Returns whether a listener waits for its topics. */
    public boolean holdsBack(MessageListenerContainer listener) {
        synchronized (starting) {
            return heldBack.contains(listener);
        }
    }

    /** Before the listeners, which begin and end together. */
    @Override
    public int getPhase() {
        return AbstractMessageListenerContainer.DEFAULT_PHASE - 1;
    }

    @Override
    public void start() {
        synchronized (starting) {
            for (MessageListenerContainer listener : listeners.all()) {
                if (listener.isAutoStartup() && listener instanceof AbstractMessageListenerContainer<?, ?> container) {
                    container.setAutoStartup(false);
                    heldBack.add(container);
                }
            }
        }
        Thread thread = new Thread(this::attempt, "topics");
        thread.setDaemon(true);
        attempts = thread;
        thread.start();
    }

    private void attempt() {
        try {
            do {
                if (allThere()) {
                    return;
                }
            } while (!stopped.await(PAUSE_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean allThere() {
        try (Admin admin = inspector.open()) {
            Map<String, TopicDescription> there = TopicInspector.describe(admin, definitions.keySet());
            List<String> notThere = new ArrayList<>(definitions.keySet());
            notThere.removeAll(there.keySet());
            notThere.removeAll(made(admin, notThere));
            there.values().forEach(topic -> compare(admin, topic));
            missing = List.copyOf(notThere);
            return startListeners(notThere, membership.settings(admin)) && notThere.isEmpty();
        } catch (KafkaException notYet) {
            LOG.warn("Topics are not there yet, next attempt in {} s: {}", PAUSE_SECONDS, notYet.toString());
            return false;
        }
    }

    private List<String> made(Admin admin, List<String> names) {
        List<String> made = new ArrayList<>();
        if (names.isEmpty()) {
            return made;
        }
        List<NewTopic> topics = names.stream().map(definitions::get).toList();
        admin.createTopics(topics, new CreateTopicsOptions().timeoutMs(TIMEOUT_MS))
                .values()
                .forEach((name, asked) -> {
                    try {
                        TopicInspector.answer(asked);
                        LOG.info("Made the topic {}", name);
                        compared.add(name);
                        made.add(name);
                    } catch (TopicExistsException another) {
                        LOG.debug("{} was made by another service meanwhile", name);
                    } catch (KafkaException refused) {
                        LOG.warn(
                                "The topic {} is missing and cannot be made, next attempt in {} s: {}",
                                name,
                                PAUSE_SECONDS,
                                refused.toString());
                    }
                });
        return made;
    }

    private void compare(Admin admin, TopicDescription there) {
        NewTopic definition = definitions.get(there.name());
        if (definition == null || !compared.add(there.name())) {
            return;
        }
        List<String> differences = new ArrayList<>();
        differ(
                differences,
                "partitions",
                definition.numPartitions(),
                there.partitions().size());
        differ(differences, "replicas", definition.replicationFactor(), TopicInspector.replicas(there));
        Map<String, String> settings = TopicInspector.settings(admin, there.name());
        if (!settings.isEmpty() && definition.configs() != null) {
            new TreeMap<>(definition.configs())
                    .forEach((key, value) -> differ(differences, key, value, settings.getOrDefault(key, "none")));
        }
        if (!differences.isEmpty()) {
            LOG.warn(
                    "The topic {} exists and is left as it is, though not as it would be made: {}",
                    there.name(),
                    String.join(", ", differences));
        }
    }

    private static void differ(List<String> differences, String what, Object defined, Object actual) {
        if (!String.valueOf(defined).equals(String.valueOf(actual))) {
            differences.add(what + " is " + actual + " instead of " + defined);
        }
    }

    /** Returns whether none waits any longer; one that cannot be started is retried. */
    private boolean startListeners(Collection<String> notThere, Properties groups) {
        synchronized (starting) {
            if (stopped.getCount() == 0) {
                return true;
            }
            heldBack.removeIf(container -> {
                if (reads(container, notThere)) {
                    return false;
                }
                GroupMembership.apply(groups, container);
                container.start();
                return true;
            });
            return heldBack.isEmpty();
        }
    }

    private static boolean reads(AbstractMessageListenerContainer<?, ?> container, Collection<String> topics) {
        String[] read = container.getContainerProperties().getTopics();
        return read != null && List.of(read).stream().anyMatch(topics::contains);
    }

    /** No listener is started any more once the service stops. */
    @Override
    public void onApplicationEvent(ContextClosedEvent closed) {
        stopped.countDown();
    }

    @Override
    public void stop() {
        stopped.countDown();
        Thread thread = attempts;
        if (thread != null) {
            thread.interrupt();
        }
        attempts = null;
    }

    @Override
    public boolean isRunning() {
        return attempts != null;
    }
}
