package vn.chitieu.support.request;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import vn.chitieu.contracts.vocabulary.SafeText;
import vn.chitieu.support.problem.ProblemException;
import vn.chitieu.support.problem.RequestProblem;

/**
 * The body of a request: in UTF-8, of a type that is taken, and not larger than allowed, whether or not its length was
 * announced.
 */
public final class BodyLimit extends BoundedInputStream {

    private static final int MAX_SHOWN = 60;

    private BodyLimit(InputStream body, long limitBytes) {
        super(body, limitBytes, () -> tooLarge(limitBytes));
    }

    /** Opens a body of JSON as {@link #open} does. */
    public static BodyLimit json(HttpServletRequest request, DataSize limit) throws IOException {
        return open(request, List.of(MediaType.APPLICATION_JSON), limit);
    }

    /**
     * Opens the body.
     *
     * @throws ProblemException at once if its type or its announced length is refused, and while it is read as soon as
     *     it is longer than allowed
     */
    public static BodyLimit open(HttpServletRequest request, List<MediaType> types, DataSize limit) throws IOException {
        checkType(request, types);
        if (request.getContentLengthLong() > limit.toBytes()) {
            throw tooLarge(limit.toBytes());
        }
        return new BodyLimit(request.getInputStream(), limit.toBytes());
    }

    /** Returns whether the request says that its body is of that type. */
    public static boolean is(HttpServletRequest request, MediaType type) {
        String given = request.getContentType();
        return given != null && isInUtf8(given, List.of(type));
    }

    private static void checkType(HttpServletRequest request, List<MediaType> types) {
        List<String> given = Collections.list(request.getHeaders(HttpHeaders.CONTENT_TYPE));
        if (given.size() != 1 || !isInUtf8(given.get(0), types)) {
            throw new ProblemException(
                            RequestProblem.UNSUPPORTED_MEDIA_TYPE,
                            "expected "
                                    + types.stream().map(MediaType::toString).collect(Collectors.joining(" or "))
                                    + " in UTF-8, got "
                                    + (given.isEmpty() ? "no Content-Type" : quoted(String.join(", ", given))))
                    .say("types", types)
                    .say("got", given.isEmpty() ? "không ghi loại" : quoted(String.join(", ", given)));
        }
        for (String encoding : Collections.list(request.getHeaders(HttpHeaders.CONTENT_ENCODING))) {
            if (!encoding.equalsIgnoreCase("identity")) {
                throw new ProblemException(
                        RequestProblem.UNSUPPORTED_MEDIA_TYPE,
                        "expected a body without Content-Encoding, got " + quoted(encoding));
            }
        }
    }

    private static boolean isInUtf8(String contentType, List<MediaType> types) {
        try {
            MediaType type = MediaType.parseMediaType(contentType);
            return types.stream().anyMatch(type::equalsTypeAndSubtype)
                    && (type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    /** Does nothing: the container closes the stream below. */
    @Override
    public void close() {
        // see above
    }

    private static String quoted(String text) {
        return '"' + SafeText.of(text, MAX_SHOWN).replace('"', '?') + '"';
    }

    private static ProblemException tooLarge(long limitBytes) {
        return new ProblemException(
                        RequestProblem.BODY_TOO_LARGE, "expected a body of at most " + limitBytes + " bytes, got more")
                .say("most", DataSize.ofBytes(limitBytes));
    }
}
