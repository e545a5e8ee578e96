package vn.chitieu.support.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;

class BearerKeyTest {

    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "Bearer abc, abc",
                "bearer   abc , abc",
                "'Bearer ', ''",
                "Bearerabc, null",
                "Basic YTpi, null",
                "'', null"
            })
    void isWhatFollowsTheScheme(String header, String key) {
        request.addHeader(HttpHeaders.AUTHORIZATION, header);

        assertThat(BearerKey.of(request)).isEqualTo(key);
    }

    @Test
    void isThereOnce() {
        assertThat(BearerKey.of(request)).isNull();

        request.addHeader(HttpHeaders.AUTHORIZATION, "Bearer abc");
        request.addHeader(HttpHeaders.AUTHORIZATION, "Bearer abc");
        assertThat(BearerKey.of(request)).isNull();
    }
}
