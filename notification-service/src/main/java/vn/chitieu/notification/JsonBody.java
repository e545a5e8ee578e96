package vn.chitieu.notification;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.support.problem.ProblemException;

/**
 * Strict reader of a request body: one JSON object, bounded, in UTF-8, each field once and none that is unknown. Fields
 * are read one by one; {@link #end} refuses what was not read.
 */
public final class JsonBody {

    static final int MOST_BYTES = 64 * 1024;

    private static final int MOST_OF_A_LIST = 500;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode object;
    private final Set<String> read = new HashSet<>();

    private JsonBody(JsonNode object) {
        this.object = object;
    }

    /** Reads the body of a request; an empty one is an object without fields. */
    public static JsonBody of(HttpServletRequest request) throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new ProblemException(
                    NotificationProblemCode.BODY_TOO_LARGE, "expected a body of at most 64 KiB, got more");
        }
        if (bytes.length == 0) {
            return new JsonBody(JSON.createObjectNode());
        }
        requireJson(request.getContentType());
        try {
            JsonNode tree = JSON.readTree(text(bytes));
            if (!tree.isObject()) {
                throw new ProblemException(
                        NotificationProblemCode.MALFORMED_JSON, "expected a JSON object, got " + tree.getNodeType());
            }
            return new JsonBody(tree);
        } catch (JacksonException malformed) {
            throw new ProblemException(
                    NotificationProblemCode.MALFORMED_JSON,
                    "expected one JSON object, got " + Parameters.shown(malformed.getOriginalMessage()));
        }
    }

    private static void requireJson(@Nullable String type) {
        try {
            if (type != null && MediaType.APPLICATION_JSON.includes(MediaType.parseMediaType(type))) {
                return;
            }
        } catch (InvalidMediaTypeException none) {
            // refused below
        }
        throw new ProblemException(
                NotificationProblemCode.NOT_JSON,
                "expected Content-Type: application/json, got " + (type == null ? "none" : Parameters.shown(type)));
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException other) {
            throw new ProblemException(
                    NotificationProblemCode.NOT_UTF8, "expected a body in UTF-8, got another encoding");
        }
    }

    /** Returns a text that has to be there. */
    public String text(String name) {
        String text = optionalText(name);
        if (text == null || text.isBlank()) {
            throw new ProblemException(
                            NotificationProblemCode.MISSING_FIELD, "expected the field " + name + ", got none")
                    .say("field", name);
        }
        return text;
    }

    /** Returns a text; null where there is none. */
    @Nullable
    public String optionalText(String name) {
        JsonNode field = field(name);
        if (field == null) {
            return null;
        }
        if (!field.isString()) {
            throw bad(name, "a text", field.toString());
        }
        return field.asString();
    }

    /** Returns a whole number; null where there is none. */
    @Nullable
    public Integer optionalNumber(String name) {
        JsonNode field = field(name);
        if (field == null) {
            return null;
        }
        if (!field.isInt()) {
            throw bad(name, "a whole number", field.toString());
        }
        return field.asInt();
    }

    /** Returns texts; none where there are none. */
    public List<String> texts(String name) {
        JsonNode field = field(name);
        List<String> texts = new ArrayList<>();
        if (field == null) {
            return texts;
        }
        if (!field.isArray() || field.size() > MOST_OF_A_LIST) {
            throw bad(name, "a list of at most " + MOST_OF_A_LIST + " texts", field.toString());
        }
        for (JsonNode one : field) {
            if (!one.isString()) {
                throw bad(name, "a list of texts", one.toString());
            }
            texts.add(one.asString());
        }
        return texts;
    }

    /** Returns a day that has to be there. */
    public LocalDate day(String name) {
        String text = text(name);
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException none) {
            throw bad(name, "a day such as 2022-05-16", text);
        }
    }

    private Instant time(String name) {
        String text = text(name);
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException none) {
            throw bad(name, "a time such as 2022-05-16T17:00:00+07:00, or 2022-05-16T17:00 in the city", text);
        }
    }

    /** Returns a time that has to be there; one without an offset is meant in that zone. */
    public Instant time(String name, ZoneId zone) {
        String text = text(name);
        try {
            return LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException withOffset) {
            return time(name);
        }
    }

    /** Refuses fields that were not read. */
    public void end() {
        for (String name : object.propertyNames()) {
            if (!read.contains(name)) {
                throw new ProblemException(
                                NotificationProblemCode.UNKNOWN_FIELD,
                                "expected the fields " + read.stream().sorted().toList() + ", got "
                                        + Parameters.shown(name))
                        .say("field", Parameters.shown(name));
            }
        }
    }

    private @Nullable JsonNode field(String name) {
        read.add(name);
        JsonNode field = object.get(name);
        return field == null || field.isNull() ? null : field;
    }

    private static ProblemException bad(String name, String expected, String came) {
        return new ProblemException(
                        NotificationProblemCode.BAD_FIELD,
                        "expected " + name + " to be " + expected + ", got " + Parameters.shown(came))
                .say("field", name);
    }
}
