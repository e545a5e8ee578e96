package vn.chitieu.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import vn.chitieu.chaos.fault.Schedule;

/** The line under fire: {@code end-to-end-tests/chaos} runs it. */
class ChaosIT {

    @Test
    void nothingIsLostUnderFire() throws Exception {
        ChaosRun.Outcome outcome = new ChaosRun(plan()).run();
        assertThat(outcome.findings().toString())
                .as("findings")
                .satisfies(text ->
                        assertThat(outcome.findings().isEmpty()).as(text).isTrue());
    }

    static ChaosRun.Plan plan() throws Exception {
        double minutes = Double.parseDouble(System.getProperty("chitieu.chaos.minutes", "3"));
        long seed = Long.getLong("chitieu.chaos.seed", 83L);
        Path modules = Path.of("..").toAbsolutePath().normalize();
        Path folder = Path.of(System.getProperty("chitieu.chaos.folder", "target/chaos"))
                .resolve(seed + "-" + System.currentTimeMillis())
                .toAbsolutePath();
        Files.createDirectories(folder);
        String report = System.getProperty("chitieu.chaos.report", "");
        Path page = report.isEmpty() ? folder.resolve("proof.md") : modules.resolve(report);
        return new ChaosRun.Plan(
                seed,
                Duration.ofMillis(Math.round(minutes * 60_000)),
                Integer.getInteger("chitieu.chaos.cities", 1),
                Schedule.kinds(System.getProperty("chitieu.chaos.without", "")),
                modules,
                folder,
                Duration.ofSeconds(Long.getLong("chitieu.chaos.within", 60L)),
                page,
                report.isEmpty() ? folder : page.resolveSibling("images"));
    }
}
