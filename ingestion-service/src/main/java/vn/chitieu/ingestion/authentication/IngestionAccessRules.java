package vn.chitieu.ingestion.authentication;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.credential.Right;
import vn.chitieu.support.problem.RequestedPath;
import vn.chitieu.support.web.PageShell;

/**
 * Which right reaches which address. What is named neither by a rule nor as open does not exist for any client, so a
 * controller without a rule is closed. Addresses are read as the dispatcher reads them, by the same patterns.
 */
final class IngestionAccessRules {

    private static final AuthorizationResult GRANTED = new AuthorizationDecision(true);
    private static final AuthorizationResult DENIED = new AuthorizationDecision(false);
    private static final String CATALOG = "/api/v1/catalog";
    private static final String OPTIONS = HttpMethod.OPTIONS.name();

    /** Nearly every request is one of the first. */
    private static final List<Rule> RULES = List.of(
            byLink(HttpMethod.POST, "/api/v1/updates", Right.REPORT),
            rule(HttpMethod.POST, "/api/v1/targets", Right.TARGETS),
            byLink(HttpMethod.GET, "/api/v1/receipts/{receipt}", Right.REPORT),
            byLink(HttpMethod.GET, "/api/v1/template", Right.REPORT),
            byLink(HttpMethod.GET, "/api/v1/duties", Right.REPORT),
            byLink(HttpMethod.GET, "/api/v1/figures", Right.REPORT),
            rule(HttpMethod.GET, "/api/v1/remarks", Right.REPORT, Right.READ, Right.ANSWER, Right.ADMIN),
            rule(HttpMethod.POST, "/api/v1/remarks", Right.REPORT),
            rule(HttpMethod.PUT, "/api/v1/remarks/{id}", Right.REPORT),
            rule(HttpMethod.POST, "/api/v1/remarks/{id}/answers", Right.ANSWER),
            byLink(HttpMethod.GET, "/api/v1/confirmations", Right.CONFIRM),
            byLink(HttpMethod.POST, "/api/v1/confirmations", Right.CONFIRM),
            rule(HttpMethod.GET, "/api/v1/rejections", Right.REPORT, Right.ADMIN),
            rule(HttpMethod.GET, "/api/v1/rejections/units", Right.ADMIN),
            rule(HttpMethod.POST, "/api/v1/rejections/replays", Right.ADMIN),
            rule(HttpMethod.GET, "/api/v1/locks", Right.ADMIN),
            rule(HttpMethod.GET, "/api/v1/exceptions", Right.REPORT, Right.ADMIN),
            rule(HttpMethod.POST, "/api/v1/exceptions", Right.ADMIN),
            rule(HttpMethod.DELETE, "/api/v1/exceptions/{id}", Right.ADMIN),
            rule(HttpMethod.GET, "/api/v1/credentials", Right.ADMIN),
            rule(HttpMethod.POST, "/api/v1/credentials", Right.ADMIN),
            rule(HttpMethod.DELETE, "/api/v1/credentials/{id}", Right.ADMIN),
            rule(HttpMethod.POST, "/api/v1/credentials/{id}/rotation", Right.ADMIN),
            rule(HttpMethod.GET, "/api/v1/accounts", Right.ADMIN),
            rule(HttpMethod.POST, "/api/v1/accounts", Right.ADMIN),
            rule(HttpMethod.POST, "/api/v1/accounts/{name}/password", Right.ADMIN),
            rule(HttpMethod.POST, "/api/v1/accounts/{name}/invitations", Right.ADMIN),
            rule(HttpMethod.PUT, "/api/v1/accounts/{name}/address", Right.ADMIN),
            rule(HttpMethod.DELETE, "/api/v1/accounts/{name}", Right.ADMIN),
            rule(HttpMethod.PUT, "/api/v1/me/password", Right.values()),
            rule(HttpMethod.GET, CATALOG, Right.ADMIN),
            rule(HttpMethod.PUT, CATALOG, Right.ADMIN),
            rule(HttpMethod.GET, "/api/v1/catalog/draft", Right.ADMIN),
            rule(HttpMethod.DELETE, "/api/v1/catalog/draft", Right.ADMIN),
            rule(HttpMethod.GET, "/api/v1/catalog/draft/tables/{table}", Right.ADMIN),
            rule(HttpMethod.PUT, "/api/v1/catalog/draft/tables/{table}", Right.ADMIN),
            rule(HttpMethod.GET, "/api/v1/catalog/draft/check", Right.ADMIN),
            rule(HttpMethod.GET, "/api/v1/catalog/draft/effects", Right.ADMIN),
            rule(HttpMethod.GET, "/api/v1/catalog/draft/merge", Right.ADMIN),
            rule(HttpMethod.POST, "/api/v1/catalog/draft/merge", Right.ADMIN),
            rule(HttpMethod.POST, "/api/v1/catalog/draft/publication", Right.ADMIN),
            rule(HttpMethod.GET, "/api/v1/catalog/workbook", Right.ADMIN),
            rule(HttpMethod.GET, "/api/v1/catalog/editions", Right.ADMIN),
            rule(HttpMethod.POST, "/api/v1/catalog/editions/{edition}/publication", Right.ADMIN),
            rule(HttpMethod.GET, "/api/v1/audit", Right.ADMIN));

