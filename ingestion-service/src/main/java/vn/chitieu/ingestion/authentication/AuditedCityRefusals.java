package vn.chitieu.ingestion.authentication;

import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import vn.chitieu.ingestion.audit.UsageCounter;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.support.catalog.CityRefusals;
import vn.chitieu.support.problem.ErrorCode;

/**
 * Has requests that were refused because of the city that they name counted for the audit under the credential of their
 * sender, as {@link SenderProblemHandler} does with what the filter chain refuses. Addresses that are open to all have
 * no sender and are not counted.
 */
@Component
final class AuditedCityRefusals implements CityRefusals {

    private final UsageCounter usage;

    AuditedCityRefusals(UsageCounter usage) {
        this.usage = usage;
    }

    @Override
    public void refused(ErrorCode code) {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof SenderAuthentication sender) {
            Credential credential = sender.getPrincipal();
            usage.refused(credential.onlyCity(), credential.id(), code.name());
        }
    }
}
