package vn.chitieu.notification;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
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
import vn.chitieu.support.web.ApiExamples;

/**
 * Describes in OpenAPI what springdoc cannot read off the records: that decimals, quarters and scopes are written as
 * text, and what a refusal looks like. It changes this service's description alone, not springdoc's own settings, which
 * all services of one process share.
 */
@Configuration(proxyBeanMethods = false)
@SuppressWarnings("rawtypes") // swagger's own maps of schemas are raw
class NotificationApiDescription {

    private static final String KEY = "key";

    private static final Map<String, Schema<?>> VOCABULARY = Map.of(
            "Quarter", text("A calendar quarter", "2022-Q1"),
            "Scope", text("city, cluster:<id> or unit:<id>", "unit:nam-ngan"),
            "Decimal", text("Plain digits, at most 34", "1234.5"));

    /** Codes of faults that no question of ours is needed for; further ones have the name of their status, too. */
    private static final List<String> OF_STATUSES =
            List.of("BAD_REQUEST", "NOT_FOUND", "METHOD_NOT_ALLOWED", "NOT_ACCEPTABLE", "INTERNAL_ERROR");

    /** The kinds of scopes, which springdoc takes for objects. */
    private static final Set<String> KINDS = Set.of("City", "Cluster", "Unit");

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
                                    + " of RFC 9457 with a stable code.\n\n" + NotificationProblemCode.table()));
            Map<String, Schema> schemas = api.getComponents().getSchemas();
            schemas.keySet().removeAll(KINDS);
            schemas.values().forEach(NotificationApiDescription::describe);
            schemas.putAll(VOCABULARY);
            schemas.put("Problem", problem());
            api.getComponents()
                    .addSecuritySchemes(
                            KEY,
                            new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer"));
            api.addSecurityItem(new SecurityRequirement().addList(KEY));
            refusals(api, examples.problem());
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
        return property.getOneOf() == null ? property : reference("Scope");
    }

    private static Schema<?> problem() {
        StringSchema code = new StringSchema();
        Arrays.stream(NotificationProblemCode.values()).map(Enum::name).forEach(code::addEnumItem);
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
