package vn.chitieu.ingestion.entry;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.DefaultCity;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.ingestion.authentication.EntryLinkCookie;
import vn.chitieu.ingestion.authentication.EntryLinkFilter;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.credential.Right;
import vn.chitieu.support.web.PageHeaders;

/**
 * The entry page behind the link of a reminder, for its unit and period alone. Opening changes nothing, since gateways
 * of mails follow links: the token goes from the address into a cookie, and the browser on to the page.
 */
@Hidden
@RestController
@ConditionalOnProperty("chitieu.ingestion.identity.issuer")
class EntryLinkController {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final EntryPageRenderer page;
    private final EntryLinkCookie cookie;
    private final Supplier<Catalog> catalog;
    private final DefaultCity defaultCity;

    EntryLinkController(
            EntryPageRenderer page, EntryLinkCookie cookie, Supplier<Catalog> catalog, DefaultCity defaultCity) {
        this.page = page;
        this.cookie = cookie;
        this.catalog = catalog;
        this.defaultCity = defaultCity;
    }

    @GetMapping(EntryLinkFilter.LINK + "{token}")
    ResponseEntity<Void> open(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String lang,
            HttpServletRequest request,
            HttpServletResponse response) {
        cookie.keep(token, request, response);
        return PageHeaders.NO_SCRIPT
                .answer(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, ".." + EntryLinkFilter.PAGE + "?lang=" + EntryPageRenderer.language(lang))
                .build();
    }

    @GetMapping(EntryLinkFilter.PAGE)
    ResponseEntity<String> page(
            Credential sender, @RequestParam(required = false) @Nullable String lang, HttpServletRequest request) {
        String language = EntryPageRenderer.language(lang);
        Catalog city = catalog.get();
        String unit = sender.units().iterator().next();
        ReportingPeriod period = Objects.requireNonNull(sender.period());
        Quarter quarter = period.quarter();
        Instant until = Objects.requireNonNull(sender.validity().expiresAt());
        EntryPageRenderer.Link link = new EntryPageRenderer.Link(
                city.unit(unit)
                        .flatMap(one -> one.in(period))
                        .map(version -> version.name())
                        .orElse(unit),
                quarter.toString(),
                DAY.format(until.minusSeconds(1).atZone(city.calendar().zone())));
        return PageHeaders.OWN_SCRIPTS
                .answer(HttpStatus.OK)
                .body(page.render(
                        language,
                        keptUnder(sender, defaultCity),
                        true,
                        sender.has(Right.CONFIRM),
                        cookie.formToken(request),
                        link));
    }

    /**
     * Returns the name under which the browser keeps what waits: another one in each city and unit of the person. In
     * the default city it is that of older releases, so that what waits since then is still sent.
     */
    static String keptUnder(Credential sender, DefaultCity defaultCity) {
        String name = sender.id() + "@" + sender.onlyUnit();
        boolean isOfDefault =
                defaultCity.id().filter(id -> id.equals(sender.city())).isPresent();
        return isOfDefault ? name : name + "/" + sender.city();
    }

    /** Ends it on this machine; a page of others that has it ended takes nothing but a visit to the mail. */
    @PostMapping(EntryLinkFilter.LINK + "logout")
    ResponseEntity<Void> leave(HttpServletRequest request, HttpServletResponse response) {
        cookie.remove(request, response);
        return PageHeaders.NO_SCRIPT
                .answer(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "../login?out")
                .build();
    }
}
