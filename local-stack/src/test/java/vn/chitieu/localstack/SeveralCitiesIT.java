package vn.chitieu.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chitieu.catalog.files.CityFolders;
import vn.chitieu.catalog.sample.SampleUpdate;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.localstack.data.SignIns.SignIn;
import vn.chitieu.localstack.foreign.ForeignParts;
import vn.chitieu.localstack.sample.Sample;
import vn.chitieu.localstack.services.IngestionApi;
import vn.chitieu.localstack.services.ServiceProcesses;

class SeveralCitiesIT {

    private static final Path SAMPLE = Path.of("..", "catalog", "thanh-hoa");
    private static final ServiceProcesses SERVICES = new ServiceProcesses(Path.of(".."), Path.of("target", "services"));
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    @TempDir
    private Path data;

    @TempDir
    private Path cities;

    /** The second city has the same units and indicators as the first. */
    @Test
    void eachHasKeysUsersAndTotalsOfItsOwn() throws Exception {
        copyTheSample(cities.resolve("hue"));
        Sample sample = Sample.of(SAMPLE);
        StackPlan plan = new StackPlan(
                data, CityFolders.of(List.of(SAMPLE, cities)), true, null, Ports.free(), false, ForeignParts.none());
        Closer closer = new Closer();
        // It closes what was started, also where the start fails.
        try (AutoCloseable ends = closer::close) {
            assertThat(ends).isNotNull();
            RunningStack stack = RunningStack.start(plan, sample, SERVICES, closer);
            assertThat(stack.catalogs().cities()).containsExactly("thanh-hoa", "hue");
            assertThat(stack.signIns()).extracting(SignIn::user).contains("lanh-dao", "lanh-dao.hue", "tinh");
            stack.load(sample, (done, total) -> {});
            stack.awaitSettled(TIMEOUT);
            List<QuarterlyTotal> totals = stack.cityTotals(sample.quarter());
            assertThat(stack.cityTotals("hue", sample.quarter()))
                    .allSatisfy(total -> assertThat(total.amounts().value()).isNull());

            SampleUpdate land = sample.batches().stream()
                    .filter(batch -> batch.quarter().equals(sample.quarter()))
                    .flatMap(batch -> batch.updates().stream())
                    .filter(update -> update.indicator().equals("LAND_CLEARED"))
                    .findFirst()
                    .orElseThrow();
            String key = stack.keys().key(land.unit() + ".hue").orElseThrow();
            new IngestionApi(stack.services().ingestion(), "").send(key, "hue", List.of(land));
            stack.awaitSettled(TIMEOUT);

            assertThat(stack.cityTotals("hue", sample.quarter()))
                    .filteredOn(total -> total.indicator().equals("LAND_CLEARED"))
                    .extracting(total -> total.amounts().value())
                    .usingElementComparator(BigDecimal::compareTo)
                    .containsExactly(land.value());
            assertThat(stack.cityTotals(sample.quarter())).containsExactlyInAnyOrderElementsOf(totals);
        }
    }

    private static void copyTheSample(Path target) throws IOException {
        try (Stream<Path> files = Files.walk(SAMPLE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = target.resolve(SAMPLE.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        Path city = target.resolve("city.yaml");
        Files.writeString(city, Files.readString(city).replace("id: thanh-hoa", "id: hue"));
    }
}