    /** The way on to the pages, the description of the API with its page, the probes, what the container refused. */
    private static final List<PathPattern> OPEN = List.of(
            pattern("/"),
            pattern("/api.html"),
            pattern("/api.js"),
            pattern("/entry-worker.js"),
            pattern("/lien-ket/logout"),
            pattern(PageShell.FILES),
            pattern("/webjars/**"),
            pattern("/v3/api-docs"),
            pattern("/v3/api-docs.yaml"),
            pattern("/v3/api-docs/**"),
            pattern("/actuator/health/liveness"),
            pattern("/actuator/health/readiness"),
            pattern("/error"));

    private IngestionAccessRules() {}

    /** Returns all rules. */
    static List<Rule> all() {
        return RULES;
    }

    /** Returns the rule for a request; null where there is none. */
    static @Nullable Rule of(HttpServletRequest request) {
        String method = request.getMethod();
        String uri = RequestedPath.of(request);
        for (Rule rule : RULES) {
            if (rule.isLiteral(uri) && rule.takes(method)) {
                return rule;
            }
        }
        PathContainer path = path(request);
        for (Rule rule : RULES) {
            if (rule.takes(method) && rule.address().matches(path)) {
                return rule;
            }
        }
        return null;
    }

    /** Returns whether a request has a rule. */
    static boolean isRuled(HttpServletRequest request) {
        return of(request) != null;
    }

    /** Grants a request with a rule to a sender that has one of its rights. */
    static AuthorizationResult decide(Supplier<? extends @Nullable Authentication> caller, HttpServletRequest request) {
        Rule rule = of(request);
        if (caller.get() instanceof SenderAuthentication sender && rule != null && rule.isFor(sender.getPrincipal())) {
            for (Right right : rule.rights()) {
                if (sender.getPrincipal().has(right)) {
                    return GRANTED;
                }
            }
        }
        return DENIED;
    }

    /** Returns whether a request publishes an edition of a catalog, the first one of a city perhaps. */
    static boolean publishesCatalog(HttpServletRequest request) {
        return HttpMethod.PUT.matches(request.getMethod()) && CATALOG.equals(request.getRequestURI());
    }

    /** Returns whether any client may send it: the question which methods there are is open, too. */
    static boolean isOpen(HttpServletRequest request) {
        PathContainer path = path(request);
        return OPEN.stream().anyMatch(address -> address.matches(path))
                || (OPTIONS.equals(request.getMethod()) && !methodsAt(request).isEmpty());
    }

    /** Returns the methods for which there are rules at the address of a request. */
    static Set<String> methodsAt(HttpServletRequest request) {
        PathContainer path = path(request);
        return RULES.stream()
                .filter(rule -> rule.address().matches(path))
                .map(rule -> rule.method().name())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static PathContainer path(HttpServletRequest request) {
        return (ServletRequestPathUtils.hasParsedRequestPath(request)
                        ? ServletRequestPathUtils.getParsedRequestPath(request)
                        : ServletRequestPathUtils.parseAndCache(request))
                .pathWithinApplication();
    }

    private static Rule rule(HttpMethod method, String address, Right... rights) {
        return new Rule(method, pattern(address), List.of(rights), false);
    }

    /** What the entry of figures and their confirmation need, with a link of a mail too. */
    private static Rule byLink(HttpMethod method, String address, Right right) {
        return new Rule(method, pattern(address), List.of(right), true);
    }

    private static PathPattern pattern(String address) {
        return PathPatternParser.defaultInstance.parse(address);
    }

    /**
     * A rule.
     *
     * @param method by which the address is reached; HEAD is as GET
     * @param address pattern of the address, as its controller has it
     * @param rights of which the sender needs one
     * @param byLink whether a link in a reminder, which is good for one period alone, reaches it as well
     */
    record Rule(HttpMethod method, PathPattern address, List<Right> rights, boolean byLink) {

        private boolean isFor(Credential sender) {
            return byLink || !sender.isOfOnePeriod();
        }

        /** Without reading the address, as nearly all requests have it. */
        private boolean isLiteral(String uri) {
            return address.getPatternString().equals(uri);
        }

        private boolean takes(String given) {
            return method.matches(given) || (method.equals(HttpMethod.GET) && HttpMethod.HEAD.matches(given));
        }
    }
}
