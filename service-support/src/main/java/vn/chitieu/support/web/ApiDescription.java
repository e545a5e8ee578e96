package vn.chitieu.support.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.chitieu.support.problem.ErrorCode;

/**
 * What springdoc cannot read off the records of a service: that decimals, quarters, periods and scopes are written as
 * text, which key a request has, and what a refusal looks like. Changes the description that it is given and no other.
 */
@SuppressWarnings("rawtypes") // swagger's own maps of schemas are raw
public final class ApiDescription {

    /** Codes of faults that need no question to be met; further ones have the name of their status, too. */
    private static final List<String> OF_STATUSES =
            List.of("BAD_REQUEST", "NOT_FOUND", "METHOD_NOT_ALLOWED", "NOT_ACCEPTABLE", "INTERNAL_ERROR");

    private static final String SCOPE = "Scope";
    private static final String PERIOD = "ReportingPeriod";
    private static final String DECIMAL = "Decimal";

    private final OpenAPI api;

    /** Takes the description to change. */
    public ApiDescription(OpenAPI api) {
        this.api = api;
    }

    /** Says that decimals, quarters and scopes are text. */
    public void writeAsText() {
        schemas().keySet().removeAll(Set.of("City", "Cluster", "Unit"));
        schemas().values().forEach(ApiDescription::describe);
        schemas()
                .putAll(Map.of(
                        "Quarter",
                        text("A calendar quarter", "2022-Q1"),
                        SCOPE,
                        text("city, cluster:<id> or unit:<id>", "unit:nam-ngan"),
                        DECIMAL,
                        text("Plain digits, at most 34", "1234.5")));
    }

    /** Says that reporting periods are text. */
    public void writePeriodsAsText() {
        schemas().keySet().removeAll(Set.of("Day", "Month"));
        schemas().put(PERIOD, text("A day, month or quarter", "2022-03"));
    }

    /** Says that every operation takes a key of that name. */
    public void requireKey(String name) {
        api.getComponents()
                .addSecuritySchemes(
                        name,
                        new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer"));
        api.addSecurityItem(new SecurityRequirement().addList(name));
    }

    /** Says that the operations at all paths but some are about one city, which a parameter of the query names. */
    public void nameCity(Set<String> exceptPaths) {
        api.getComponents()
                .addParameters(
                        "City",
                        new Parameter()
                                .name("city")
                                .in("query")
                                .required(false)
                                .schema(new StringSchema().example("thanh-hoa"))
                                .description(
                                        "id of the city that is asked about; without it the one that this browser chose"
                                                + " last, else the only one of the caller, else the default city"));
        api.getPaths().entrySet().stream()
                .filter(path -> !exceptPaths.contains(path.getKey()))
                .flatMap(path -> path.getValue().readOperations().stream())
                .forEach(
                        operation -> operation.addParametersItem(new Parameter().$ref("#/components/parameters/City")));
    }

    /** Says how every operation refuses, with those codes. */
    public void refuse(List<? extends ErrorCode> codes, Object example) {
        schemas().put("Problem", problem(codes));
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

    private Map<String, Schema> schemas() {
        return api.getComponents().getSchemas();
    }

    private static void describe(Schema<?> schema) {
        Map<String, Schema> properties = schema.getProperties();
        if (properties != null) {
            properties.replaceAll((name, property) -> described(property));
        }
    }

    /** Scopes and periods are taken for one of several objects. */
    private static Schema<?> described(Schema<?> property) {
        Set<String> types = property.getTypes();
        if (types != null && types.contains("number")) {
            return reference(DECIMAL);
        }
        if (property.getOneOf() != null) {
            boolean isScope =
                    property.getOneOf().stream().anyMatch(kind -> kind.get$ref().endsWith("/City"));
            return reference(isScope ? SCOPE : PERIOD);
        }
        return property;
    }

    private static Schema<?> problem(List<? extends ErrorCode> codes) {
        StringSchema code = new StringSchema();
        codes.forEach(one -> code.addEnumItem(one.name()));
        OF_STATUSES.forEach(code::addEnumItem);
        return new Schema<>()
                .types(Set.of("object"))
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("status", new Schema<>().types(Set.of("integer")))
                .addProperty("detail", new StringSchema().description("what was expected and what came"))
                .addProperty("code", code.description("stable; docs/codes.md says what each means"));
    }

    private static Schema<?> text(String description, String example) {
        return new Schema<>().types(Set.of("string")).description(description).example(example);
    }

    private static Schema<?> reference(String name) {
        return new Schema<>().$ref("#/components/schemas/" + name);
    }
}
