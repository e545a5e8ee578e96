package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.chitieu.ingestion.EmbeddedParts.SERVICE;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.contracts.testing.QuarterlyTotalFixture;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.ingestion.ServiceUnderTest.Answer;
import vn.chitieu.ingestion.plausibility.FigureHistory;
import vn.chitieu.ingestion.plausibility.ReportedFigure;
import vn.chitieu.support.testing.TestBroker;

/** What aggregation publishes is what figures are held against. */
class FigureHistoryIT {

    private static final Instant REPORTED = Instant.parse("2022-03-02T01:00:00Z");

    @Test
    void figuresAreHeldAgainstThoseThatArePublished() {
        publish(total("dong-tho", "URBAN_VIOLATIONS", List.of(figure("2022-02", "6", FigureStatus.PRELIMINARY))));
        awaitFigure("dong-tho", "URBAN_VIOLATIONS", "2022-02");

        Answer answer = SERVICE.submit(SERVICE.keyOf("dong-tho"), """
                [{"unit":"dong-tho","indicator":"URBAN_VIOLATIONS","period":"2022-03","value":"600"},
                 {"unit":"dong-tho","indicator":"URBAN_VIOLATIONS","period":"2022-01","value":"7"}]""");

        assertThat(answer.status()).isEqualTo(202);
        var warnings = answer.json().get("results").get(0).get("warnings");
        assertThat(warnings.get(0).get("code").asString()).isEqualTo("FAR_FROM_LAST_FIGURE");
        assertThat(warnings.get(0).get("message").asString()).contains("6 trường hợp (2022-02)", "600");
        assertThat(warnings.get(0).get("messageVi").asString()).contains("tháng 2-2022: 6 trường hợp");
        assertThat(answer.json().get("results").get(1).get("outcome").asString())
                .isEqualTo("ACCEPTED");
    }

    @Test
    void aUnitSeesWhatItReportedBeforeAndNoOtherUnitDoes() {
        publish(total(
                "phu-son",
                "URBAN_VIOLATIONS",
                List.of(
                        figure("2022-01", "5", FigureStatus.OFFICIAL),
                        figure("2022-02", "0", FigureStatus.PRELIMINARY))));
        awaitFigure("phu-son", "URBAN_VIOLATIONS", "2022-02");
        String asked = "/api/v1/figures?unit=phu-son&quarter=2022-Q1";

        Answer answer = SERVICE.get(asked, SERVICE.keyOf("phu-son"));

        assertThat(answer.status()).isEqualTo(200);
        var february = figureOf(answer, "2022-02");
        assertThat(february.at("/standing/value").asString()).isEqualTo("0");
        assertThat(february.at("/last/value").asString()).isEqualTo("5");
        assertThat(february.at("/last/status").asString()).isEqualTo("OFFICIAL");
        assertThat(february.at("/deadline").asString()).startsWith("2022-03-");
        var march = figureOf(answer, "2022-03");
        assertThat(march.has("standing")).isFalse();
        assertThat(march.at("/compared/period").asString()).isEqualTo("2022-01");
        assertThat(SERVICE.get(asked, SERVICE.keyOf("nam-ngan")).code()).isEqualTo("FORBIDDEN");
    }

    private static JsonNode figureOf(Answer answer, String period) {
        return answer.json()
                .path("figures")
                .valueStream()
                .filter(one -> one.path("indicator").asString("").equals("URBAN_VIOLATIONS")
                        && one.path("period").asString("").equals(period))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatCannotBeReadIsPassedOver() {
        send(new ProducerRecord<>(
                Topics.QUARTERLY_TOTALS, "thanh-hoa/unit:an-hung/LAND_CLEARED/2022-Q1", new byte[] {1}));
        publish(total("an-hung", "LAND_CLEARED", List.of(figure("2022-01", "3", FigureStatus.PRELIMINARY))));

        assertThat(awaitFigure("an-hung", "LAND_CLEARED", "2022-01").value()).isEqualByComparingTo("3");
    }

    @Test
    void aTotalOfTheTimeBeforeFiguresStandsForItsQuarter() {
        publish(total("dep-tk", "RETAIL_SALES", null));

        ReportedFigure figure = awaitFigure("dep-tk", "RETAIL_SALES", "2022-Q1");

        assertThat(figure.value()).isEqualByComparingTo("17305");
        assertThat(figure.reportedAt()).isEqualTo(REPORTED);
    }

    static ReportedFigure awaitFigure(String unit, String indicator, String period) {
        return await().until(
                        () -> SERVICE.bean(FigureHistory.class)
                                .at("thanh-hoa", unit, indicator, ReportingPeriod.parse(period)),
                        Optional::isPresent)
                .orElseThrow();
    }

    static void publish(QuarterlyTotal total) {
        send(CloudEventRecords.write(
                Topics.QUARTERLY_TOTALS,
                total.key(),
                QuarterlyTotal.TYPE,
                total.key() + "@1",
                "/chitieu/aggregation",
                REPORTED,
                total));
    }

    private static void send(ProducerRecord<String, byte[]> record) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, TestBroker.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(record).get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    static QuarterlyTotal.Figure figure(String period, String value, FigureStatus status) {
        return new QuarterlyTotal.Figure(ReportingPeriod.parse(period), new BigDecimal(value), status, REPORTED);
    }

    static QuarterlyTotal total(String unit, String indicator, @Nullable List<QuarterlyTotal.Figure> figures) {
        return QuarterlyTotalFixture.aTotal()
                .of(new Scope.Unit(unit), indicator, new Quarter(2022, 1))
                .reached(new BigDecimal("17305"), null)
                .at(new QuarterlyTotal.State(FigureStatus.PRELIMINARY, 1, REPORTED))
                .madeOf(figures)
                .build();
    }
}
