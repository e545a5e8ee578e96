package vn.chitieu.notification;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.LocalizedName;
import vn.chitieu.notification.access.NotificationRight;
import vn.chitieu.notification.outbox.delivery.OutboxProperties;
import vn.chitieu.support.catalog.CityAuthority;
import vn.chitieu.support.catalog.DefaultCity;
import vn.chitieu.support.catalog.RequestCatalog;
import vn.chitieu.support.security.CurrentViewer;
import vn.chitieu.support.security.FormToken;
import vn.chitieu.support.security.Viewer;

/** Says to a page who is signed in, and which cities this caller may ask about. */
@RestController
@Tag(name = "Sign-in")
class NotificationMeController {

    private final CurrentViewer viewers;
    private final Catalogs catalogs;
    private final DefaultCity defaultCity;
    private final RequestCatalog requestCatalog;
    private final URI dashboard;

    NotificationMeController(
            CurrentViewer viewers,
            Catalogs catalogs,
            DefaultCity defaultCity,
            RequestCatalog requestCatalog,
            OutboxProperties settings) {
        this.viewers = viewers;
        this.catalogs = catalogs;
        this.defaultCity = defaultCity;
        this.requestCatalog = requestCatalog;
        this.dashboard = settings.dashboardUrl();
    }

    @GetMapping("/api/v1/me")
    @Operation(summary = "Who is signed in, and the token that a form of theirs has to send")
    Me me(
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, defaultValue = "vi")
                    String languages,
            @Parameter(hidden = true) @Nullable CsrfToken csrf) {
        Viewer viewer = viewers.current();
        return new Me(
                viewer.name(),
                viewer.role().name(),
                List.copyOf(viewer.units()),
                NotificationRight.allOf(viewer),
                requestCatalog.find().map(Catalog::id).orElse(null),
                cities(viewer),
                languages.startsWith("en") ? "en" : "vi",
                dashboard,
                FormToken.of(csrf));
    }

    /** A city whose catalog is not there yet cannot be asked about. */
    private List<City> cities(Viewer viewer) {
        Set<String> own =
                viewer.cities().isEmpty() ? defaultCity.id().stream().collect(Collectors.toSet()) : viewer.cities();
        return catalogs.all().values().stream()
                .filter(city -> own.contains(CityAuthority.ALL) || own.contains(city.id()))
                .map(city -> new City(city.id(), city.name()))
                .toList();
    }

    /**
     * Who is signed in.
     *
     * @param role one of those that this service has
     * @param city id of the city that this request is about; null where it is about none
     * @param cities that the caller may ask about by the parameter {@code city}, by their ids
     * @param language the one of ours that their browser prefers: vi or en
     * @param dashboard address of the dashboard
     * @param csrf null for a key, which needs none
     */
    record Me(
            String name,

            @Schema(allowableValues = {"LEADER", "STAFF", "PROVINCE", "UNIT", "SYSTEM"})
            String role,

            List<String> units,
            List<NotificationRight> rights,
            @Nullable String city,
            List<City> cities,
            String language,
            URI dashboard,
            @Nullable FormToken csrf) {}

    /** A city that the caller may ask about. */
    @Schema(name = "CityOfACaller")
    record City(String id, LocalizedName name) {}
}
