package vn.chitieu.contracts.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.chitieu.contracts.UnreadableEventException;
import vn.chitieu.contracts.vocabulary.SafeText;

/** Whatever headers come, they are taken or refused as the CloudEvents SDK takes or refuses them. */
class CloudEventHeadersTest {

    private static final String TYPE = "vn.chitieu.indicator-updated.v1";
    private static final String NO_EVENT = "expected a CloudEvent 1.0 with headers ce_*: ";
    private static final List<Header> GOOD = List.of(
            header("ce_specversion", "1.0"),
            header("ce_id", "u-1"),
            header("ce_source", "/chitieu/ingestion"),
            header("ce_type", TYPE),
            header("content-type", "application/json"),
            header("ce_time", "2022-04-05T05:00:00Z"));

    private final CloudEventHeaders headers = new CloudEventHeaders(TYPE);

    /** Most examples differ from a good record in little, so that both outcomes are frequent. */
    @Property(tries = 5_000)
    void agreesWithTheSdk(
            @ForAll("changes") List<Header> changes,
            @ForAll @IntRange(max = 11) int without,
            @ForAll boolean changesFirst) {
        List<Header> all = new ArrayList<>(GOOD);
        if (without < all.size()) {
            all.remove(without);
        }
        all.addAll(changesFirst ? 0 : all.size(), changes);
        assertAgreement(new RecordHeaders(all));
    }

    @Property(tries = 2_000)
    void agreesOnOneHeaderInThePlaceOfAnother(@ForAll("changes") List<Header> changes) {
        Headers all = new RecordHeaders(GOOD);
        for (Header change : changes) {
            all.remove(change.key());
            all.add(change);
        }
        assertAgreement(all);
    }

    @ParameterizedTest
    @CsvSource({
        "ce_id, '', true",
        "ce_ID, other, true",
        "CE_id, '', true",
        "ce_type, '', false",
        "ce_Type, other, false",
        "ce_time, 2022-04-05T12:00:00+07:00, true",
        "ce_time, 2022-04-05T12:00+07:00, true",
        "ce_time, 2022-02-29T12:00:00Z, false",
        "ce_time, 2022-04-05, false",
        "ce_source, urn:chitieu:1, true",
        "ce_source, '', true",
        "ce_source, //, false",
        "ce_source, phường, true",
        "ce_dataschema, a b, false",
        "ce_subject, a b, true",
        "ce_traceparent, 00-x, true",
        "ce_trace-parent, 00-x, false",
        "ce_, x, true",
        "ce_datacontenttype, text/xml, false",
        "Content-Type, text/xml, true",
        "content-type, Application/JSON, false",
        "content-type, application/cloudevents-batch+json, false",
        "ce_SpecVersion, 7, true",
        "x, , true",
        "ce_time, , true",
        "content-type, , false",
        "ce_specversion, , false"
    })
    void aHeaderBehindTheGoodOnes(String name, @Nullable String value, boolean taken) {
        Headers all = new RecordHeaders(GOOD);
        all.add(header(name, value));

        assertThat(refusal(all) == null).isEqualTo(taken);
        assertAgreement(all);
    }

    private void assertAgreement(Headers all) {
        String refusal = refusal(all);
        String sdk = refusalBySdk(all);
        if (sdk == null || sdk.startsWith("expected ce_type ") || sdk.startsWith("expected content-type ")) {
            assertThat(refusal).as("%s", all).isEqualTo(sdk);
        } else {
            assertThat(refusal).as("%s: %s", all, sdk).isNotNull();
            assertThat(refusal.startsWith(NO_EVENT) || refusal.startsWith("expected ce_specversion 1.0, got 0.3"))
                    .as(refusal)
                    .isTrue();
        }
    }

    private @Nullable String refusal(Headers all) {
        try {
            headers.require(all);
            return null;
        } catch (UnreadableEventException refused) {
            return refused.getMessage();
        }
    }

    private static @Nullable String refusalBySdk(Headers all) {
        CloudEvent event;
        try {
            event = KafkaMessageFactory.createReader(all, new byte[] {'1'}).toEvent();
        } catch (RuntimeException noCloudEvent) { // it says not all that it throws at strange headers
            return NO_EVENT + noCloudEvent;
        }
        if (!event.getSpecVersion().toString().equals("1.0")) {
            return NO_EVENT + event.getSpecVersion();
        }
        if (!event.getType().equals(TYPE)) {
            return new UnreadableEventException("expected ce_type " + TYPE + ", got " + shown(event.getType()))
                    .getMessage();
        }
        String content = event.getDataContentType();
        String plain = content == null ? "application/json" : content.replaceFirst("(?s)\\s*;.*", "");
        return plain.equals("application/json")
                ? null
                : new UnreadableEventException("expected content-type application/json, got " + shown(plain))
                        .getMessage();
    }

    private static String shown(String text) {
        return SafeText.of(text);
    }

    @Provide
    Arbitrary<List<Header>> changes() {
        Arbitrary<String> names = Arbitraries.frequencyOf(
                Tuple.of(
                        8,
                        Arbitraries.of(
                                "ce_specversion",
                                "ce_id",
                                "ce_source",
                                "ce_type",
                                "ce_time",
                                "ce_dataschema",
                                "ce_subject",
                                "ce_datacontenttype",
                                "content-type",
                                "ce_ID",
                                "ce_Time",
                                "ce_SpecVersion",
                                "CE_source",
                                "Content-Type",
                                "ce_",
                                "ce_traceparent")),
                Tuple.of(1, Arbitraries.strings().ascii().ofMaxLength(6).map(rest -> "ce_" + rest)),
                Tuple.of(1, Arbitraries.strings().ofMaxLength(6)));
        Arbitrary<byte[]> values = Arbitraries.frequencyOf(
                        Tuple.of(
                                6,
                                Arbitraries.of(
                                                "1.0",
                                                "0.3",
                                                "",
                                                " ",
                                                TYPE,
                                                "/a/b",
                                                "//",
                                                "a b",
                                                "::",
                                                "%zz",
                                                "urn:a",
                                                "http://[",
                                                "phường",
                                                "application/json",
                                                "application/json ; charset=utf-8",
                                                "application/cloudevents+json",
                                                "text/xml",
                                                "2022-04-05T05:00:00Z",
                                                "2022-04-05T05:00:00.5+07:00",
                                                "2022-04-05T24:00:00Z",
                                                "2022-02-30T00:00:00Z",
                                                "-999999999-01-01T00:00:00+18:00",
                                                "yesterday")
                                        .map(CloudEventHeadersTest::bytes)),
                        Tuple.of(1, Arbitraries.bytes().array(byte[].class).ofMaxSize(20)))
                .injectNull(0.05);
        return Combinators.combine(names, values)
                .as((name, value) -> (Header) new RecordHeader(name, value))
                .list()
                .ofMaxSize(3);
    }

    private static Header header(String name, @Nullable String value) {
        return new RecordHeader(name, value == null ? null : bytes(value));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
