package vn.chitieu.notification.city;

import java.util.Optional;

/** Repository of the home city of the database, which is decided once and never changes. Thread-safe. */
@FunctionalInterface
public interface HomeCity {

    /** Returns its id; empty where the database began with several cities, none of which is its home. */
    Optional<String> id();
}
