package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.chitieu.ingestion.corpus.RawHttp;

/** What a stranger gets at each address by each method: whether there is something, and whether it takes a key. */
class AddressesIT {

    private static final ServiceUnderTest SERVICE = EmbeddedParts.SERVICE;
    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "SEND");

    @Test
    void answersAStrangerByAddressAndMethod() throws IOException {
        List<String> expected = Files.readAllLines(Path.of("src/test/resources/addresses.txt"));

        assertThat(expected.stream().map(line -> answers(line.substring(0, line.indexOf(' ')))))
                .containsExactlyElementsOf(expected);
    }

    /** The time of a refused request has the tags that it has when its controller refuses it. */
    @Test
    void aRefusalIsTimedUnderItsAddress() {
        double before = refused("/api/v1/receipts/{receipt}");

        answers("/api/v1/receipts/2-632");

        assertThat(refused("/api/v1/receipts/{receipt}")).isEqualTo(before + 1);
    }

    private static double refused(String pattern) {
        return SERVICE
                .bean(MeterRegistry.class)
                .find("http.server.requests")
                .tags("uri", pattern, "status", "401", "method", "GET", "exception", "none", "error", "none")
                .timers()
                .stream()
                .mapToDouble(Timer::count)
                .sum();
    }

    private static String answers(String address) {
        return address
                + METHODS.stream().map(method -> answer(address, method)).collect(Collectors.joining(" ", " ", ""));
    }

    private static String answer(String address, String method) {
        String request = method + " " + address
                + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        RawHttp.Answer answer;
        try {
            answer = RawHttp.exchange(SERVICE.port(), request.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        String allowed = Arrays.stream(
                        answer.headers().getOrDefault("allow", "").split("[, ]+"))
                .sorted()
                .collect(Collectors.joining("+"));
        return method + "=" + answer.status() + (allowed.isEmpty() ? "" : "(" + allowed + ")");
    }
}
