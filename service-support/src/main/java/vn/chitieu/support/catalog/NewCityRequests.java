package vn.chitieu.support.catalog;

import jakarta.servlet.http.HttpServletRequest;

/** Knows the requests of a service that may name a city of which no edition is in force yet, to publish its first. */
@FunctionalInterface
public interface NewCityRequests {

    /** No request may. */
    NewCityRequests NONE = request -> false;

    /** Returns whether a request may; its caller has to belong to that city or to all. */
    boolean mayName(HttpServletRequest request);
}
