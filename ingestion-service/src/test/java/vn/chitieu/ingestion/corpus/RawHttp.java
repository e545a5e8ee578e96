package vn.chitieu.ingestion.corpus;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** HTTP as bytes on a connection of their own, so that a request may be anything. */
public final class RawHttp {

    private static final int TIMEOUT_MS = 30_000;
    private static final byte[] END_OF_HEADERS = {'\r', '\n', '\r', '\n'};

    private RawHttp() {}

    /** Sends the bytes and ends there; returns the answer. */
    public static Answer exchange(int port, byte[] request) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("localhost", port), TIMEOUT_MS);
            socket.setSoTimeout(TIMEOUT_MS);
            try {
                socket.getOutputStream().write(request);
                socket.getOutputStream().flush();
                socket.shutdownOutput();
            } catch (IOException refusedEarly) {
                // The answer may be there all the same.
            }
            return Answer.of(socket.getInputStream().readAllBytes());
        }
    }

    /**
     * An answer.
     *
     * @param status of HTTP
     * @param headers by name in small letters; the last of several
     * @param body without its chunks
     */
    public record Answer(int status, Map<String, String> headers, byte[] body) {

        private static final JsonMapper JSON = JsonMapper.builder().build();

        static Answer of(byte[] bytes) throws IOException {
            int end = indexOf(bytes, END_OF_HEADERS);
            if (end < 0) {
                throw new IOException("expected an answer of HTTP, got " + bytes.length + " bytes without one");
            }
            String[] lines = new String(bytes, 0, end, StandardCharsets.ISO_8859_1).split("\r\n");
            Map<String, String> headers = new TreeMap<>();
            for (String line : Arrays.asList(lines).subList(1, lines.length)) {
                int colon = line.indexOf(':');
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
            byte[] body = Arrays.copyOfRange(bytes, end + END_OF_HEADERS.length, bytes.length);
            return new Answer(
                    Integer.parseInt(lines[0].split(" ")[1]),
                    headers,
                    "chunked".equals(headers.get("transfer-encoding")) ? unchunked(body) : body);
        }

        /** Returns the body as text. */
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** Returns the body as JSON. */
        public JsonNode json() {
            return JSON.readTree(body);
        }

        private static byte[] unchunked(byte[] body) throws IOException {
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            InputStream in = new ByteArrayInputStream(body);
            for (int size = size(in); size > 0; size = size(in)) {
                whole.write(in.readNBytes(size));
                in.skipNBytes(2);
            }
            return whole.toByteArray();
        }

        private static int size(InputStream in) throws IOException {
            StringBuilder line = new StringBuilder();
            for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
                line.append((char) next);
            }
            return Integer.parseInt(line.toString().strip(), 16);
        }

        private static int indexOf(byte[] bytes, byte[] sought) {
            for (int i = 0; i + sought.length <= bytes.length; i++) {
                if (Arrays.equals(bytes, i, i + sought.length, sought, 0, sought.length)) {
                    return i;
                }
            }
            return -1;
        }
    }
}
