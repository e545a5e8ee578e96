package vn.chitieu.notification;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.contracts.codec.EventJson;
import vn.chitieu.notification.cases.model.JudgedFigures;

/** How answers are written as JSON. */
@Configuration(proxyBeanMethods = false)
class NotificationWebConfiguration {

    /** Decimals, quarters and scopes as text; of figures what they hold, not what they answer. */
    @Bean
    JsonMapperBuilderCustomizer vocabularyAsText() {
        return json -> json.addModule(EventJson.module()).addMixIn(JudgedFigures.class, ComponentsOnly.class);
    }

    @JsonAutoDetect(isGetterVisibility = JsonAutoDetect.Visibility.NONE)
    private static final class ComponentsOnly {}
}
