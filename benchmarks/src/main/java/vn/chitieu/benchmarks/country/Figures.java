package vn.chitieu.benchmarks.country;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.chitieu.benchmarks.city.BenchmarkCity;
import vn.chitieu.benchmarks.city.ReportedIndicator;
import vn.chitieu.contracts.vocabulary.Quarter;

/**
 * The figures that all communes report of a quarter, as bodies of requests. Each province has values of its own under
 * the same ids of units and updates, so that one that counts in another province shows.
 *
 * @param quarter what is reported
 * @param reportedAt when
 * @param round from 0; a later one corrects the figures of those before it
 */
record Figures(Quarter quarter, OffsetDateTime reportedAt, int round) {

    private static final int LEAST = 800;
    private static final int SPREAD = 200;

    /** How many communes report together in one request, as a file of a district would. */
    static final int COMMUNES_A_REQUEST = 10;

    /**
     * One request.
     *
     * @param province whose communes report
     * @param updates how many updates it has
     * @param body JSON
     */
    record Request(Province province, int updates, String body) {}

    /** Returns how many updates a commune sends. */
    int perCommune() {
        return BenchmarkCity.reported().stream()
                .mapToInt(indicator -> BenchmarkCity.periods(indicator, quarter).size())
                .sum();
    }

    /** Returns the requests of a province, each made when it is asked for. */
    Stream<Request> of(Province province) {
        int requests = (province.communes() + COMMUNES_A_REQUEST - 1) / COMMUNES_A_REQUEST;
        return Stream.iterate(0, request -> request + 1).limit(requests).map(request -> request(province, request));
    }

    private Request request(Province province, int number) {
        int first = number * COMMUNES_A_REQUEST + 1;
        int last = Math.min(province.communes(), first + COMMUNES_A_REQUEST - 1);
        List<String> rows = Stream.iterate(first, commune -> commune + 1)
                .limit(last - first + 1L)
                .flatMap(commune ->
                        BenchmarkCity.reported().stream().flatMap(indicator -> rows(province, commune, indicator)))
                .toList();
        return new Request(province, rows.size(), rows.stream().collect(Collectors.joining(",\n", "[", "]")));
    }

    private Stream<String> rows(Province province, int commune, ReportedIndicator indicator) {
        return BenchmarkCity.periods(indicator, quarter).stream()
                .map(period ->
                        "{\"id\":\"%s-%s-%s-%d\",\"unit\":\"%s\",\"indicator\":\"%s\",\"period\":\"%s\",\"value\":\"%d\",\"status\":\"OFFICIAL\",\"reportedAt\":\"%s\"%s}"
                                .formatted(
                                        Province.unit(commune),
                                        indicator.code(),
                                        period,
                                        round,
                                        Province.unit(commune),
                                        indicator.code(),
                                        period,
                                        value(province, commune, indicator, period.toString()),
                                        reportedAt,
                                        round == 0 ? "" : ",\"reason\":\"Rà soát lại số liệu\""));
    }

    private int value(Province province, int commune, ReportedIndicator indicator, String period) {
        int mixed =
                (province.number() * 31 + commune) * 31 + indicator.code().hashCode() + period.hashCode() + 7 * round;
        return LEAST + Math.floorMod(mixed * 0x9E3779B1, SPREAD);
    }
}
