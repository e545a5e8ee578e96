package vn.chitieu.support.runtime;

/** Says whose key shows the details of health, where the service has no sign-in that says it. */
@FunctionalInterface
public interface OperatorAuthenticator {

    /** Returns whether the holder of this key may see them. */
    boolean has(String key);
}
