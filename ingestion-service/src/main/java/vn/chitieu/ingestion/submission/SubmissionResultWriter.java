package vn.chitieu.ingestion.submission;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.ObjectWriter;
import vn.chitieu.ingestion.format.ByteSpool;
import vn.chitieu.ingestion.format.RowReading;
import vn.chitieu.ingestion.submission.SubmissionAnswer.Result;
import vn.chitieu.ingestion.update.RowLocation;
import vn.chitieu.ingestion.update.UpdateFlags;

/**
 * Writes an array of {@link Result}s: the bytes that the mapper gives, without the generality that inspects the
 * structure of each of them again. Nearly all rows are accepted and nothing more is to be said of them; all others are
 * left to the mapper. Used once, by one thread.
 */
final class SubmissionResultWriter implements AutoCloseable {

    private static final JsonFactory JSON = JsonFactory.builder()
            .rootValueSeparator(",")
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private static final SerializedString INDEX = new SerializedString("index");
    private static final SerializedString SHEET = new SerializedString("sheet");
    private static final SerializedString ROW = new SerializedString("row");
    private static final SerializedString ID = new SerializedString("id");
    private static final SerializedString RECEIPT = new SerializedString("receipt");
    private static final SerializedString OUTCOME = new SerializedString("outcome");
    private static final SerializedString ACCEPTED = new SerializedString("ACCEPTED");
    private static final SerializedString ERRORS = new SerializedString("errors");
    private static final SerializedString WARNINGS = new SerializedString("warnings");

    private final ObjectWriter mapper;
    private final ByteSpool to;
    private @Nullable JsonGenerator json;

    SubmissionResultWriter(ObjectWriter mapper, ByteSpool to) {
        this.mapper = mapper;
        this.to = to;
        to.write('[');
    }

    void write(int index, RowOutcome outcome, @Nullable RowLocation place) {
        JsonGenerator its = begun();
        if (outcome instanceof RowOutcome.Accepted accepted
                && accepted.warnings().isEmpty()
                && accepted.marks().equals(UpdateFlags.NONE)) {
            write(index, accepted, place, its);
        } else {
            its.writeRawValue(mapper.writeValueAsString(Result.of(index, outcome, place)));
        }
    }

    /** Writes a result with how its row was read. */
    void write(int index, RowOutcome outcome, @Nullable RowLocation place, RowReading reading) {
        begun().writeRawValue(mapper.writeValueAsString(
                Result.of(index, outcome, place).read(reading)));
    }

    /** Begun as late as may be: a thread has one set of buffers, which others need before. */
    private JsonGenerator begun() {
        JsonGenerator begun = json;
        if (begun == null) {
            begun = JSON.createGenerator(ObjectWriteContext.empty(), to);
            json = begun;
        }
        return begun;
    }

    private static void write(
            int index, RowOutcome.Accepted accepted, @Nullable RowLocation place, JsonGenerator json) {
        json.writeStartObject();
        json.writeName(INDEX);
        json.writeNumber(index);
        if (place != null) {
            if (place.sheet() != null) {
                json.writeName(SHEET);
                json.writeString(place.sheet());
            }
            json.writeName(ROW);
            json.writeNumber(place.row());
        }
        json.writeName(ID);
        json.writeString(accepted.id());
        if (accepted.receipt() != null) {
            json.writeName(RECEIPT);
            json.writeString(accepted.receipt());
        }
        json.writeName(OUTCOME);
        json.writeString(ACCEPTED);
        json.writeName(ERRORS);
        json.writeStartArray();
        json.writeEndArray();
        json.writeName(WARNINGS);
        json.writeStartArray();
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Ends the array; nothing is written afterwards. */
    void end() {
        if (json != null) {
            json.flush();
        }
        to.write(']');
    }

    @Override
    public void close() {
        if (json != null) {
            json.close();
        }
    }
}
