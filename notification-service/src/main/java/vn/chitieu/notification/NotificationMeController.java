package vn.chitieu.notification;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Person;
import vn.chitieu.notification.access.ActingPerson;
import vn.chitieu.notification.access.NotificationRight;
import vn.chitieu.notification.outbox.delivery.OutboxProperties;
import vn.chitieu.support.catalog.CallerCities;
import vn.chitieu.support.catalog.RequestCatalog;
import vn.chitieu.support.security.CurrentViewer;
import vn.chitieu.support.security.FormToken;
import vn.chitieu.support.security.Viewer;

/** Says to a page who is signed in, and which cities this caller may ask about. */
@RestController
@Tag(name = "Sign-in")
class NotificationMeController {

    private final CurrentViewer viewers;
    private final RequestCatalog catalog;
    private final CallerCities cities;
    private final ActingPerson person;
    private final URI dashboard;

    NotificationMeController(
            CurrentViewer viewers,
            RequestCatalog catalog,
            CallerCities cities,
            ActingPerson person,
            OutboxProperties settings) {
        this.viewers = viewers;
        this.catalog = catalog;
        this.cities = cities;
        this.person = person;
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
                person.find().map(Person::id).orElse(null),
                List.copyOf(new TreeSet<>(person.positions())),
                catalog.find().map(Catalog::id).orElse(null),
                cities.choices(),
                languages.startsWith("en") ? "en" : "vi",
                dashboard,
                FormToken.of(csrf));
    }

    /**
     * Who is signed in.
     *
     * @param role one of those that this service has
     * @param person id of the position of the catalog for which the caller acknowledges and holds mails; null where the
     *     account is called by none
     * @param positions ids of the positions of the catalog for which the caller answers questions: that one, and of a
     *     head of units those that head them
     * @param city id of the city that this request is about; null where it is about none
     * @param cities that the caller may ask about by the parameter {@code city}
     * @param language the one of ours that their browser prefers: vi or en
     * @param dashboard address of the dashboard
     * @param csrf null for a key, which needs none
     */
    record Me(
            String name,

            @Schema(allowableValues = {"LEADER", "STAFF", "ADMIN", "PROVINCE", "UNIT_HEAD", "UNIT", "SYSTEM"})
            String role,

            List<String> units,
            List<NotificationRight> rights,
            @Nullable String person,
            List<String> positions,
            @Nullable String city,
            List<CallerCities.Choice> cities,
            String language,
            URI dashboard,
            @Nullable FormToken csrf) {}
}
