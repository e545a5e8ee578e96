package vn.chitieu.localstack.services;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import vn.chitieu.aggregation.AggregationApplication;
import vn.chitieu.ingestion.IngestionApplication;
import vn.chitieu.localstack.StackException;
import vn.chitieu.notification.NotificationApplication;
import vn.chitieu.notification.outbox.ArchiveProbe;

/** The three services, running. */
public final class CityServices implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CityServices.class);

    private final ConfigurableApplicationContext ingestion;
    private final ConfigurableApplicationContext aggregation;
    private final ConfigurableApplicationContext notification;

    private CityServices(List<ConfigurableApplicationContext> contexts) {
        this.ingestion = contexts.get(0);
        this.aggregation = contexts.get(1);
        this.notification = contexts.get(2);
    }

    /**
     * Starts all three side by side and returns when all of them take requests.
     *
     * @throws StackException if one does not start; the others are closed then
     */
    public static CityServices start(ServiceEnvironment around) {
        List<String> passwords = ServiceArguments.hashedPasswords(around);
        List<CompletableFuture<ConfigurableApplicationContext>> starting = List.of(
                start("ingestion", IngestionApplication.application(), ServiceArguments.ofIngestion(around)),
                start(
                        "aggregation",
                        AggregationApplication.application(),
                        ServiceArguments.ofAggregation(around, passwords)),
                start("notification", notification(around), ServiceArguments.ofNotification(around, passwords)));
        List<ConfigurableApplicationContext> started = new ArrayList<>();
        List<StackException> faults = new ArrayList<>();
        for (CompletableFuture<ConfigurableApplicationContext> one : starting) {
            try {
                started.add(one.join());
            } catch (CompletionException e) {
                faults.add((StackException) e.getCause());
            }
        }
        if (!faults.isEmpty()) {
            started.forEach(ConfigurableApplicationContext::close);
            throw faults.get(0);
        }
        return new CityServices(started);
    }

    /** Returns the address of the ingestion service. */
    public URI ingestion() {
        return address(ingestion);
    }

    /** Returns the address of the aggregation service. */
    public URI aggregation() {
        return address(aggregation);
    }

    /** Returns the address of the notification service. */
    public URI notification() {
        return address(notification);
    }

    /** Returns the names of the Kafka listeners that do not run or were given nothing to read yet. */
    public List<String> idleListeners() {
        return Stream.of(ingestion, aggregation, notification)
                .flatMap(context ->
                        context.getBean(KafkaListenerEndpointRegistry.class).getListenerContainers().stream())
                .filter(listener -> !listener.isRunning()
                        || listener.getAssignedPartitions() == null
                        || listener.getAssignedPartitions().isEmpty())
                .map(listener -> String.valueOf(listener.getListenerId()))
                .sorted()
                .toList();
    }

    /** Closes them in the order in which an update passes through them, so that none loses its reader. */
    @Override
    public void close() {
        Stream.of(ingestion, aggregation, notification).forEach(ConfigurableApplicationContext::close);
    }

    /** A mail under way when the process was killed is not sent again if the inbox has it. */
    private static SpringApplication notification(ServiceEnvironment around) {
        ArchiveProbe inbox = around.isDelivered()::test;
        SpringApplication application = NotificationApplication.application();
        application.addInitializers(context -> context.getBeanFactory().registerSingleton("inboxProbe", inbox));
        return application;
    }

    private static CompletableFuture<ConfigurableApplicationContext> start(
            String name, SpringApplication application, List<String> arguments) {
        CompletableFuture<ConfigurableApplicationContext> started = new CompletableFuture<>();
        Runnable start = () -> {
            try {
                started.complete(application.run(arguments.toArray(String[]::new)));
            } catch (RuntimeException | LinkageError e) {
                LOG.error("The {} service did not start", name, e);
                started.completeExceptionally(
                        new StackException("The " + name + " service did not start: " + rootOf(e), e));
            }
        };
        new Thread(start, name + "-start").start();
        return started;
    }

    private static Throwable rootOf(Throwable fault) {
        Throwable root = fault;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static URI address(ConfigurableApplicationContext context) {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port"));
    }
}
