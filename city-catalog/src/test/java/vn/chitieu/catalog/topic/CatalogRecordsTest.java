package vn.chitieu.catalog.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chitieu.catalog.files.CatalogLoader;
import vn.chitieu.catalog.files.CatalogSnapshot;
import vn.chitieu.catalog.files.format.EditedCatalog;
import vn.chitieu.catalog.files.format.InvalidCatalogException;
import vn.chitieu.contracts.CatalogPublished;
import vn.chitieu.contracts.UnreadableEventException;
import vn.chitieu.contracts.kafka.Topics;

class CatalogRecordsTest {

    private static final Instant NOON = Instant.parse("2022-04-08T05:00:00Z");

    @TempDir
    private Path directory;

    private EditedCatalog files;

    @BeforeEach
    void copy() throws Exception {
        files = new EditedCatalog(directory);
    }

    @Test
    void bringsTheSameCatalogThroughARecord() throws Exception {
        CatalogPublished event = published();

        CatalogPublished read = CatalogRecords.event(received(CatalogRecords.record(event)));

        assertThat(read).isEqualTo(event);
        assertThat(read.edition()).isEqualTo(CatalogLoader.read(directory).edition());
        assertThat(CatalogRecords.catalog(read).edition()).isEqualTo(read.edition());
        assertThat(CatalogRecords.catalog(read).id()).isEqualTo("thanh-hoa");
    }

    @Test
    void isFarFromTheLargestEvent() throws Exception {
        assertThat(CatalogRecords.record(published()).value()).hasSizeLessThan(CatalogPublished.MAX_BYTES / 5);
    }

    @Test
    void publishesNothingInvalidAndNothingOfAnotherCity() throws Exception {
        assertThatThrownBy(() -> CatalogRecords.event(CatalogSnapshot.of(directory), "hue", "a", "", NOON))
                .isInstanceOf(InvalidCatalogException.class)
                .hasMessageContaining("city.yaml");
        files.replace("units.csv", "", "\nno unit at all\n");
        assertThatThrownBy(this::published)
                .isInstanceOf(InvalidCatalogException.class)
                .hasMessageContaining("units.csv:");
        Files.write(directory.resolve("other.csv"), new byte[] {(byte) 0xff});
        assertThatThrownBy(() -> CatalogSnapshot.of(directory).texts())
                .isInstanceOf(InvalidCatalogException.class)
                .hasMessageContaining("other.csv:1 INVALID_UTF8");
    }

    @Test
    void refusesARecordOfAnotherCityOrWithOtherFiles() throws Exception {
        CatalogPublished event = published();
        ProducerRecord<String, byte[]> record = CatalogRecords.record(event);
        ProducerRecord<String, byte[]> other =
                new ProducerRecord<>(record.topic(), null, "hue", record.value(), record.headers());
        assertThatThrownBy(() -> CatalogRecords.event(received(other)))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessage("expected the city hue, got thanh-hoa");
        CatalogPublished forged =
                CatalogPublished.of(event.city(), event.edition(), Map.of("city.yaml", "id: thanh-hoa"), "a", "", NOON);
        assertThatThrownBy(() -> CatalogRecords.event(received(CatalogRecords.record(forged))))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("got others");
    }

    @Test
    void findsTheNewestOfACityThatCanBeRead() throws Exception {
        CatalogPublished first = published();
        files.replace("units.csv", "Phường Nam Ngạn", "Phường Nam Ngạn Mới");
        CatalogPublished second = published();
        ConsumerRecord<String, byte[]> unreadable =
                new ConsumerRecord<>(Topics.CITY_CATALOGS, 0, 2, "thanh-hoa", new byte[] {1});

        assertThat(CatalogRecords.newest(
                        List.of(
                                received(CatalogRecords.record(first)),
                                received(CatalogRecords.record(second)),
                                unreadable),
                        "thanh-hoa"))
                .isEqualTo(Optional.of(second));
        assertThat(CatalogRecords.newest(List.of(received(CatalogRecords.record(first))), "hue"))
                .isEmpty();
    }

    @Test
    void takesNoOtherFiles() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CatalogSnapshot.of(Map.of("../units.csv", "")))
                .withMessageContaining("units.csv or city.yaml");
    }

    private CatalogPublished published() throws InvalidCatalogException {
        return CatalogRecords.event(CatalogSnapshot.of(directory), null, "Sở Nội vụ", "", NOON);
    }

    private static ConsumerRecord<String, byte[]> received(ProducerRecord<String, byte[]> sent) {
        return new ConsumerRecord<>(
                sent.topic(),
                0,
                0,
                0L,
                TimestampType.CREATE_TIME,
                1,
                1,
                sent.key(),
                sent.value(),
                new RecordHeaders(sent.headers().toArray()),
                Optional.empty());
    }
}
