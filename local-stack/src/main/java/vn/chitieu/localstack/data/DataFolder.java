package vn.chitieu.localstack.data;

import java.io.IOException;
import java.nio.file.Path;
import vn.chitieu.embedded.FolderLock;
import vn.chitieu.localstack.StackException;

/** The folder with everything that a stack keeps. One stack at a time holds it; the lock ends with the process. */
public final class DataFolder implements AutoCloseable {

    private final Path dir;
    private final FolderLock lock;

    private DataFolder(Path dir, FolderLock lock) {
        this.dir = dir;
        this.lock = lock;
    }

    /**
     * Opens the folder, making it when it is missing, for its owner alone: links of mails and passwords are in it. What
     * an earlier run left open to others is closed.
     *
     * @throws StackException if another stack holds it, or it cannot be made
     */
    public static DataFolder open(Path dir) {
        try {
            FolderLock lock = FolderLock.of(dir)
                    .orElseThrow(() -> new StackException("Another stack runs on the data folder " + dir
                            + ". Stop it first, or give this one a folder and ports of its own with --data and"
                            + " --ports."));
            OwnerOnly.restrict(dir);
            return new DataFolder(dir, lock);
        } catch (IOException e) {
            throw new StackException("The data folder " + dir + " cannot be used: " + e, e);
        }
    }

    /** Returns where the broker keeps its topics. */
    public Path broker() {
        return dir.resolve("kafka");
    }

    /** Returns the file with the users of a broker that authenticates its clients, and their passwords. */
    public Path brokerUsers() {
        return dir.resolve("broker-users.csv");
    }

    /** Returns the file of the database. */
    public Path database() {
        return dir.resolve("mongodb").resolve("database.mv");
    }

    /** Returns where the inbox keeps its messages. */
    public Path inbox() {
        return dir.resolve("mail");
    }

    /** Returns where the logs go. */
    public Path logs() {
        return dir.resolve("logs");
    }

    /** Returns where each service says at which port it listens. */
    public Path portFiles() {
        return dir.resolve("ports");
    }

    /** Returns the file with the generated keys. */
    public Path credentials() {
        return dir.resolve("credentials.csv");
    }

    /** Returns the file with the edition that was last published from each city's folder. */
    public Path catalogEditions() {
        return dir.resolve("catalog-editions.txt");
    }

    /** Returns the file with the people who may sign in, and their passwords. */
    public Path signIns() {
        return dir.resolve("sign-in.csv");
    }

    /** Returns the file with the keys that sign the links in mails. */
    public Path linkKeys() {
        return dir.resolve("link-keys.txt");
    }

    /** Returns the file that says how far the services' clock is from the real one. */
    public Path clock() {
        return dir.resolve("clock.properties");
    }

    /** Returns the file that says which parts of the sample were sent. */
    public Path sentBatches() {
        return dir.resolve("sample-sent.csv");
    }

    /** Returns the file that says which city the folder began with. */
    public Path city() {
        return dir.resolve("city.txt");
    }

    /** Returns the file that says which broker and database the rest belongs to. */
    public Path parts() {
        return dir.resolve("parts.properties");
    }

    /** Lets another stack have the folder. */
    @Override
    public void close() {
        lock.close();
    }
}
