package vn.chitieu.aggregation;

import io.swagger.v3.oas.models.info.Info;
import java.util.Set;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.aggregation.access.AggregationProblemCode;
import vn.chitieu.support.catalog.CityProblemCode;
import vn.chitieu.support.problem.ErrorCode;
import vn.chitieu.support.web.ApiDescription;
import vn.chitieu.support.web.ApiExamples;

/**
 * Describes in OpenAPI what springdoc cannot read off the records: that decimals, quarters, periods and scopes are
 * written as text, and what a refusal looks like. It changes this service's description alone, not springdoc's own
 * settings, which all services of one process share.
 */
@Configuration(proxyBeanMethods = false)
class AggregationApiDescription {

    private static final String READER_KEY = "readerKey";

    /** What is about no one city. */
    private static final Set<String> SEVERAL_CITIES = Set.of("/api/v1/comparison", "/comparison", "/comparison.xlsx");

    @Bean
    OpenApiCustomizer vocabularyAsText() {
        ApiExamples examples = ApiExamples.read("aggregation-examples.json");
        return api -> {
            api.info(new Info()
                    .title("Chitieu aggregation")
                    .version("v1")
                    .description(
                            "Totals, what they are made of and what moved them. A unit sees its own. Every refusal is a problem of"
                                    + " RFC 9457 with a stable code.\n\n" + AggregationProblemCode.table()
                                    + "\n\nOf the city of a request, as at every service:\n\n"
                                    + "| service | code | status | meaning |\n|---|---|---|---|\n"
                                    + String.join("\n", CityProblemCode.rows())));
            ApiDescription description = new ApiDescription(api);
            description.writeAsText();
            description.writePeriodsAsText();
            description.nameCity(SEVERAL_CITIES);
            description.requireKey(READER_KEY);
            description.refuse(
                    Stream.<ErrorCode[]>of(AggregationProblemCode.values(), CityProblemCode.values())
                            .flatMap(Stream::of)
                            .toList(),
                    examples.problem());
            examples.into(api);
        };
    }
}
