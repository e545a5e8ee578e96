package vn.chitieu.ingestion;

import io.swagger.v3.core.util.Yaml;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import vn.chitieu.ingestion.update.FindingCode;
import vn.chitieu.support.web.ApiPage;
import vn.chitieu.support.web.PageSite;

/**
 * Describes in OpenAPI what springdoc cannot read off the controllers: the bodies, the key, and all codes; and the page
 * on which a person reads it, open as the description is.
 */
@Configuration(proxyBeanMethods = false)
class IngestionApiDescription {

    private static final String KEY = "key";

    @Bean
    ApiPage apiPage() {
        return new ApiPage("ingestion", "/api.html", "/api.js");
    }

    /** No page but that of the API and those of errors. */
    @Bean
    PageSite pageSite() {
        return new PageSite("Tiếp nhận số liệu chỉ tiêu", "shell/icon.svg", "api.html");
    }

    @Bean
    OpenAPI openApi() throws IOException {
        SecurityScheme bearer = new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("ct_ID_SECRET");
        try (InputStream bodies = new ClassPathResource("ingestion-openapi.yaml").getInputStream()) {
            return new OpenAPI()
                    .info(new Info()
                            .title("Chitieu ingestion")
                            .version("v1")
                            .description(
                                    "Takes figures from wards and departments, and targets. Every refusal is a problem of"
                                            + " RFC 9457 with a stable code.\n\n" + CodeTable.markdown()))
                    .components(
                            Yaml.mapper().readValue(bodies, Components.class).addSecuritySchemes(KEY, bearer))
                    .addSecurityItem(new SecurityRequirement().addList(KEY));
        }
    }

    /** One example of an answer for each operation, and the codes that a problem and a row can have. */
    @Bean
    OpenApiCustomizer answers() {
        return api -> {
            Map<String, Example> examples = api.getComponents().getExamples();
            api.getPaths().values().stream()
                    .flatMap(path -> path.readOperations().stream())
                    .forEach(operation -> {
                        ApiResponse empty = operation.getResponses().get("204");
                        if (empty != null) {
                            empty.setContent(null);
                        }
                        operation.getResponses().values().stream()
                                .map(ApiResponse::getContent)
                                .filter(Objects::nonNull)
                                .forEach(content -> json(content, operation.getOperationId(), examples));
                    });
            code(api, "Problem", IngestionProblemCode.values());
            code(api, "Finding", FindingCode.values());
        };
    }

    private static void json(Content content, String operation, Map<String, Example> examples) {
        MediaType any = content.remove("*/*");
        if (any != null) {
            content.addMediaType(org.springframework.http.MediaType.APPLICATION_JSON_VALUE, any);
        }
        MediaType json = content.get(org.springframework.http.MediaType.APPLICATION_JSON_VALUE);
        if (json != null && examples.containsKey(operation)) {
            json.addExamples(operation, new Example().$ref("#/components/examples/" + operation));
        }
    }

    private static void code(OpenAPI api, String name, Enum<?>[] codes) {
        Schema<?> schema =
                Objects.requireNonNull(api.getComponents().getSchemas().get(name), name);
        Schema<?> code =
                (Schema<?>) Objects.requireNonNull(schema.getProperties().get("code"), name);
        StringSchema listed = new StringSchema();
        listed.setDescription(code.getDescription());
        Arrays.stream(codes).map(Enum::name).forEach(listed::addEnumItem);
        schema.addProperty("code", listed);
    }

    @Bean
    OpenApiCustomizer bodies() {
        return api -> {
            post(api, "/api/v1/updates").requestBody(named("Updates"));
            post(api, "/api/v1/targets").requestBody(named("Targets"));
            post(api, "/api/v1/confirmations").requestBody(named("HeadDecisions"));
            post(api, "/api/v1/credentials").requestBody(named("CredentialRequest"));
            post(api, "/api/v1/exceptions").requestBody(named("ExceptionRequest"));
            post(api, "/api/v1/accounts").requestBody(named("AccountRequest"));
            Objects.requireNonNull(api.getPaths().get("/api/v1/accounts/{name}/address"))
                    .getPut()
                    .requestBody(named("AccountAddressRequest"));
            Objects.requireNonNull(api.getPaths().get("/api/v1/me/password"))
                    .getPut()
                    .requestBody(named("OwnPasswordRequest"));
            post(api, "/api/v1/remarks").requestBody(named("RemarkRequest"));
            Objects.requireNonNull(api.getPaths().get("/api/v1/remarks/{id}"))
                    .getPut()
                    .requestBody(named("RemarkChangeRequest"));
            post(api, "/api/v1/remarks/{id}/answers").requestBody(named("RemarkAnswerRequest"));
            Objects.requireNonNull(api.getPaths().get("/api/v1/catalog"))
                    .getPut()
                    .requestBody(named("CatalogRequest"));
            Objects.requireNonNull(api.getPaths().get("/api/v1/catalog/draft/tables/{table}"))
                    .getPut()
                    .requestBody(named("DraftTableRequest"));
            post(api, "/api/v1/catalog/draft/merge").requestBody(named("DraftMergeRequest"));
            post(api, "/api/v1/catalog/draft/publication").requestBody(named("PublicationRequest"));
            post(api, "/api/v1/catalog/editions/{edition}/publication").requestBody(named("PublicationRequest"));
            post(api, "/api/v1/credentials/{id}/rotation").requestBody(named("Rotation"));
            api.getPaths().values().stream()
                    .flatMap(path -> path.readOperations().stream())
                    .forEach(operation -> operation
                            .getResponses()
                            .addApiResponse(
                                    ApiResponses.DEFAULT, new ApiResponse().$ref("#/components/responses/Problem")));
        };
    }

    private static Operation post(OpenAPI api, String path) {
        return Objects.requireNonNull(api.getPaths().get(path), path).getPost();
    }

    private static RequestBody named(String name) {
        return new RequestBody().$ref("#/components/requestBodies/" + name);
    }
}
