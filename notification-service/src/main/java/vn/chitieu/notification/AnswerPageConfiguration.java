package vn.chitieu.notification;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.notification.answerlink.AnswerPageRenderer;
import vn.chitieu.notification.answerlink.LinkRateLimiter;
import vn.chitieu.support.web.PageShell;

/** The page of a link. */
@Configuration(proxyBeanMethods = false)
class AnswerPageConfiguration {

    /** More than a person does, however often they correct themselves. */
    private static final int MOST_VISITS = 100;

    private static final Duration WINDOW = Duration.ofMinutes(10);

    @Bean
    AnswerPageRenderer answerPage(PageShell shell, Supplier<Catalog> catalog, Clock clock) {
        return new AnswerPageRenderer(shell, catalog, clock);
    }

    @Bean
    LinkRateLimiter visitThrottle(Clock clock) {
        return new LinkRateLimiter(MOST_VISITS, WINDOW, clock);
    }
}
