package vn.chitieu.support.mongo;

/**
 * A task that a store runs once in the database before it works at full speed, such as creating an index. A bean of
 * this type is run at the start as soon as the database answers, which may be long after the service takes requests:
 * correctness must not depend on it.
 */
@FunctionalInterface
public interface MongoInitializer {

    /**
     * Runs the task; idempotent, so it is retried after a failure.
     *
     * @throws com.mongodb.MongoException if the database does not answer or refuses; it is tried again then
     */
    void initialize();
}
