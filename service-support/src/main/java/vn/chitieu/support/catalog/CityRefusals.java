package vn.chitieu.support.catalog;

import vn.chitieu.support.problem.ErrorCode;

/** Takes note of requests that were refused because of the city that they name, on the thread of the request. */
@FunctionalInterface
public interface CityRefusals {

    /** Takes no note. */
    CityRefusals NONE = code -> {};

    /** Called before a request is answered with a refusal. */
    void refused(ErrorCode code);
}
