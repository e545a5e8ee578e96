package vn.chitieu.support.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.RequestDispatcher;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.support.catalog.CityProblemCode;

class ProblemAdviceTest {

    private static final KnownFaults FAULTS = KnownFaults.NONE
            .refused(FileNotFoundException.class::isInstance, RequestProblem.NOT_FOUND, "expected a file, got none")
            .away(ConnectException.class::isInstance, RequestProblem.TOO_BUSY, "It is away; ask again.", "it is away");

    private static final StatusProblems NAMES = StatusProblems.withNames();
    private static final String FAILED_VI = "Hệ thống gặp lỗi, không phải do nội dung vừa gửi. Hãy thử lại; nếu vẫn lỗi"
            + " thì báo cho người quản trị của thành phố kèm mã lỗi và giờ gửi.";
    private static final StatusProblems CODES = StatusProblems.withCodes(RequestProblem::of);

    @Test
    void aRefusalCarriesItsAnswer() throws Exception {
        for (StatusProblems statuses : new StatusProblems[] {NAMES, CODES}) {
            MockHttpServletResponse answer = answer(statuses, get("/refused"));
            assertThat(answer.getStatus()).isEqualTo(413);
            assertThat(answer.getContentType()).isEqualTo("application/problem+json");
            assertThat(answer.getHeader("X-Limit")).isEqualTo("9");
            assertThat(json(answer))
                    .isEqualTo(tree("{'type':'urn:chitieu:problem:body-too-large','title':'The body is too large',"
                            + "'status':413,'detail':'expected less','instance':'/refused',"
                            + "'code':'BODY_TOO_LARGE','limit':9,'messageVi':'Nội dung gửi lên quá lớn, tối đa 9 KB."
                            + " Hãy chia thành nhiều lần gửi nhỏ hơn.'}"));
        }
    }

    @Test
    void aCodeWithoutATitleHasThePhraseOfItsStatus() {
        ErrorCode plain = CityProblemCode.UNKNOWN_CITY;
        assertThat(plain.title()).isEqualTo("Not Found");
        assertThat(plain.type()).hasToString("urn:chitieu:problem:unknown-city");
    }

