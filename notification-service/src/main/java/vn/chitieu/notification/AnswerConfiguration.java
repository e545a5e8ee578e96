package vn.chitieu.notification;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.notification.answerlink.AnswerPage;
import vn.chitieu.notification.answerlink.VisitThrottle;

/** The page of a link. */
@Configuration(proxyBeanMethods = false)
class AnswerConfiguration {

    /** More than a person does, however often they correct themselves. */
    private static final int MOST_VISITS = 100;

    private static final Duration WINDOW = Duration.ofMinutes(10);

    @Bean
    AnswerPage answerPage(Supplier<Catalog> catalog, Clock clock) {
        return new AnswerPage(catalog, clock);
    }

    @Bean
    VisitThrottle visitThrottle(Clock clock) {
        return new VisitThrottle(MOST_VISITS, WINDOW, clock);
    }
}
