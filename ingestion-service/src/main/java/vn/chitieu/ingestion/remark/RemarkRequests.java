package vn.chitieu.ingestion.remark;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import vn.chitieu.contracts.RemarkChanged.Kind;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.QuotedText;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.credential.Flaw;
import vn.chitieu.ingestion.format.StrictJsonObject;
import vn.chitieu.ingestion.remark.Remark.Content;
import vn.chitieu.support.problem.ProblemException;
import vn.chitieu.support.request.BodyLimit;

/** Reads what is asked of remarks out of bodies and headers; all that is wrong with a body is reported at once. */
final class RemarkRequests {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{8,64}");
    private static final Pattern VERSION = Pattern.compile("\"([1-9][0-9]{0,17})\"");

    private RemarkRequests() {}

    /** A new remark. */
    record New(
            String id,
            String unit,
            Quarter quarter,
            Content content,
            @Nullable Instant writtenAt) {}

    /** What a remark is to say from now on; no content where it is withdrawn. */
    record Change(@Nullable Content content, @Nullable Instant writtenAt) {}

    /** A new answer. */
    record Reply(String id, String text) {}

    static New write(HttpServletRequest request) throws IOException {
        StrictJsonObject fields =
                read(request, "id", "unit", "quarter", "kind", "indicator", "text", Author.WRITTEN_AT);
        String id = id(fields);
        String unit = fields.text("unit");
        Quarter quarter = fields.quarter("quarter");
        Content content = content(fields);
        Instant writtenAt = fields.time(Author.WRITTEN_AT);
        fields.require("quarter");
        refuseFlaws(fields);
        return new New(id, unit, Objects.requireNonNull(quarter), content, writtenAt);
    }

    static Change change(HttpServletRequest request) throws IOException {
        StrictJsonObject fields = read(request, "kind", "indicator", "text", "withdrawn", Author.WRITTEN_AT);
        Content content = fields.flag("withdrawn") ? null : content(fields);
        Instant writtenAt = fields.time(Author.WRITTEN_AT);
        refuseFlaws(fields);
        return new Change(content, writtenAt);
    }

    static Reply answer(HttpServletRequest request) throws IOException {
        StrictJsonObject fields = read(request, "id", "text");
        Reply reply = new Reply(id(fields), text(fields));
        refuseFlaws(fields);
        return reply;
    }

    /**
     * Returns the version that the header {@code If-Match} names.
     *
     * @throws ProblemException IF_MATCH_MISSING without one, REMARK_CHANGED for what no version has
     */
    static long expected(HttpServletRequest request) {
        String given = request.getHeader(HttpHeaders.IF_MATCH);
        if (given == null) {
            throw new ProblemException(
                    IngestionProblemCode.IF_MATCH_MISSING, "expected the header If-Match with a version, got none");
        }
        Matcher version = VERSION.matcher(given);
        if (!version.matches()) {
            throw new ProblemException(
                    IngestionProblemCode.REMARK_CHANGED,
                    "expected the version of a remark in quotes, got " + QuotedText.of(given));
        }
        return Long.parseLong(version.group(1));
    }

    static ProblemException refused(List<Flaw> flaws) {
        return new ProblemException(
                        IngestionProblemCode.REMARK_NOT_VALID,
                        "expected a remark or an answer that can be kept, got " + flaws.size() + " errors")
                .with("errors", List.copyOf(flaws));
    }

    private static StrictJsonObject read(HttpServletRequest request, String... fields) throws IOException {
        return StrictJsonObject.read(BodyLimit.json(request, StrictJsonObject.MAX_BODY), List.of(fields));
    }

    private static void refuseFlaws(StrictJsonObject fields) {
        if (!fields.flaws().isEmpty()) {
            throw refused(fields.flaws());
        }
    }

    private static String id(StrictJsonObject fields) {
        String id = fields.text("id");
        if (!ID.matcher(id).matches()) {
            fields.flaw(
                    "id",
                    "expected 8 to 64 letters, digits, hyphens and underscores, chosen by the sender, got "
                            + QuotedText.of(id));
        }
        return id;
    }

    private static Content content(StrictJsonObject fields) {
        String kind = fields.text("kind");
        Kind known = Arrays.stream(Kind.values())
                .filter(one -> one.name().equals(kind))
                .findFirst()
                .orElse(null);
        if (known == null) {
            fields.flaw("kind", "expected one of " + Arrays.toString(Kind.values()) + ", got " + QuotedText.of(kind));
        }
        String indicator = fields.has("indicator") ? fields.text("indicator") : null;
        return new Content(Objects.requireNonNullElse(known, Kind.DIFFICULTY), indicator, text(fields));
    }

    private static String text(StrictJsonObject fields) {
        String text = fields.text("text");
        return RemarkText.of(text).orElseGet(() -> {
            fields.flaw("text", "expected " + RemarkText.EXPECTED + ", got " + QuotedText.of(text));
            return text;
        });
    }
}
