package vn.chitieu.benchmarks.fold;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import vn.chitieu.benchmarks.city.BenchmarkCity;
import vn.chitieu.benchmarks.city.ExpectedTotals;
import vn.chitieu.benchmarks.parts.Api;
import vn.chitieu.benchmarks.parts.RunningAggregation;
import vn.chitieu.benchmarks.parts.WrongResultException;
import vn.chitieu.contracts.vocabulary.Quarter;

/**
 * Verification of the service's result over HTTP: every total of every scope against the plain recomputation, receipts
 * by sample, revisions of every total of the city, and the count of all updates.
 */
final class ServiceResult {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceResult.class);
    private static final int RECEIPTS = 2_000;
    private static final int SHOWN = 5;

    private final FoldSetup setup;
    private final Api api;
    private final MeterRegistry meters;

    ServiceResult(FoldSetup setup, RunningAggregation service) {
        this.setup = setup;
        this.api = service.api();
        this.meters = service.meters();
    }

    /** Throws unless all is right. */
    void check() {
        checkTotals();
        checkReceipts();
        checkRevisions();
        checkCount();
    }

    private void checkTotals() {
        Map<ExpectedTotals.Key, BigDecimal> actual = new HashMap<>();
        List<Quarter> quarters = BenchmarkCity.quarters(setup.quarters());
        Stream<String> clusters = BenchmarkCity.clusters().stream().map(id -> "cluster:" + id);
        Stream<String> units = BenchmarkCity.units().stream().map(id -> "unit:" + id);
        Stream.of(Stream.of("city"), clusters, units)
                .flatMap(scopes -> scopes)
                .forEach(scope -> quarters.forEach(quarter -> read(scope, quarter, actual)));
        List<String> wrong = new ArrayList<>();
        setup.expected().values().forEach((key, value) -> {
            BigDecimal came = actual.get(key);
            if (came == null || came.compareTo(value) != 0) {
                wrong.add(key + ": expected " + value + ", got " + came);
            }
        });
        if (!wrong.isEmpty()) {
            throw new WrongResultException(
                    wrong.size() + " totals: " + wrong.subList(0, Math.min(SHOWN, wrong.size())));
        }
        LOG.info("{} totals are right", setup.expected().values().size());
    }

    private void read(String scope, Quarter quarter, Map<ExpectedTotals.Key, BigDecimal> actual) {
        JsonNode totals = api.json("/api/v1/totals?quarter=" + quarter + "&scope=" + scope)
                .get("totals");
        for (JsonNode total : totals) {
            JsonNode value = total.get("value");
            if (value != null && !value.isNull()) {
                actual.put(
                        new ExpectedTotals.Key(scope, total.get("indicator").asString(), quarter),
                        new BigDecimal(value.asString()));
            }
        }
    }

    private void checkReceipts() {
        int updates = setup.topic().updates().size();
        int step = Math.max(1, updates / RECEIPTS);
        IntStream.range(0, updates)
                .filter(index -> index % step == 0 || index == updates - 1)
                .forEach(index -> {
                    String id = setup.topic().updates().get(index).id();
                    String came = api.json("/api/v1/receipts/" + setup.topic().receipt(index))
                            .get("updateId")
                            .asString();
                    if (!id.equals(came)) {
                        throw new WrongResultException("expected the receipt of " + id + ", got that of " + came);
                    }
                });
    }

    private void checkRevisions() {
        for (ExpectedTotals.Key key : setup.expected().values().keySet()) {
            if (key.scope().equals("city")) {
                String path = "/api/v1/totals/city/" + key.indicator() + "/" + key.quarter() + "/revisions";
                if (api.json(path).get("revisions").isEmpty()) {
                    throw new WrongResultException("expected revisions at " + path + ", got none");
                }
            }
        }
    }

    private void checkCount() {
        Map<String, Double> outcomes = meters.getMeters().stream()
                .map(Meter::getId)
                .filter(id -> id.getName().equals("chitieu.updates.folded"))
                .collect(Collectors.toMap(id -> Objects.requireNonNull(id.getTag("outcome")), this::count));
        double all = outcomes.values().stream().mapToDouble(count -> count).sum();
        LOG.info("outcomes {}", outcomes);
        if (all != setup.topic().updates().size()) {
            throw new WrongResultException("expected " + setup.topic().updates().size() + " outcomes, got " + outcomes);
        }
    }

    private double count(Meter.Id id) {
        return meters.get(id.getName()).tags(id.getTags()).counter().count();
    }
}
