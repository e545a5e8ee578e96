package vn.chitieu.ingestion.corpus;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;

/** Makes the whole request of a case. */
final class CorpusRequests {

    private CorpusRequests() {}

    /** Returns the whole request. */
    static byte[] request(CorpusCase one, String key) {
        if (one.given().containsKey("raw")) {
            return one.text("raw").orElseThrow().replace("$KEY", key).getBytes(StandardCharsets.ISO_8859_1);
        }
        byte[] body = CorpusBodies.of(one);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Host", "localhost");
        headers.put("Connection", "close");
        if (!one.caller().equals("nobody")) {
            headers.put("Authorization", "Bearer " + key);
        }
        one.text("type")
                .or(() -> type(one))
                .filter(type -> !type.equals("none"))
                .ifPresent(type -> headers.put("Content-Type", type));
        String method = one.text("method").orElse("POST");
        if (!method.equals("GET")) {
            headers.put("Content-Length", one.text("length").orElse(String.valueOf(body.length)));
        }
        StringBuilder head = new StringBuilder(method + " " + one.text("path").orElse("/api/v1/updates"));
        one.text("query").ifPresent(query -> head.append('?').append(query));
        head.append(" HTTP/1.1\r\n");
        for (Entry<String, String> header : headers.entrySet()) {
            head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n");
        }
        one.lines("headers").forEach(line -> head.append(line).append("\r\n"));
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] request = Arrays.copyOf(start, start.length + body.length);
        System.arraycopy(body, 0, request, start.length, body.length);
        return request;
    }

    private static Optional<String> type(CorpusCase one) {
        if (one.isWorkbook()) {
            return Optional.of("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        }
        return Optional.of(one.given().containsKey("csv-row") ? "text/csv" : "application/json");
    }
}
