package vn.chitieu.ingestion.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import vn.chitieu.ingestion.format.UnreadableInputException.Position;
import vn.chitieu.ingestion.format.UnreadableInputException.Reason;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.RawRow;

/**
 * Reads updates or targets out of JSON token by token: one, an array, or an object with the array, such as
 * {@code {"updates": [...]}}. What is wrong inside one stays with it; only what is no JSON, or no list, is refused as a
 * whole. Every length and depth is bounded, and for any input, nothing but an {@link UnreadableInputException} or an
 * {@link IOException} of the stream comes out. Thread-safe.
 */
public final class JsonRowsReader {

    private static final int NONE = -1;
    private static final int MAX_DEPTH = 20;
    private static final int MAX_NAME = 1_000;
    private static final int MAX_NUMBER = 100_000;

    private final String envelope;
    private final Set<Field> fields;
    private final int most;
    private final JsonFactory json = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNameLength(MAX_NAME)
                    .maxNumberLength(MAX_NUMBER)
                    .build())
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .build();

    /** Makes a reader that takes so many at most, each with some of those fields. */
    public JsonRowsReader(String envelope, Set<Field> fields, int most) {
        this.envelope = envelope;
        this.fields = fields;
        this.most = most;
    }

    /**
     * Hands at least one row over, in order, each as soon as it was read; the stream stays open. What was handed over
     * before a refusal is part of what is refused.
     */
    public void read(InputStream stream, Consumer<RawRow> rows) throws IOException, UnreadableInputException {
        readAll(stream, parser -> rows(parser, rows));
    }

    /** Returns the row of a stream that is one object and nothing else. */
    public RawRow readOne(InputStream stream) throws IOException, UnreadableInputException {
        List<RawRow> one = new ArrayList<>(1);
        readAll(stream, parser -> {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw parser.currentToken() == null ? nothing() : shape("one object", parser);
            }
            one.add(row(parser));
            return 1;
        });
        return one.get(0);
    }

    private void readAll(InputStream stream, Taking taking) throws IOException, UnreadableInputException {
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), Utf8Decoder.strictly(stream))) {
            int count = taking.rows(parser);
            if (parser.nextToken() != null) {
                throw shape("nothing after the " + envelope, parser);
            }
            if (count == 0) {
                throw new UnreadableInputException(
                        Reason.EMPTY_BATCH, "expected at least one of the " + envelope + ", got none", null);
            }
        } catch (JacksonIOException failed) {
            throw refused(Objects.requireNonNull(failed.getCause()));
        } catch (StreamConstraintsException beyond) {
            throw located(
                    Reason.JSON_LIMIT_EXCEEDED,
                    "expected at most " + MAX_DEPTH + " levels, names of " + MAX_NAME + " and numbers of " + MAX_NUMBER
                            + " characters, got more",
                    beyond);
        } catch (JacksonException malformed) {
            throw located(Reason.MALFORMED_JSON, "expected JSON, got text that is not", malformed);
        } catch (CharacterCodingException notUtf8) {
            throw refused(notUtf8);
        }
    }

    /** Returns how many came. */
    private int rows(JsonParser parser, Consumer<RawRow> rows) throws UnreadableInputException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw nothing();
        }
        return switch (first) {
            case START_ARRAY -> list(parser, rows);
            case START_OBJECT -> object(parser, rows);
            default -> throw shape("an object or an array", parser);
        };
    }

    private int list(JsonParser parser, Consumer<RawRow> rows) throws UnreadableInputException {
        int count = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (count++ == most) {
                throw new UnreadableInputException(
                        Reason.TOO_MANY_UPDATES, "expected at most " + most + " " + envelope + ", got more", null);
            }
            rows.accept(row(parser));
        }
        return count;
    }

    private RawRow row(JsonParser parser) {
        JsonRowReader row = new JsonRowReader(fields);
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            row.notAnObject(parser);
            return row.row();
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            row.field(parser);
        }
        return row.row();
    }

    /** One row or the envelope: the names of its fields decide which. */
    private int object(JsonParser parser, Consumer<RawRow> rows) throws UnreadableInputException {
        JsonRowReader row = new JsonRowReader(fields);
        int enveloped = NONE;
        boolean other = false;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            if (!parser.currentName().equals(envelope)) {
                other = true;
                row.field(parser);
            } else if (enveloped != NONE || parser.nextToken() != JsonToken.START_ARRAY) {
                throw shape("one array named " + envelope, parser);
            } else {
                enveloped = list(parser, rows);
            }
        }
        if (enveloped == NONE) {
            rows.accept(row.row());
            return 1;
        }
        if (other) {
            throw shape("nothing beside " + envelope, parser);
        }
        return enveloped;
    }

    private static UnreadableInputException nothing() {
        return new UnreadableInputException(Reason.MALFORMED_JSON, "expected JSON, got nothing", null);
    }

    private static UnreadableInputException shape(String expected, JsonParser parser) {
        return new UnreadableInputException(
                Reason.UNEXPECTED_SHAPE,
                "expected " + expected + ", got " + JsonTokens.name(parser),
                position(parser.currentTokenLocation()));
    }

    private static UnreadableInputException located(Reason reason, String message, JacksonException thrown) {
        return new UnreadableInputException(reason, message, position(thrown.getLocation()));
    }

    private static @Nullable Position position(@Nullable TokenStreamLocation location) {
        return location == null ? null : new Position(location.getLineNr(), location.getColumnNr());
    }

    private static UnreadableInputException refused(IOException fault) throws IOException {
        if (fault instanceof CharacterCodingException) {
            return new UnreadableInputException(Reason.NOT_UTF8, "expected UTF-8, got bytes that are not", null);
        }
        throw fault;
    }

    /** Takes rows from a parser that stands before its first token, and returns how many. */
    @FunctionalInterface
    private interface Taking {
        int rows(JsonParser parser) throws UnreadableInputException;
    }
}
