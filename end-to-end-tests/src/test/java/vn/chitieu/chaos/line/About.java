package vn.chitieu.chaos.line;

/**
 * The city that a request is about.
 *
 * @param city its id; empty where the request names none, which is about the first city
 */
public record About(String city) {

    /** The first city, which requests need not name. */
    public static final About FIRST = new About("");

    /** Returns a path with its query that names the city. */
    public String on(String path) {
        return city.isEmpty() ? path : path + (path.contains("?") ? "&" : "?") + "city=" + city;
    }
}
