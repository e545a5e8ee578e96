package vn.chitieu.benchmarks.ingest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.chitieu.benchmarks.city.BenchmarkCity;
import vn.chitieu.benchmarks.city.ReportedIndicator;
import vn.chitieu.contracts.IndicatorUpdated;

/**
 * The requests of a run, ready as bytes but for the numbers in the ids of their updates: update {@code n} is the one of
 * all that has the id {@code update-n}. Each request is about one unit, and the units take turns. Used by one thread.
 */
final class Posts {

    private static final String ID_BEGINS = "update-";
    private static final int DIGITS = 12;
    private static final List<ReportedIndicator> INDICATORS = BenchmarkCity.reported();

    private final int perPost;
    private final List<Post> posts = new ArrayList<>();
    private long next;

    /** A request, and where the digits of its ids begin. */
    private static final class Post {
        private final byte[] bytes;
        private final int[] digits;

        Post(byte[] bytes, int[] digits) {
            this.bytes = bytes;
            this.digits = digits;
        }
    }

    /**
     * Makes them.
     *
     * @param perPost updates of one request
     * @param keys the key of each unit, in the order of {@link BenchmarkCity#units()}
     */
    Posts(int perPost, List<String> keys) {
        this.perPost = perPost;
        List<String> units = BenchmarkCity.units();
        for (int unit = 0; unit < units.size(); unit++) {
            posts.add(post(units.get(unit), keys.get(unit), perPost));
        }
    }

    int perPost() {
        return perPost;
    }

    /** Returns how many updates were given out. */
    long given() {
        return next;
    }

    /** Puts the next request into the buffer, ready to be written. */
    void next(ByteBuffer buffer) {
        Post post = posts.get((int) (next / perPost % posts.size()));
        buffer.clear();
        buffer.put(post.bytes);
        for (int start : post.digits) {
            number(buffer, start, next++);
        }
        buffer.flip();
    }

    /** Returns the size of the largest. */
    int largest() {
        return posts.stream().mapToInt(post -> post.bytes.length).max().orElseThrow();
    }

    /** Returns the number of an update. */
    static long number(String id) {
        return Long.parseLong(id.substring(ID_BEGINS.length()));
    }

    /** Returns the number of the update in a row as it was sent. */
    static long number(byte[] row) {
        int start = "{\"id\":\"".length() + ID_BEGINS.length();
        return Long.parseLong(new String(row, start, DIGITS, StandardCharsets.US_ASCII));
    }

    /** Returns whether an event says what the update of its number said. */
    boolean isRight(IndicatorUpdated event) {
        long number = number(event.id());
        String unit = BenchmarkCity.units().get((int) (number / perPost % posts.size()));
        ReportedIndicator indicator = indicator((int) (number % perPost));
        return event.unit().equals(unit)
                && event.indicator().equals(indicator.code())
                && event.value() != null
                && event.value().toPlainString().equals(value((int) (number % perPost)));
    }

    private static Post post(String unit, String key, int perPost) {
        String body = perPost == 1
                ? row(unit, 0)
                : IntStream.range(0, perPost)
                        .mapToObj(index -> row(unit, index))
                        .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        byte[] head = ("POST /api/v1/updates HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Authorization: Bearer " + key + "\r\nContent-Length: " + bytes.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] whole = ByteBuffer.allocate(head.length + bytes.length)
                .put(head)
                .put(bytes)
                .array();
        return new Post(whole, digits(whole));
    }

    private static String row(String unit, int index) {
        ReportedIndicator indicator = indicator(index);
        var periods = BenchmarkCity.periods(indicator, BenchmarkCity.LAST_QUARTER);
        return "{\"id\":\"" + ID_BEGINS + "0".repeat(DIGITS) + "\",\"unit\":\"" + unit + "\",\"indicator\":\""
                + indicator.code() + "\",\"period\":\"" + periods.get(periods.size() - 1) + "\",\"value\":\""
                + value(index) + "\",\"unitOfMeasure\":\"" + ReportedIndicator.UNIT_OF_MEASURE
                + "\",\"status\":\"PRELIMINARY\",\"reportedAt\":\"" + reportedAt(index) + "\"}";
    }

    /** Later each time an indicator comes again, so that a correction in the same post is one. */
    private static OffsetDateTime reportedAt(int index) {
        return OffsetDateTime.parse("2026-01-02T08:30:01+07:00").plusMinutes(index / INDICATORS.size());
    }

    private static ReportedIndicator indicator(int index) {
        return INDICATORS.get(index % INDICATORS.size());
    }

    private static String value(int index) {
        return (1_000 + index) + ".25";
    }

    private static int[] digits(byte[] request) {
        byte[] mark = ID_BEGINS.getBytes(StandardCharsets.US_ASCII);
        return IntStream.range(0, request.length - mark.length)
                .filter(start -> IntStream.range(0, mark.length).allMatch(i -> request[start + i] == mark[i]))
                .map(start -> start + mark.length)
                .toArray();
    }

    private static void number(ByteBuffer buffer, int start, long number) {
        long rest = number;
        for (int digit = DIGITS - 1; digit >= 0; digit--) {
            buffer.put(start + digit, (byte) ('0' + rest % 10));
            rest /= 10;
        }
    }
}
