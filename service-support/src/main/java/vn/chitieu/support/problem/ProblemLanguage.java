package vn.chitieu.support.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/**
 * Language of the detail of a problem: Vietnamese where {@code Accept-Language} names it and prefers no English, as the
 * browsers of clerks do; English for all others, as programs that send no such header expect it. Stateless.
 */
public final class ProblemLanguage {

    /** The member that has the Vietnamese text, whatever the language of the detail. */
    static final String MESSAGE_VI = "messageVi";

    private static final String VIETNAMESE = "vi";
    private static final String ENGLISH = "en";

    private ProblemLanguage() {}

    /** Returns whether a client reads Vietnamese rather than English. */
    public static boolean isVietnamese(HttpServletRequest request) {
        return isVietnamese(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }

    /** Returns whether a person's browser prefers English, in which pages are shown then; else they are Vietnamese. */
    public static boolean prefersEnglish(HttpServletRequest request) {
        String acceptLanguage = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        if (acceptLanguage == null) {
            return false;
        }
        try {
            List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(acceptLanguage);
            return weight(ranges, ENGLISH) > weight(ranges, VIETNAMESE);
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    static boolean isVietnamese(@Nullable String acceptLanguage) {
        if (acceptLanguage == null) {
            return false;
        }
        try {
            List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(acceptLanguage);
            double vietnamese = weight(ranges, VIETNAMESE);
            return vietnamese > 0 && vietnamese >= weight(ranges, ENGLISH);
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    /** Returns an answer with the detail in the language of the client, where it is a problem. */
    public static ResponseEntity<Object> spoken(ResponseEntity<Object> answer, HttpServletRequest request) {
        if (!(answer.getBody() instanceof ProblemDetail problem)) {
            return answer;
        }
        HttpHeaders headers = new HttpHeaders();
        headers.addAll(answer.getHeaders());
        headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        Map<String, Object> members = problem.getProperties();
        Object messageVi = members == null ? null : members.get(MESSAGE_VI);
        if (messageVi != null && isVietnamese(request)) {
            problem.setDetail(messageVi.toString());
            headers.set(HttpHeaders.CONTENT_LANGUAGE, VIETNAMESE);
        }
        return ResponseEntity.status(answer.getStatusCode()).headers(headers).body(problem);
    }

    private static double weight(List<Locale.LanguageRange> ranges, String language) {
        return ranges.stream()
                .filter(range ->
                        range.getRange().equals(language) || range.getRange().startsWith(language + "-"))
                .mapToDouble(Locale.LanguageRange::getWeight)
                .max()
                .orElse(0);
    }
}
