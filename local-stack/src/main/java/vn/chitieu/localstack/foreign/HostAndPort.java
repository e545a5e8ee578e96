package vn.chitieu.localstack.foreign;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a server listens.
 *
 * @param host a name or an address, without the brackets of IPv6
 * @param port 1 to 65535
 */
public record HostAndPort(String host, int port) {

    private static final Pattern FORM =
            Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)):([0-9]{1,5})");
    private static final int HIGHEST = 65_535;

    public HostAndPort {
        if (port < 1 || port > HIGHEST) {
            throw new IllegalArgumentException("expected a port of 1 to " + HIGHEST + ", got " + port);
        }
    }

    /**
     * Reads {@code HOST:PORT} or {@code [IPv6]:PORT}.
     *
     * @throws IllegalArgumentException saying what was expected, if the text is anything else
     */
    public static HostAndPort parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("expected HOST:PORT, got " + TerminalText.of(withoutUser(text)));
        }
        String host = parts.group(1) == null ? parts.group(2) : parts.group(1);
        return new HostAndPort(host, Integer.parseInt(parts.group(3)));
    }

    /**
     * Reads one or more of them, with commas between them.
     *
     * @throws IllegalArgumentException saying what was expected, if the text is anything else
     */
    public static List<HostAndPort> parseAll(String text) {
        return Stream.of(text.split(",", -1)).map(HostAndPort::parse).toList();
    }

    /** Returns the text without what stands before an @, which may be a password. */
    private static String withoutUser(String text) {
        return text.substring(text.lastIndexOf('@') + 1);
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
