package vn.chitieu.ingestion.web.access;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.util.unit.DataSize;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.ingestion.application.IssueCredential.Flaw;
import vn.chitieu.ingestion.application.IssueCredential.Wish;
import vn.chitieu.ingestion.domain.Quoted;
import vn.chitieu.ingestion.domain.access.Right;
import vn.chitieu.ingestion.web.problem.ProblemCode;
import vn.chitieu.ingestion.web.problem.ProblemException;

/**
 * Reads what a new credential is to be: {@code {"name", "rights", "units", "indicators", "owners", "door"}}.
 * Thread-safe.
 */
final class JsonWish {

    static final DataSize MAX_BODY = DataSize.ofKilobytes(64);

    private static final List<String> FIELDS = List.of("name", "rights", "units", "indicators", "owners", "door");

    private final JsonMapper json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    Wish read(InputStream body) throws IOException {
        JsonNode wish = tree(body);
        List<Flaw> flaws = new ArrayList<>();
        wish.propertyNames().stream()
                .filter(name -> !FIELDS.contains(name))
                .forEach(name -> flaws.add(new Flaw(
                        Quoted.of(name).replace("\"", ""), "expected one of " + FIELDS + ", got " + Quoted.of(name))));
        JsonNode name = wish.path("name");
        if (!name.isString()) {
            flaws.add(new Flaw("name", "expected a string, got none"));
        }
        Set<Right> rights = texts(wish, "rights", flaws).stream()
                .flatMap(text -> right(text, flaws).stream())
                .collect(Collectors.toSet());
        Set<String> units = texts(wish, "units", flaws);
        Set<String> indicators = texts(wish, "indicators", flaws);
        Set<String> owners = texts(wish, "owners", flaws);
        JsonNode door = wish.path("door");
        if (!door.isMissingNode() && !door.isBoolean()) {
            flaws.add(new Flaw("door", "expected true or false, got something else"));
        }
        if (!flaws.isEmpty()) {
            throw refused(flaws);
        }
        return new Wish(name.asString(), rights, units, indicators, owners, door.asBoolean(false));
    }

    static ProblemException refused(List<Flaw> flaws) {
        return new ProblemException(
                        ProblemCode.CREDENTIAL_NOT_VALID,
                        "expected a credential that can be issued, got " + flaws.size() + " errors")
                .with("errors", flaws);
    }

    private JsonNode tree(InputStream body) throws IOException {
        try {
            JsonNode tree = json.readTree(body);
            if (!tree.isObject()) {
                throw new ProblemException(ProblemCode.UNEXPECTED_SHAPE, "expected an object, got something else");
            }
            return tree;
        } catch (JacksonIOException failed) {
            throw Objects.requireNonNull(failed.getCause());
        } catch (JacksonException malformed) {
            throw new ProblemException(ProblemCode.MALFORMED_JSON, "expected JSON, got something else");
        }
    }

    private static Set<String> texts(JsonNode wish, String field, List<Flaw> flaws) {
        JsonNode array = wish.path(field);
        Set<String> texts = new HashSet<>();
        boolean strings = array.isMissingNode() || array.isArray();
        for (JsonNode element : array) {
            strings &= element.isString();
            texts.add(element.asString(""));
        }
        if (!strings) {
            flaws.add(new Flaw(field, "expected an array of strings, got something else"));
            return Set.of();
        }
        return texts;
    }

    private static Optional<Right> right(String text, List<Flaw> flaws) {
        Optional<Right> right = Arrays.stream(Right.values())
                .filter(one -> one.name().equals(text))
                .findFirst();
        if (right.isEmpty()) {
            flaws.add(new Flaw(
                    "rights", "expected one of " + Arrays.toString(Right.values()) + ", got " + Quoted.of(text)));
        }
        return right;
    }
}
