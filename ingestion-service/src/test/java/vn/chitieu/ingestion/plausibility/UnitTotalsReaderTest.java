package vn.chitieu.ingestion.plausibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.contracts.testing.QuarterlyTotalFixture;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.ingestion.credential.City;

class UnitTotalsReaderTest {

    private static final Instant REPORTED = Instant.parse("2022-03-02T01:00:00Z");
    private static final Quarter QUARTER = Quarter.parse("2022-Q1");
    private static final ReportingPeriod PERIOD = ReportingPeriod.parse("2022-02");

    private final InMemoryFigureHistory history = new InMemoryFigureHistory();
    private final KnownTotals totals = new KnownTotals();
    private final UnitTotalsReader reader = new UnitTotalsReader(history, totals, City.catalogs());

    @Test
    void aLowerRevisionThatComesLaterChangesNothing() {
        take("north", 6, "60");
        take("north", 5, "50");

        assertThat(known("north")).contains(new BigDecimal("60"));
        assertThat(reached("north")).contains(new BigDecimal("60"));
    }

    @Test
    void aHigherRevisionTakesThePlaceOfALowerOneOfTheSameTotalAlone() {
        take("north", 6, "60");
        take("south", 2, "20");
        take("north", 7, "70");

        assertThat(known("north")).contains(new BigDecimal("70"));
        assertThat(reached("north")).contains(new BigDecimal("70"));
        assertThat(known("south")).contains(new BigDecimal("20"));
    }

    /** Of a database that was restored: revisions never fall. */
    @Test
    void aTotalThatWasMadeAnewIsAboveThoseBefore() {
        take("north", 6, "60");
        take("north", 1_000_006, "61");
        take("north", 7, "70");

        assertThat(known("north")).contains(new BigDecimal("61"));
    }

    private Optional<BigDecimal> known(String unit) {
        return history.at(City.ID, unit, "LAND", PERIOD).map(ReportedFigure::value);
    }

    private Optional<BigDecimal> reached(String unit) {
        return totals.in(City.ID, new Scope.Unit(unit), "LAND", 2022).map(KnownTotals.Reached::cumulative);
    }

    private void take(String unit, long revision, String value) {
        BigDecimal amount = new BigDecimal(value);
        QuarterlyTotal total = QuarterlyTotalFixture.aTotal()
                .inCity(City.ID)
                .of(new Scope.Unit(unit), "LAND", QUARTER)
                .reached(amount, amount)
                .revision(revision)
                .madeOf(List.of(new QuarterlyTotal.Figure(PERIOD, amount, FigureStatus.PRELIMINARY, REPORTED)))
                .build();
        ProducerRecord<String, byte[]> sent = CloudEventRecords.write(
                Topics.QUARTERLY_TOTALS,
                total.key(),
                QuarterlyTotal.TYPE,
                total.key() + "@" + revision,
                "/chitieu/aggregation",
                REPORTED,
                total);
        ConsumerRecord<String, byte[]> read = new ConsumerRecord<>(sent.topic(), 0, 0, sent.key(), sent.value());
        sent.headers().forEach(read.headers()::add);
        reader.take(read);
    }
}
