package vn.chitieu.localstack.foreign;

import com.mongodb.ConnectionString;
import com.mongodb.MongoException;

/**
 * The connection string of a MongoDB. It may hold a password, so {@link #toString} has neither user nor options; the
 * database that it names is only where its user is known, since each service has a database of its own.
 */
public final class MongoAddress {

    private final ConnectionString connection;

    private MongoAddress(ConnectionString connection) {
        this.connection = connection;
    }

    /**
     * Reads {@code mongodb://...} or {@code mongodb+srv://...}; the second asks the name server.
     *
     * @throws IllegalArgumentException saying what was expected, if the text is anything else; it never has the text
     *     where that may hold a password
     */
    public static MongoAddress parse(String text) {
        try {
            return new MongoAddress(new ConnectionString(text));
        } catch (IllegalArgumentException | MongoException e) {
            boolean mayHoldAPassword = text.contains("@");
            throw new IllegalArgumentException(
                    "expected a connection string such as mongodb://HOST:PORT/?replicaSet=NAME, got "
                            + (mayHoldAPassword
                                    ? "one that cannot be read; it is not shown, since it may hold a password, in which"
                                            + " : / ? # [ ] @ have to be percent-encoded"
                                    : TerminalText.of(text)));
        }
    }

    /** Returns all of it, for a client of the database alone. */
    public String uri() {
        return connection.getConnectionString();
    }

    /** Returns the hosts as {@code mongodb://HOST:PORT,...}. */
    @Override
    public String toString() {
        return (connection.isSrvProtocol() ? "mongodb+srv://" : "mongodb://") + String.join(",", connection.getHosts());
    }
}
