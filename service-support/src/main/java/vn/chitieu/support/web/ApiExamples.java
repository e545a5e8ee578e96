package vn.chitieu.support.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/**
 * The examples in the API description of a service, taken from the sample's answers.
 *
 * @param parameters by name, of what an address or a query has to have
 * @param problem a refusal
 * @param answers by method and path, what an operation answers
 */
public record ApiExamples(Map<String, Object> parameters, Map<String, Object> problem, Map<String, Object> answers) {

    private static final List<String> AS_TEXT = List.of("application/json", "text/event-stream");

    /** Reads the examples from a resource of the service's class path. */
    public static ApiExamples read(String resource) {
        try (InputStream in = new ClassPathResource(resource).getInputStream()) {
            return JsonMapper.shared().readValue(in, ApiExamples.class);
        } catch (IOException notThere) {
            throw new UncheckedIOException(notThere);
        }
    }

    /** Adds each example to the parameters and responses of its operation. */
    public void into(OpenAPI api) {
        api.getPaths()
                .forEach((path, item) -> item.readOperationsMap()
                        .forEach((method, operation) -> into(operation, answers.get(method + " " + path))));
    }

    private void into(Operation operation, @Nullable Object answer) {
        if (operation.getParameters() != null) {
            operation.getParameters().stream()
                    .filter(parameter -> Boolean.TRUE.equals(parameter.getRequired()))
                    .forEach(parameter -> parameter.setExample(parameters.get(parameter.getName())));
        }
        operation.getResponses().forEach((status, response) -> {
            Content content = response.getContent();
            if (answer != null && content != null) {
                AS_TEXT.stream().map(content::get).filter(Objects::nonNull).forEach(text -> example(text, answer));
            }
        });
    }

    private static void example(MediaType text, Object answer) {
        text.setExample(answer);
    }
}
