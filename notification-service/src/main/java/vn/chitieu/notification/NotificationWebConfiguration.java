package vn.chitieu.notification;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.contracts.codec.EventJson;
import vn.chitieu.notification.cases.model.JudgedFigures;
import vn.chitieu.support.mongo.MongoDatabaseOutage;
import vn.chitieu.support.problem.KnownFaults;

/** How answers are written as JSON, and what is answered to faults. */
@Configuration(proxyBeanMethods = false)
class NotificationWebConfiguration {

    /** Decimals, quarters and scopes as text; of figures what they hold, not what they answer. */
    @Bean
    JsonMapperBuilderCustomizer vocabularyAsText() {
        return json -> json.addModule(EventJson.module()).addMixIn(JudgedFigures.class, ComponentsOnly.class);
    }

    /** What frameworks and drivers throw for which there is a code. */
    @Bean
    KnownFaults knownFaults() {
        return KnownFaults.NONE
                .refused(
                        InvalidParameterException.class::isInstance,
                        NotificationProblemCode.BAD_PARAMETER,
                        "expected query parameters in percent-encoded UTF-8, got others")
                .away(
                        MongoDatabaseOutage::isOutage,
                        NotificationProblemCode.DATABASE_UNAVAILABLE,
                        "The database does not answer at present; ask again.",
                        "the database is away");
    }

    @JsonAutoDetect(isGetterVisibility = JsonAutoDetect.Visibility.NONE)
    private static final class ComponentsOnly {}
}
