package vn.chitieu.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chitieu.contracts.codec.EventJson;

class TargetAssignedTest {

    private static final String TARGET = new String(EventJson.write(Events.aTarget()), StandardCharsets.UTF_8);

    @Test
    void writesDaysAndDecimalsAsText() {
        assertThat(TARGET)
                .contains("\"validFrom\":\"2022-05-16\"", "\"value\":\"80.5\"", "\"scope\":\"cluster:cum-1\"")
                .contains("\"shares\":[\"14\",\"35\",\"62.5\",\"100\"]");
    }

    @Test
    void takesMissingSharesForNone() throws UnreadableEventException {
        String even = new String(EventJson.write(Events.aTarget(TargetAssigned.Pace.EVEN)), StandardCharsets.UTF_8);
        assertThat(read(even.replace("\"shares\":[],", "")).shares()).isEmpty();
        assertThat(read(even.replace("\"shares\":[]", "\"shares\":null")).validFrom())
                .isEqualTo(LocalDate.of(2022, 5, 16));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "city",
                "id",
                "scope",
                "indicator",
                "year",
                "owner",
                "value",
                "pace",
                "shares",
                "validFrom",
                "reason",
                "assignedAt",
                "channel",
                "credential"
            })
    void refusesATargetWithoutARequiredField(String field) {
        assertRefused(TARGET.replaceFirst("\"" + field + "\":", "\"ignored\":"));
        assertRefused(TARGET.replaceFirst("\"" + field + "\":", "\"" + field + "\":null,\"ignored\":"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "id":"t-1"               | "id":""
            "year":2022              | "year":"2022"
            "year":2022              | "year":2022.5
            "year":2022              | "year":1899
            "year":2022              | "year":3000
            "owner":"PROVINCE"       | "owner":""
            "owner":"PROVINCE"       | "owner":"province"
            "owner":"PROVINCE"       | "owner":"TỈNH"
            "value":"80.5"           | "value":"0"
            "value":"80.5"           | "value":"-1"
            "value":"80.5"           | "value":"1e20"
            "value":"80.5"           | "value":"0.00000000001"
            "value":"80.5"           | "value":"NaN"
            "pace":"GIVEN"           | "pace":"EVEN"
            "pace":"GIVEN"           | "pace":"given"
            "pace":"GIVEN"           | "pace":2
            "shares":["14","35",     | "shares":["35",
            "shares":["14","35",     | "shares":["14","35","36",
            "shares":["14","35",     | "shares":["35","14",
            "shares":["14","35",     | "shares":["-1","35",
            "62.5","100"]            | "62.5","99.9"]
            "62.5","100"]            | "62.5","101"]
            "62.5","100"]            | "100.5","100"]
            "62.5","100"]            | null,"100"]
            "62.5","100"]            | "100"],"x":["100"]
            "validFrom":"2022-05-16" | "validFrom":"2022-02-30"
            "validFrom":"2022-05-16" | "validFrom":"2022-5-16"
            "validFrom":"2022-05-16" | "validFrom":"2022-05-16T00:00:00Z"
            "validFrom":"2022-05-16" | "validFrom":[2022,5,16]
            "validFrom":"2022-05-16" | "validFrom":19128
            "validFrom":"2022-05-16" | "validFrom":"+12022-05-16"
            "validFrom":"2022-05-16" | "validFrom":"1899-12-31"
            "reason":"điều chỉnh"    | "reason":""
            "scope":"cluster:cum-1"  | "scope":"cluster:"
            """)
    void refusesATargetThatIsNone(String field, String broken) {
        assertThat(TARGET).contains(field);
        assertRefused(TARGET.replace(field, broken));
    }

    @Test
    void refusesTextsThatWouldFillTheDocumentOfTheirYear() {
        assertRefused(TARGET.replace("điều chỉnh", "ữ".repeat(1001)));
        assertRefused(TARGET.replace("PROVINCE", "P".repeat(65)));
        assertRefused(TARGET.replace("t-1", "t".repeat(101)));
        assertRefused(TARGET.replace("key-7", "k".repeat(101)));
    }

    private static void assertRefused(String json) {
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> read(json))
                .withMessageStartingWith("expected TargetAssigned as JSON: ");
    }

    private static TargetAssigned read(String json) throws UnreadableEventException {
        return EventJson.read(json.getBytes(StandardCharsets.UTF_8), TargetAssigned.class);
    }
}
