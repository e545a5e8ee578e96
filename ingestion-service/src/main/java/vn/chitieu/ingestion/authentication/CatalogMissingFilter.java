package vn.chitieu.ingestion.authentication;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.ingestion.IngestionProblemCode;

/**
 * Answers that the catalog is missing while no city has one, but to a request that publishes the first. A catalog is
 * never taken out of force, so that nothing is looked up once there is one.
 */
final class CatalogMissingFilter implements Filter {

    private final Catalogs catalogs;
    private final SenderProblemHandler problemHandler;
    private volatile boolean isThere;

    CatalogMissingFilter(Catalogs catalogs, SenderProblemHandler problemHandler) {
        this.catalogs = catalogs;
        this.problemHandler = problemHandler;
    }

    @Override
    public void doFilter(ServletRequest given, ServletResponse answer, FilterChain chain)
            throws ServletException, IOException {
        if (!isThere) {
            isThere = !catalogs.all().isEmpty();
        }
        HttpServletRequest request = (HttpServletRequest) given;
        if (isThere || IngestionAccessRules.publishesCatalog(request)) {
            chain.doFilter(given, answer);
            return;
        }
        problemHandler.answer(
                request,
                (HttpServletResponse) answer,
                IngestionProblemCode.CATALOG_MISSING.unavailable("no city has a catalog", null));
    }
}
