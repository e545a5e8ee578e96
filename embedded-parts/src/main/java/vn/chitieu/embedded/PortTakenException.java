package vn.chitieu.embedded;

/** Thrown where a part cannot start because another program listens on its port. */
public final class PortTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int port;

    PortTakenException(String part, int port, Throwable cause) {
        super("Port " + port + " for the " + part + " is taken by another program", cause);
        this.port = port;
    }

    /** Returns the port that is taken. */
    public int port() {
        return port;
    }
}
