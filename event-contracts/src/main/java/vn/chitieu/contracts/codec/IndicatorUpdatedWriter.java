package vn.chitieu.contracts.codec;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import vn.chitieu.contracts.IndicatorUpdated;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.contracts.vocabulary.Decimals;

/**
 * Writes records of {@link Topics#INDICATOR_UPDATES}, many at a time: the same bytes that
 * {@link CloudEventRecords#write} gives, without the generality that inspects the structure of each event again.
 * Thread-safe.
 */
public final class IndicatorUpdatedWriter {

    private static final JsonFactory JSON = JsonFactory.builder()
            .rootValueSeparator("")
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .build();
    private static final int USUAL_BYTES = 400;

    private static final SerializedString CITY = new SerializedString("city");
    private static final SerializedString ID = new SerializedString("id");
    private static final SerializedString UNIT = new SerializedString("unit");
    private static final SerializedString INDICATOR = new SerializedString("indicator");
    private static final SerializedString PERIOD = new SerializedString("period");
    private static final SerializedString VALUE = new SerializedString("value");
    private static final SerializedString WITHDRAWN = new SerializedString("withdrawn");
    private static final SerializedString UNIT_OF_MEASURE = new SerializedString("unitOfMeasure");
    private static final SerializedString STATUS = new SerializedString("status");
    private static final SerializedString REPORTED_AT = new SerializedString("reportedAt");
    private static final SerializedString REASON = new SerializedString("reason");
    private static final SerializedString NOTE = new SerializedString("note");
    private static final SerializedString CHANNEL = new SerializedString("channel");
    private static final SerializedString CREDENTIAL = new SerializedString("credential");

    private final String source;

    /** Makes a writer of events that come from there, such as {@code /chitieu/ingestion}. */
    public IndicatorUpdatedWriter(String source) {
        this.source = source;
    }

    /**
     * Returns a record for each event, in their order, ready to be sent; their key is the city.
     *
     * @param time when they happened
     */
    public List<ProducerRecord<String, byte[]>> write(List<IndicatorUpdated> events, Instant time) {
        CloudEventRecords.Common common =
                new CloudEventRecords.Common(Topics.INDICATOR_UPDATES, IndicatorUpdated.TYPE, source, time);
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>(events.size());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            for (IndicatorUpdated event : events) {
                write(event, json);
                json.flush();
                records.add(common.record(event.city(), event.id(), bytes.toByteArray()));
                bytes.reset();
            }
        }
        return records;
    }

    private static void write(IndicatorUpdated event, JsonGenerator json) {
        json.writeStartObject();
        text(json, CITY, event.city());
        text(json, ID, event.id());
        text(json, UNIT, event.unit());
        text(json, INDICATOR, event.indicator());
        text(json, PERIOD, event.period().toString());
        BigDecimal value = event.value();
        text(json, VALUE, value == null ? null : Decimals.text(value));
        json.writeName(WITHDRAWN);
        json.writeBoolean(event.withdrawn());
        text(json, UNIT_OF_MEASURE, event.unitOfMeasure());
        text(json, STATUS, event.status().name());
        text(json, REPORTED_AT, Timestamps.text(event.reportedAt()));
        text(json, REASON, event.reason());
        text(json, NOTE, event.note());
        text(json, CHANNEL, event.channel());
        text(json, CREDENTIAL, event.credential());
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, SerializedString name, @Nullable String text) {
        json.writeName(name);
        if (text == null) {
            json.writeNull();
        } else {
            json.writeString(text);
        }
    }
}
