package vn.chitieu.support.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Links from a page to itself with another query, which is taken over as it came, so that nothing is decoded or encoded
 * twice.
 *
 * @param query of the page; empty for none
 */
record QueryLink(String query) {

    /** Returns those of the page that a request asks for. */
    static QueryLink of(@Nullable HttpServletRequest request) {
        String query = request == null ? null : request.getQueryString();
        return new QueryLink(query == null ? "" : query);
    }

    /** Returns the link without a parameter. */
    String without(String parameter) {
        return "?" + others(parameter).collect(Collectors.joining("&"));
    }

    /** Returns the link with a parameter in the place of those of that name. */
    String with(String parameter, String value) {
        return "?"
                + Stream.concat(others(parameter), Stream.of(parameter + "=" + value))
                        .collect(Collectors.joining("&"));
    }

    /** Returns the value of a parameter as it is written, the first of several; null where there is none. */
    @Nullable
    String value(String parameter) {
        return Arrays.stream(query.split("&"))
                .filter(part -> part.startsWith(parameter + "="))
                .map(part -> part.substring(parameter.length() + 1))
                .findFirst()
                .orElse(null);
    }

    private Stream<String> others(String parameter) {
        return Arrays.stream(query.split("&"))
                .filter(part -> !part.isEmpty() && !part.equals(parameter) && !part.startsWith(parameter + "="));
    }
}
