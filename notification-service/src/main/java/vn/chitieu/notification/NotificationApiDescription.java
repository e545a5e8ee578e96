package vn.chitieu.notification;

import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import java.util.Set;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.support.catalog.CityProblemCode;
import vn.chitieu.support.problem.ErrorCode;
import vn.chitieu.support.web.ApiDescription;
import vn.chitieu.support.web.ApiExamples;

/**
 * Describes in OpenAPI what springdoc cannot read off the records: that decimals, quarters and scopes are written as
 * text, and what a refusal looks like. It changes this service's description alone, not springdoc's own settings, which
 * all services of one process share.
 */
@Configuration(proxyBeanMethods = false)
class NotificationApiDescription {

    private static final String KEY = "key";

    @Bean
    OpenApiCustomizer apiInWords() {
        ApiExamples examples = ApiExamples.read("notification-examples.json");
        return api -> {
            api.info(new Info()
                    .title("Chitieu notification")
                    .version("v1")
                    .description(
                            "Cases, silences and mails. A unit sees its own cases and explains them; what else changes"
                                    + " something takes the role STAFF or a key with the right. Every refusal is a problem"
                                    + " of RFC 9457 with a stable code.\n\n" + NotificationProblemCode.table()
                                    + "\n\nOf the city of a request, as at every service:\n\n"
                                    + "| service | code | status | meaning |\n|---|---|---|---|\n"
                                    + String.join("\n", CityProblemCode.rows())));
            ApiDescription description = new ApiDescription(api);
            description.writeAsText();
            description.nameCity(Set.of());
            description.requireKey(KEY);
            description.refuse(
                    Stream.<ErrorCode[]>of(NotificationProblemCode.values(), CityProblemCode.values())
                            .flatMap(Stream::of)
                            .toList(),
                    examples.problem());
            api.getPaths().forEach(NotificationApiDescription::keepItsOwnParameters);
            examples.into(api);
        };
    }

    /** Of a method with two addresses, the shorter one lacks a part of the longer one. */
    private static void keepItsOwnParameters(String address, PathItem item) {
        item.readOperations().stream()
                .filter(operation -> operation.getParameters() != null)
                .forEach(operation -> operation
                        .getParameters()
                        .removeIf(one -> "path".equals(one.getIn()) && !address.contains("{" + one.getName() + "}")));
    }
}
