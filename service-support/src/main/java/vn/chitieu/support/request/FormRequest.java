package vn.chitieu.support.request;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import vn.chitieu.support.problem.ProblemException;
import vn.chitieu.support.problem.RequestProblem;

/**
 * A posted form, read when the first parameter is asked for. The container is set to parse no body, since it would read
 * one past our deadline. What has come with the head of the request is taken at once; to wait for the rest takes one of
 * the few places of {@link SlowForms}.
 */
final class FormRequest extends HttpServletRequestWrapper {

    private static final String RETRY_AFTER_SECONDS = "5";
    private static final int BUFFER_BYTES = 4096;
    private static final long MOMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private final DataSize limit;
    private final FormPermits permits;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private @Nullable Map<String, String[]> parameters;

    FormRequest(HttpServletRequest request, DataSize limit, FormPermits permits) {
        super(request);
        this.limit = limit;
        this.permits = permits;
    }

    /** Returns whether the request is a form that is read at all. */
    static boolean isForm(HttpServletRequest request, DataSize limit) {
        String type = request.getContentType();
        return type != null
                && limit.toBytes() > 0
                && HttpMethod.POST.matches(request.getMethod())
                && type.regionMatches(
                        true,
                        0,
                        MediaType.APPLICATION_FORM_URLENCODED_VALUE,
                        0,
                        MediaType.APPLICATION_FORM_URLENCODED_VALUE.length());
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = all().get(name);
        return values == null ? null : values[0];
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Collections.unmodifiableMap(all());
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(all().keySet());
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        String[] values = all().get(name);
        return values == null ? null : values.clone();
    }

    private Map<String, String[]> all() {
        Map<String, String[]> known = parameters;
        if (known == null) {
            known = new LinkedHashMap<>(super.getParameterMap());
            for (Map.Entry<String, String[]> field : FormFields.parse(read()).entrySet()) {
                known.merge(field.getKey(), field.getValue(), FormRequest::joined);
            }
            parameters = known;
        }
        return known;
    }

    private static String[] joined(String[] some, String[] more) {
        return Stream.concat(Arrays.stream(some), Arrays.stream(more)).toArray(String[]::new);
    }

    private byte[] read() {
        long announced = getContentLengthLong();
        if (announced > limit.toBytes()) {
            throw tooLarge();
        }
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        try {
            ServletInputStream body = getInputStream();
            if (takeWhatIsHere(body, form, announced)
                    || within(permits.soon(), () -> waitAMoment(body, form, announced))
                    || within(permits.slow(), () -> waitForAll(body, form))) {
                return form.toByteArray();
            }
        } catch (SocketTimeoutException silent) {
            throw new ProblemException(
                    RequestProblem.BODY_TOO_SLOW, "expected the whole form without a long pause, got part of it");
        } catch (IOException brokeOff) {
            throw new ProblemException(RequestProblem.BAD_REQUEST, "expected the whole form, but it broke off");
        }
        throw new IllegalStateException("a form ends or is refused");
    }

    private boolean takeWhatIsHere(ServletInputStream body, ByteArrayOutputStream form, long announced)
            throws IOException {
        while (form.size() != announced && body.available() > 0) {
            copy(body, Math.min(buffer.length, body.available()), form);
        }
        return form.size() == announced;
    }

    /** The container has no read that ends after a while, so it is asked now and then what has come. */
    private boolean waitAMoment(ServletInputStream body, ByteArrayOutputStream form, long announced)
            throws IOException {
        long startNanos = System.nanoTime();
        while (System.nanoTime() - startNanos < MOMENT_NANOS) {
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
            if (takeWhatIsHere(body, form, announced)) {
                return true;
            }
        }
        return false;
    }

    private boolean waitForAll(ServletInputStream body, ByteArrayOutputStream form) throws IOException {
        while (copy(body, buffer.length, form)) {
            // until its end
        }
        return true;
    }

    private boolean within(FormPermits.Room room, Waiting waiting) throws IOException {
        String address = getRemoteAddr();
        if (!room.enter(address)) {
            setAttribute(UnreadBodyValve.POINTLESS, true);
            throw new ProblemException(RequestProblem.TOO_BUSY, "expected a form that comes at once, got part of one")
                    .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        try {
            return waiting.isWhole();
        } finally {
            room.leave(address);
        }
    }

    private boolean copy(ServletInputStream body, int most, ByteArrayOutputStream form) throws IOException {
        int read = body.read(buffer, 0, most);
        if (read > 0) {
            form.write(buffer, 0, read);
        }
        if (form.size() > limit.toBytes()) {
            throw tooLarge();
        }
        return read >= 0;
    }

    private ProblemException tooLarge() {
        return new ProblemException(
                RequestProblem.BODY_TOO_LARGE, "expected a form of at most " + limit.toBytes() + " bytes, got more");
    }

    /** Reads on; returns whether the form is whole now. */
    @FunctionalInterface
    private interface Waiting {
        boolean isWhole() throws IOException;
    }
}
