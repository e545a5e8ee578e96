package vn.chitieu.support.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;

class SessionEndFilterTest {

    private final AdjustableClock clock = new AdjustableClock();
    private final SessionEndFilter filter = new SessionEndFilter(Duration.ofHours(2), Duration.ofHours(12), clock);
    private final MockHttpSession session = new MockHttpSession();

    @Test
    void endsABusySessionAtItsAbsoluteTime() throws Exception {
        filter.begin(session);
        for (int hour = 0; hour < 11; hour++) {
            clock.advance(Duration.ofHours(1));
            request();
            assertThat(session.isInvalid()).isFalse();
        }
        clock.advance(Duration.ofHours(1));
        request();
        assertThat(session.isInvalid()).isTrue();
    }

    /** So the container ends it without a request, and its streams with it. */
    @Test
    void theIdleTimeIsNeverLongerThanWhatIsLeft() throws Exception {
        filter.begin(session);
        assertThat(session.getMaxInactiveInterval()).isEqualTo(7_200);
        clock.advance(Duration.ofHours(11));
        request();
        assertThat(session.getMaxInactiveInterval()).isEqualTo(3_600);
    }

    @Test
    void leavesASessionThatItDidNotBegin() throws Exception {
        clock.advance(Duration.ofDays(9));
        request();
        assertThat(session.isInvalid()).isFalse();
    }

    private void request() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setSession(session);
        filter.doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
    }
}
