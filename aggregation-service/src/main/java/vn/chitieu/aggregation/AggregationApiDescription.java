package vn.chitieu.aggregation;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.aggregation.access.AggregationProblemCode;
import vn.chitieu.support.web.ApiExamples;

/**
 * Describes in OpenAPI what springdoc cannot read off the records: that decimals, quarters, periods and scopes are
 * written as text, and what a refusal looks like. It changes this service's description alone, not springdoc's own
 * settings, which all services of one process share.
 */
@Configuration(proxyBeanMethods = false)
@SuppressWarnings("rawtypes") // swagger's own maps of schemas are raw
class AggregationApiDescription {

    private static final String READER_KEY = "readerKey";

    private static final Map<String, Schema<?>> VOCABULARY = Map.of(
            "Quarter", text("A calendar quarter", "2022-Q1"),
            "ReportingPeriod", text("A day, month or quarter", "2022-03"),
            "Scope", text("city, cluster:<id> or unit:<id>", "unit:nam-ngan"),
            "Decimal", text("Plain digits, at most 34", "1234.5"));

    /** Codes of faults that no question of ours is needed for; further ones have the name of their status, too. */
    private static final List<String> OF_STATUSES =
            List.of("BAD_REQUEST", "NOT_FOUND", "METHOD_NOT_ALLOWED", "NOT_ACCEPTABLE", "INTERNAL_ERROR");

    /** The kinds of scopes and periods, which springdoc takes for objects. */
    private static final Set<String> KINDS = Set.of("City", "Cluster", "Unit", "Day", "Month");

    @Bean
    OpenApiCustomizer vocabularyAsText() {
        ApiExamples examples = ApiExamples.read("aggregation-examples.json");
        return api -> {
            api.info(new Info()
                    .title("Chitieu aggregation")
                    .version("v1")
                    .description(
                            "Totals, what they are made of and what moved them. A unit sees its own. Every refusal is a problem of"
                                    + " RFC 9457 with a stable code.\n\n" + AggregationProblemCode.table()));
            Map<String, Schema> schemas = api.getComponents().getSchemas();
            schemas.keySet().removeAll(KINDS);
            schemas.values().forEach(AggregationApiDescription::describe);
            schemas.putAll(VOCABULARY);
            schemas.put("Problem", problem());
            api.getComponents()
                    .addSecuritySchemes(
                            READER_KEY,
                            new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer"));
            api.addSecurityItem(new SecurityRequirement().addList(READER_KEY));
            refusals(api, examples.problem());
            examples.into(api);
        };
    }

    private static void describe(Schema<?> schema) {
        Map<String, Schema> properties = schema.getProperties();
        if (properties != null) {
            properties.replaceAll((name, property) -> described(property));
        }
    }

    private static Schema<?> described(Schema<?> property) {
        Set<String> types = property.getTypes();
        if (types != null && types.contains("number")) {
            return reference("Decimal");
        }
        if (property.getOneOf() != null) {
            return reference(
                    property.getOneOf().stream().anyMatch(kind -> kind.get$ref().endsWith("/City"))
                            ? "Scope"
                            : "ReportingPeriod");
        }
        return property;
    }

    private static Schema<?> problem() {
        StringSchema code = new StringSchema();
        Arrays.stream(AggregationProblemCode.values()).map(Enum::name).forEach(code::addEnumItem);
        OF_STATUSES.forEach(code::addEnumItem);
        return new Schema<>()
                .types(Set.of("object"))
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("status", new Schema<>().types(Set.of("integer")))
                .addProperty("detail", new StringSchema().description("what was expected and what came"))
                .addProperty("code", code.description("stable; docs/codes.md says what each means"));
    }

    private static void refusals(OpenAPI api, Object example) {
        ApiResponse refusal = new ApiResponse()
                .description("A refusal")
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(reference("Problem")).example(example)));
        api.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .forEach(operation -> operation.getResponses().addApiResponse(ApiResponses.DEFAULT, refusal));
    }

    private static Schema<?> text(String description, String example) {
        return new Schema<>().types(Set.of("string")).description(description).example(example);
    }

    private static Schema<?> reference(String name) {
        return new Schema<>().$ref("#/components/schemas/" + name);
    }
}
