package vn.chitieu.ingestion.authentication;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.support.link.EntryLinkCodec;
import vn.chitieu.support.problem.ProblemException;
import vn.chitieu.support.problem.RequestedPath;

/**
 * Authenticates by a link of a reminder: by the address of the link itself, by its cookie on the page behind it, by
 * cookie and header where that page asks the API, and by the header {@code Authorization: Link TOKEN} of a system.
 */
public final class EntryLinkFilter implements Filter {

    /** Where the page behind a link is. */
    public static final String PAGE = "/nhap-qua-lien-ket";

    /** What stands before the token in the path of a link. */
    public static final String LINK = "/" + EntryLinkCodec.PATH;

    private final EntryLinkAuthenticator links;
    private final EntryLinkCookie cookie;
    private final SenderProblemHandler problemHandler;

    EntryLinkFilter(EntryLinkAuthenticator links, EntryLinkCookie cookie, SenderProblemHandler problemHandler) {
        this.links = links;
        this.cookie = cookie;
        this.problemHandler = problemHandler;
    }

    /** Returns whether a request comes by a link, good or not. */
    static boolean isByLink(HttpServletRequest request) {
        if (isPage(request) || isLink(request)) {
            return true;
        }
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        boolean presents = authorization == null
                ? request.getHeader(EntryLinkCookie.HEADER) != null
                : authorization.startsWith(EntryLinkCodec.SCHEME);
        return presents && IngestionAccessRules.isRuled(request);
    }

    /** Returns whether a request is for the page behind a link, or the link itself, and not for the API. */
    static boolean isOfPages(HttpServletRequest request) {
        return isPage(request) || isLink(request);
    }

    private static boolean isPage(HttpServletRequest request) {
        return isRead(request) && RequestedPath.of(request).equals(PAGE);
    }

    private static boolean isLink(HttpServletRequest request) {
        return isRead(request) && RequestedPath.of(request).startsWith(LINK);
    }

    private static boolean isRead(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    @Override
    public void doFilter(ServletRequest given, ServletResponse answer, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest request = (HttpServletRequest) given;
        HttpServletResponse response = (HttpServletResponse) answer;
        try {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(links.authenticate(token(request), request.getRemoteAddr()));
            SecurityContextHolder.setContext(context);
        } catch (ProblemException refused) {
            response.setHeader("Referrer-Policy", "no-referrer");
            problemHandler.refuseStranger(request, response, EntryLinkAuthenticator.LINK, refused);
            return;
        }
        chain.doFilter(request, response);
    }

    private String token(HttpServletRequest request) {
        if (isLink(request)) {
            return RequestedPath.of(request).substring(LINK.length());
        }
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null && !isPage(request)) {
            return authorization.substring(EntryLinkCodec.SCHEME.length());
        }
        String kept = cookie.read(request).orElse("");
        if (!isPage(request) && !kept.isEmpty() && !cookie.isOfThePage(request, kept)) {
            throw new ProblemException(
                    IngestionProblemCode.LINK_TOKEN_MISSING,
                    "expected " + EntryLinkCookie.HEADER + " as the page behind the link has it, got another");
        }
        return kept;
    }
}
