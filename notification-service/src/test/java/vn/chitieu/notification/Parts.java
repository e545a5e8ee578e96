package vn.chitieu.notification;

import org.springframework.boot.SpringApplication;

/** A broker and a database that stay while the service is started again. */
interface Parts extends AutoCloseable {

    String bootstrapServers();

    String mongodbUri();

    /** Returns the service, knowing where the parts are. */
    SpringApplication application();

    @Override
    void close();
}
