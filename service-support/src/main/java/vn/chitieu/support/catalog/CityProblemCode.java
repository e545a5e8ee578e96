package vn.chitieu.support.catalog;

import java.util.Arrays;
import java.util.List;
import org.springframework.http.HttpStatus;
import vn.chitieu.support.problem.ErrorCode;

/** Stable codes with which every service refuses the city of a request. */
public enum CityProblemCode implements ErrorCode {
    CITY_REQUIRED(HttpStatus.BAD_REQUEST, "Several cities share this service; name one with the parameter `city`"),
    UNKNOWN_CITY(HttpStatus.NOT_FOUND, "No edition of the catalog of that city is in force"),
    FOREIGN_CITY(HttpStatus.FORBIDDEN, "The caller belongs to another city; `cities` of `/api/v1/me` lists those"),
    CATALOG_MISSING(HttpStatus.SERVICE_UNAVAILABLE, "No edition of the catalog of the city is in force yet");

    private final HttpStatus status;
    private final String meaning;

    CityProblemCode(HttpStatus status, String meaning) {
        this.status = status;
        this.meaning = meaning;
    }

    /** Returns all of them as rows of the table in {@code docs/codes.md}. */
    public static List<String> rows() {
        return Arrays.stream(values())
                .map(code -> "| all | `" + code + "` | " + code.status.value() + " | " + code.meaning + " |")
                .toList();
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    @Override
    public String remedy() {
        return meaning;
    }
}
