package vn.chitieu.ingestion.submission;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import vn.chitieu.ingestion.format.ByteSpool;

/**
 * An answer that may be long, ready to be written.
 *
 * @param head an object of JSON, to which the following are added
 * @param results an array
 * @param sendAgain an array; null where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // answers are never compared
public record SubmissionResponse(
        int status,
        String contentType,
        HttpHeaders headers,
        byte[] head,
        ByteSpool results,
        @Nullable ByteSpool sendAgain) {

    private static final byte[] RESULTS = ascii(",\"results\":");
    private static final byte[] SEND_AGAIN = ascii(",\"sendAgain\":");

    /** Writes the body there; as often as wanted. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(head, 0, head.length - 1);
        out.write(RESULTS);
        results.copyTo(out);
        if (sendAgain != null) {
            out.write(SEND_AGAIN);
            sendAgain.copyTo(out);
        }
        out.write('}');
    }

    /** Answers a request. */
    public void send(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setContentType(contentType);
        headers.forEach((name, values) -> values.forEach(value -> {
            if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)) {
                response.addHeader(name, value);
            }
        }));
        response.setContentLengthLong(length());
        writeTo(response.getOutputStream());
    }

    private long length() {
        long length = head.length + RESULTS.length + results.size();
        return sendAgain == null ? length : length + SEND_AGAIN.length + sendAgain.size();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
