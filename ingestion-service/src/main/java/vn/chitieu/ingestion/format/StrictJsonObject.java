package vn.chitieu.ingestion.format;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.QuotedText;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.credential.Flaw;
import vn.chitieu.support.problem.ProblemException;

/** The fields of a small JSON object, each read on its own, so that all that is wrong with them is reported at once. */
public final class StrictJsonObject {

    /** The largest body that is read. */
    public static final DataSize MAX_BODY = DataSize.ofKilobytes(64);

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode object;
    private final List<Flaw> flaws = new ArrayList<>();

    private StrictJsonObject(JsonNode object) {
        this.object = object;
    }

    /** Reads an object that has no other fields than those. */
    public static StrictJsonObject read(InputStream body, List<String> known) throws IOException {
        StrictJsonObject fields = new StrictJsonObject(tree(body));
        fields.refuseOthers(known);
        return fields;
    }

    /** Notes that something is wrong with a field. */
    public void flaw(String field, String message) {
        flaws.add(new Flaw(field, message));
    }

    /** Returns whether a field is there. */
    public boolean has(String field) {
        return object.has(field);
    }

    /** Returns the text of a field that has to be there; anything where it is not. */
    public String text(String field) {
        JsonNode text = object.path(field);
        if (!text.isString()) {
            flaw(field, "expected a string, got none");
        }
        return text.asString("");
    }

    /** Returns the texts of an array; none where the field is absent. */
    public Set<String> texts(String field) {
        JsonNode array = object.path(field);
        Set<String> texts = new HashSet<>();
        boolean strings = array.isMissingNode() || array.isArray();
        for (JsonNode element : array) {
            strings &= element.isString();
            texts.add(element.asString(""));
        }
        if (!strings) {
            flaw(field, "expected an array of strings, got something else");
            return Set.of();
        }
        return texts;
    }

    /** Returns the objects of an array, which has to be there. */
    public List<StrictJsonObject> objects(String field, List<String> known) {
        JsonNode array = object.path(field);
        if (!array.isArray() || array.valueStream().anyMatch(element -> !element.isObject())) {
            flaw(field, "expected an array of objects, got something else");
            return List.of();
        }
        List<StrictJsonObject> objects = new ArrayList<>();
        for (JsonNode element : array) {
            StrictJsonObject fields = new StrictJsonObject(element);
            fields.refuseOthers(known);
            objects.add(fields);
        }
        return objects;
    }

    private void refuseOthers(List<String> known) {
        object.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> flaw(
                        QuotedText.of(name).replace("\"", ""),
                        "expected one of " + known + ", got " + QuotedText.of(name)));
    }

    /** Returns a whole number from zero on; 0 where the field is absent. */
    public int count(String field) {
        JsonNode number = object.path(field);
        if (!number.isMissingNode()
                && !(number.isIntegralNumber() && number.canConvertToInt() && number.asInt() >= 0)) {
            flaw(field, "expected a whole number from 0 on, got something else");
            return 0;
        }
        return number.asInt(0);
    }

    /** Returns the texts of an object by their names, in their order; it has to be there and to have one. */
    public Map<String, String> textsByName(String field) {
        JsonNode texts = object.path(field);
        Map<String, String> byName = new LinkedHashMap<>();
        texts.propertyStream()
                .filter(text -> text.getValue().isString())
                .forEach(text -> byName.put(text.getKey(), text.getValue().asString()));
        if (!texts.isObject() || byName.isEmpty() || byName.size() != texts.size()) {
            flaw(field, "expected an object of one text or more, got something else");
        }
        return byName;
    }

    /** Returns a flag; false where the field is absent. */
    public boolean flag(String field) {
        JsonNode flag = object.path(field);
        if (!flag.isMissingNode() && !flag.isBoolean()) {
            flaw(field, "expected true or false, got something else");
        }
        return flag.asBoolean(false);
    }

    /** Returns a time to the millisecond; null where the field is absent. */
    public @Nullable Instant time(String field) {
        return parsed(
                field,
                "a time with its offset such as 2027-01-01T00:00:00+07:00",
                text -> OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS));
    }

    /** Returns a day; null where the field is absent. */
    public @Nullable LocalDate day(String field) {
        return parsed(field, "a day such as 2022-04-15", LocalDate::parse);
    }

    /** Returns a quarter; null where the field is absent. */
    public @Nullable Quarter quarter(String field) {
        return parsed(field, "a quarter such as 2019-Q4", Quarter::parse);
    }

    /** Notes which of some fields are absent. */
    public void require(String... names) {
        for (String name : names) {
            if (object.path(name).isMissingNode()) {
                flaw(name, "expected " + name + ", got nothing");
            }
        }
    }

    /** Returns what is wrong so far. */
    public List<Flaw> flaws() {
        return List.copyOf(flaws);
    }

    /** Returns a duration; null where the field is absent. */
    public @Nullable Duration duration(String field) {
        return parsed(field, "a duration such as P7D or PT12H", Duration::parse);
    }

    private <T> @Nullable T parsed(String field, String expected, Function<String, T> parser) {
        JsonNode text = object.path(field);
        if (text.isMissingNode()) {
            return null;
        }
        try {
            if (text.isString()) {
                return parser.apply(text.asString());
            }
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException unreadable) {
            // Reported below.
        }
        flaw(field, "expected " + expected + ", got " + QuotedText.of(text.asString("something else")));
        return null;
    }

    /**
     * Returns a whole number above zero within an object of such numbers; null where one of both is absent.
     *
     * @param known the names of all numbers of the object
     */
    public @Nullable Integer positive(String field, String name, List<String> known) {
        JsonNode numbers = object.path(field);
        JsonNode number = numbers.path(name);
        boolean isStranger = !known.containsAll(numbers.propertyNames());
        if (numbers.isMissingNode() || (numbers.isObject() && number.isMissingNode() && !isStranger)) {
            return null;
        }
        if (number.isIntegralNumber() && number.canConvertToInt() && number.asInt() > 0 && !isStranger) {
            return number.asInt();
        }
        Flaw flaw = new Flaw(field, "expected an object of " + known + ", each a whole number above zero");
        if (!flaws.contains(flaw)) {
            flaws.add(flaw);
        }
        return null;
    }

    private static JsonNode tree(InputStream body) throws IOException {
        try {
            JsonNode tree = JSON.readTree(Utf8Decoder.strictly(body));
            if (!tree.isObject()) {
                throw new ProblemException(
                        IngestionProblemCode.UNEXPECTED_SHAPE, "expected an object, got something else");
            }
            return tree;
        } catch (JacksonIOException failed) {
            throw StrictUtf8.refused(Objects.requireNonNull(failed.getCause()));
        } catch (JacksonException malformed) {
            throw new ProblemException(IngestionProblemCode.MALFORMED_JSON, "expected JSON, got something else");
        }
    }
}
