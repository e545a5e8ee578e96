package vn.chitieu.support.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.csrf.MissingCsrfTokenException;

@ExtendWith(OutputCaptureExtension.class)
class SecurityProblemHandlerTest {

    private final SecurityProblemHandler handler = new SecurityProblemHandler(
            (request, response, asked, refusal) -> null, "a reader", new SecurityLog(new AdjustableClock()));

    @Test
    void aRefusalByRoleIsLoggedWithCallerAndAction(CapturedOutput output) throws Exception {
        MockHttpServletRequest request = request("POST", "/api/v1/silences\r\nforged");
        Principal ward = () -> "ward";
        request.setUserPrincipal(ward);

        handler.handle(request, new MockHttpServletResponse(), new AccessDeniedException("no"));

        assertThat(output.getAll())
                .contains("POST /api/v1/silences??forged of ward from 10.0.0.7 was refused: another role");
    }

    @Test
    void aFormWithoutItsTokenIsLogged(CapturedOutput output) throws Exception {
        handler.handle(
                request("POST", "/login"), new MockHttpServletResponse(), new MissingCsrfTokenException("wrong"));

        assertThat(output.getAll())
                .contains("POST /login of a stranger from 10.0.0.7 was refused: no token of the form");
    }

    private static MockHttpServletRequest request(String method, String path) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        request.setRemoteAddr("10.0.0.7");
        return request;
    }
}
