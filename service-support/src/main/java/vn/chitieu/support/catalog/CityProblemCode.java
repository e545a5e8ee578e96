package vn.chitieu.support.catalog;

import java.util.Arrays;
import java.util.List;
import org.springframework.http.HttpStatus;
import vn.chitieu.support.problem.ErrorCode;

/** Stable codes with which every service refuses the city of a request. */
public enum CityProblemCode implements ErrorCode {
    CITY_REQUIRED(HttpStatus.BAD_REQUEST),
    UNKNOWN_CITY(HttpStatus.NOT_FOUND),
    FOREIGN_CITY(HttpStatus.FORBIDDEN),
    CATALOG_MISSING(HttpStatus.SERVICE_UNAVAILABLE);

    private final HttpStatus status;

    CityProblemCode(HttpStatus status) {
        this.status = status;
    }

    /** Returns all of them as rows of the table in {@code docs/codes.md}. */
    public static List<String> rows() {
        return Arrays.stream(values()).map(code -> code.row("all")).toList();
    }

    @Override
    public HttpStatus status() {
        return status;
    }
}
