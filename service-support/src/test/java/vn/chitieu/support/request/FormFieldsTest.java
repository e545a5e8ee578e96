package vn.chitieu.support.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chitieu.support.problem.ProblemException;
import vn.chitieu.support.problem.RequestProblem;

class FormFieldsTest {

    @Test
    void readsEachFieldWithAllItsValues() {
        var fields = FormFields.parse(bytes("&a=1&b=l%C3%BD+do%26&a=2&c&=d"));
        assertThat(fields.keySet()).containsExactly("a", "b", "c", "");
        assertThat(fields.get("a")).containsExactly("1", "2");
        assertThat(fields.get("b")).containsExactly("lý do&");
        assertThat(fields.get("c")).containsExactly("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%1", "a=%zz", "a=%ff", "%c3=1"})
    void refusesWhatIsNoText(String form) {
        assertThatThrownBy(() -> FormFields.parse(bytes(form)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.code()).isEqualTo(RequestProblem.BAD_REQUEST));
    }

    @Test
    void refusesAFormOfVeryManyFields() {
        assertThat(FormFields.parse(bytes("a=1&".repeat(50))).get("a")).hasSize(50);
        assertThatThrownBy(() -> FormFields.parse(bytes("a=1&".repeat(51)))).hasMessageContaining("at most 50 fields");
    }

    private static byte[] bytes(String form) {
        return form.getBytes(StandardCharsets.UTF_8);
    }
}