    @Test
    void whatIsAwayIsWorthRepeating() throws Exception {
        MockHttpServletResponse answer = answer(CODES, get("/away"));
        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeader(HttpHeaders.RETRY_AFTER)).isEqualTo("5");
        assertThat(json(answer).path("detail").asString()).isEqualTo("expected an answer, got none in time");
        assertThat(answer.getContentAsString()).doesNotContain("secret");
    }

    @Test
    void faultsWithACodeAreKnown() throws Exception {
        MockHttpServletResponse refused = answer(NAMES, get("/known-refused"));
        assertThat(refused.getStatus()).isEqualTo(404);
        assertThat(json(refused).path("detail").asString()).isEqualTo("expected a file, got none");
        MockHttpServletResponse away = answer(NAMES, get("/known-away"));
        assertThat(away.getStatus()).isEqualTo(503);
        assertThat(away.getHeader(HttpHeaders.RETRY_AFTER)).isEqualTo("5");
        assertThat(json(away).path("code").asString()).isEqualTo("TOO_BUSY");
    }

    @Test
    void otherFaultsSayNothingOfTheInside() throws Exception {
        assertThat(json(answer(NAMES, get("/failed"))))
                .isEqualTo(tree("{'type':'urn:chitieu:problem:internal-error','title':'Internal Server Error',"
                        + "'status':500,'detail':'The request could not be answered; the service\u2019s log says why.',"
                        + "'instance':'/failed','code':'INTERNAL_ERROR','messageVi':'" + FAILED_VI + "'}"));
        assertThat(json(answer(CODES, get("/failed"))))
                .isEqualTo(
                        tree("{'type':'urn:chitieu:problem:internal-error','title':'Something went wrong on our side',"
                                + "'status':500,'detail':'Send again; tell us if it stays so.',"
                                + "'instance':'/failed','code':'INTERNAL_ERROR','messageVi':'" + FAILED_VI + "'}"));
    }

    @Test
    void theDetailIsInVietnameseWhereThatIsAskedFor() throws Exception {
        for (StatusProblems statuses : new StatusProblems[] {NAMES, CODES}) {
            String vi = "Nội dung gửi lên quá lớn, tối đa 9 KB. Hãy chia thành nhiều lần gửi nhỏ hơn.";
            for (String language : new String[] {"vi", "vi-VN,vi;q=0.9,en;q=0.8", "en;q=0.5,vi", "fr,vi;q=0.3"}) {
                MockHttpServletResponse answer =
                        answer(statuses, get("/refused").header(HttpHeaders.ACCEPT_LANGUAGE, language));
                assertThat(json(answer).path("detail").asString()).as(language).isEqualTo(vi);
                assertThat(answer.getHeader(HttpHeaders.CONTENT_LANGUAGE)).isEqualTo("vi");
                assertThat(answer.getHeader(HttpHeaders.VARY)).isEqualTo("Accept-Language");
            }
            for (String language : new String[] {"en", "*", "fr", "vi;q=0.5,en", "vi;q=0", "vi;q=x", ""}) {
                MockHttpServletResponse answer =
                        answer(statuses, get("/refused").header(HttpHeaders.ACCEPT_LANGUAGE, language));
                assertThat(json(answer).path("detail").asString()).as(language).isEqualTo("expected less");
                assertThat(json(answer).path("messageVi").asString()).isEqualTo(vi);
            }
        }
    }

    @Test
    void aFilterAndTheContainerSayItInBothLanguagesToo() throws Exception {
        ProblemException refusal = ProblemException.later(RequestProblem.TOO_BUSY, "expected a free \"place\"");
        for (String language : new String[] {"en", "vi"}) {
            MockHttpServletRequest request = new MockHttpServletRequest();
            request.addHeader(HttpHeaders.ACCEPT_LANGUAGE, language);
            MockHttpServletResponse answer = new MockHttpServletResponse();
            ProblemWriter.write(request, answer, refusal, ProblemPages.NONE);
            assertThat(answer.getHeader(HttpHeaders.VARY)).isEqualTo("Accept-Language");
            String vi = json(answer).path("messageVi").asString();
            assertThat(vi).endsWith("Hãy gửi lại sau ít phút (ít nhất 5 giây).");
            assertThat(json(answer).path("detail").asString())
                    .isEqualTo(language.equals("vi") ? vi : "expected a free \"place\"");
        }
    }

    @Test
    void whatSpringRefusesHasItsHeaders() throws Exception {
        MockHttpServletResponse named = answer(NAMES, post("/failed"));
        assertThat(named.getStatus()).isEqualTo(405);
        assertThat(named.getHeader(HttpHeaders.ALLOW)).isEqualTo("GET");
        assertThat(json(named).path("code").asString()).isEqualTo("METHOD_NOT_ALLOWED");
        assertThat(json(named).path("detail").asString()).contains("POST");

        MockHttpServletResponse coded = answer(CODES, post("/failed"));
        assertThat(coded.getStatus()).isEqualTo(405);
        assertThat(coded.getHeader(HttpHeaders.ALLOW)).isEqualTo("GET");
        assertThat(json(coded).path("detail").asString()).isEqualTo("Use a method of the header Allow.");
    }

    @Test
    void whatTheContainerRefusesHasItsStatus() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, 405);
        assertThat(errors(NAMES).answer(request, new MockHttpServletResponse()).getBody())
                .hasToString(String.valueOf(NAMES.unrouted(405).getBody()))
                .asString()
                .contains("METHOD_NOT_ALLOWED");
        assertThat(errors(CODES).answer(new MockHttpServletRequest(), new MockHttpServletResponse()))
                .asString()
                .contains("NOT_FOUND");
    }

    @Test
    void aRequestThatBrokeOffIsKnownToTheContainerToo() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, 500);
        request.setAttribute(RequestDispatcher.ERROR_EXCEPTION, new FileNotFoundException("broke off"));
        assertThat(errors(CODES).answer(request, new MockHttpServletResponse()).getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
    }

    private static ProblemErrorController errors(StatusProblems statuses) {
        return new ProblemErrorController(FAULTS, statuses, ProblemPages.NONE);
    }

    private static MockHttpServletResponse answer(StatusProblems statuses, MockHttpServletRequestBuilder request)
            throws Exception {
        MockMvc mvc = MockMvcBuilders.standaloneSetup(new Failing())
                .setControllerAdvice(new ProblemAdvice(FAULTS, statuses))
                .build();
        return mvc.perform(request).andReturn().getResponse();
    }

    private static JsonNode json(MockHttpServletResponse answer) throws Exception {
        return JsonMapper.shared().readTree(answer.getContentAsString());
    }

    private static JsonNode tree(String json) {
        return JsonMapper.shared().readTree(json.replace('\'', '"').replace('\u2019', '\''));
    }

    @RestController
    static final class Failing {

        @GetMapping("/refused")
        String refused() {
            throw new ProblemException(RequestProblem.BODY_TOO_LARGE, "expected less")
                    .with("limit", 9)
                    .say("most", DataSize.ofKilobytes(9))
                    .withHeader("X-Limit", "9");
        }

        @GetMapping("/away")
        String away() {
            throw new UnavailableException(
                            RequestProblem.TOO_BUSY,
                            "expected an answer, got none in time",
                            new IllegalStateException("secret"))
                    .again();
        }

        @GetMapping("/known-refused")
        String knownRefused() throws IOException {
            throw new FileNotFoundException("no such file");
        }

        @GetMapping("/known-away")
        String knownAway() throws IOException {
            throw new ConnectException("connection refused");
        }

        @GetMapping("/failed")
        String failed() {
            throw new IllegalStateException("secret");
        }
    }
}
