package vn.chitieu.support.mongo;

/**
 * What a store does once in the database before it works at full speed, such as making an index. A bean of this type is
 * run at the start as soon as the database answers, which may be long after the service takes requests: nothing that is
 * right may depend on it.
 */
@FunctionalInterface
public interface MongoInitializer {

    /**
     * Does it; again with the same effect after a failure.
     *
     * @throws com.mongodb.MongoException if the database does not answer or refuses; it is tried again then
     */
    void initialize();
}
