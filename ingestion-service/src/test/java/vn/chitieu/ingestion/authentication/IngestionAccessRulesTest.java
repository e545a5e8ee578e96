package vn.chitieu.ingestion.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.ingestion.authentication.IngestionAccessRules.Rule;
import vn.chitieu.ingestion.credential.Right;

class IngestionAccessRulesTest {

    @Test
    void eachMethodOfAControllerHasARuleAndEachRuleAController() {
        assertThat(controllers().flatMap(IngestionAccessRulesTest::mappings))
                .containsExactlyInAnyOrderElementsOf(IngestionAccessRules.all().stream()
                        .map(rule -> rule.method() + " " + rule.address().getPatternString())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/updates, REPORT",
        "POST, /api/v1/updates;a=b, REPORT",
        "POST, /api/v1/%75pdates, REPORT",
        "POST, /api/v1/targets, TARGETS",
        "GET, /api/v1/receipts/2-632, REPORT",
        "GET, /api/v1/template, REPORT",
        "HEAD, /api/v1/template, REPORT",
        "GET, /api/v1/figures, REPORT",
        "GET, /api/v1/rejections, REPORT ADMIN",
        "GET, /api/v1/exceptions, REPORT ADMIN",
        "POST, /api/v1/exceptions, ADMIN",
        "DELETE, /api/v1/exceptions/ex_1, ADMIN",
        "GET, /api/v1/credentials, ADMIN",
        "POST, /api/v1/credentials, ADMIN",
        "DELETE, /api/v1/credentials/abc, ADMIN",
        "POST, /api/v1/credentials/abc/rotation, ADMIN",
        "GET, /api/v1/catalog, ADMIN",
        "PUT, /api/v1/catalog, ADMIN",
        "GET, /api/v1/catalog/draft, ADMIN",
        "GET, /api/v1/catalog/workbook, ADMIN",
        "PUT, /api/v1/catalog/draft/tables/units, ADMIN",
        "POST, /api/v1/catalog/draft/publication, ADMIN",
        "POST, /api/v1/catalog/editions/0/publication, ADMIN",
        "GET, /api/v1/audit, ADMIN",
        "GET, /api/v1/updates,",
        "HEAD, /api/v1/updates,",
        "OPTIONS, /api/v1/updates,",
        "POST, /api/v1/updates/,",
        "POST, //api/v1/updates,",
        "POST, /api/v1/updates/more,",
        "GET, /v3/api-docs,"
    })
    void namesTheRightsOfAnAddress(String method, String address, String rights) {
        Rule rule = IngestionAccessRules.of(new MockHttpServletRequest(method, address));

        List<Right> expected = rights == null
                ? List.of()
                : Arrays.stream(rights.split(" ")).map(Right::valueOf).toList();
        assertThat(rule == null ? List.of() : rule.rights()).isEqualTo(expected);
    }

    @Test
    void aLinkReachesWhatTheEntryPageNeeds() {
        assertThat(IngestionAccessRules.all().stream()
                        .filter(Rule::byLink)
                        .map(rule -> rule.method() + " " + rule.address().getPatternString()))
                .containsExactlyInAnyOrder(
                        "POST /api/v1/updates",
                        "GET /api/v1/receipts/{receipt}",
                        "GET /api/v1/template",
                        "GET /api/v1/duties",
                        "GET /api/v1/figures",
                        "GET /api/v1/confirmations",
                        "POST /api/v1/confirmations");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v3/api-docs, true",
        "POST, /v3/api-docs, true",
        "GET, /api.html, true",
        "GET, /shell/shell.css, true",
        "GET, /actuator/health/liveness, true",
        "OPTIONS, /api/v1/updates, true",
        "OPTIONS, /api/v1/nothing, false",
        "GET, /actuator/health, false",
        "GET, /actuator/prometheus, false",
        "GET, /api/v1/updates, false",
        "GET, /, true"
    })
    void fewAddressesAreOpen(String method, String address, boolean isOpen) {
        assertThat(IngestionAccessRules.isOpen(new MockHttpServletRequest(method, address)))
                .isEqualTo(isOpen);
    }

    @Test
    void namesTheMethodsOfAnAddress() {
        assertThat(IngestionAccessRules.methodsAt(new MockHttpServletRequest("PUT", "/api/v1/credentials")))
                .isEqualTo(Set.of("GET", "POST"));
        assertThat(IngestionAccessRules.methodsAt(new MockHttpServletRequest("PUT", "/api/v1/nothing")))
                .isEmpty();
    }

    private static Stream<Class<?>> controllers() {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
        return scan.findCandidateComponents("vn.chitieu.ingestion").stream()
                .map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
                .filter(found -> !found.isMemberClass())
                .map(found -> (Class<?>) found);
    }

    private static Stream<String> mappings(Class<?> controller) {
        return Arrays.stream(controller.getDeclaredMethods())
                .map(method -> AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class))
                .filter(mapping -> mapping != null)
                .flatMap(mapping -> methods(mapping)
                        .flatMap(method -> Arrays.stream(mapping.path()).map(path -> method + " " + path)));
    }

    private static Stream<String> methods(RequestMapping mapping) {
        return mapping.method().length == 0
                ? Stream.of("ANY")
                : Arrays.stream(mapping.method()).map(Enum::name);
    }
}
