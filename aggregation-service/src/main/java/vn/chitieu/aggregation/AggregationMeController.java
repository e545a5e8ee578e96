package vn.chitieu.aggregation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.support.catalog.CallerCities;
import vn.chitieu.support.catalog.RequestCatalog;
import vn.chitieu.support.security.CurrentViewer;
import vn.chitieu.support.security.FormToken;
import vn.chitieu.support.security.Viewer;

/** Says to a page who is signed in. */
@RestController
@Tag(name = "Sign-in")
class AggregationMeController {

    private final CurrentViewer viewers;
    private final AggregationProperties settings;
    private final RequestCatalog catalog;
    private final CallerCities cities;

    AggregationMeController(
            CurrentViewer viewers, AggregationProperties settings, RequestCatalog catalog, CallerCities cities) {
        this.viewers = viewers;
        this.settings = settings;
        this.catalog = catalog;
        this.cities = cities;
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
                catalog.find().map(Catalog::id).orElse(null),
                cities.choices(),
                languages.startsWith("en") ? "en" : "vi",
                settings.alertsUrl(),
                FormToken.of(csrf));
    }

    /**
     * Who is signed in.
     *
     * @param role one of those that this service has
     * @param city id of the city that this request is about; null where several are possible and none was chosen
     * @param cities those that they may ask about, by name
     * @param language the one of ours that their browser prefers: vi or en
     * @param alerts address of the alerts; null where none is set
     * @param csrf null for a reader's key, which needs none
     */
    record Me(
            String name,

            @Schema(allowableValues = {"LEADER", "STAFF", "ADMIN", "PROVINCE", "UNIT_HEAD", "UNIT", "READER"})
            String role,

            List<String> units,
            @Nullable String city,
            List<CallerCities.Choice> cities,
            String language,
            @Nullable URI alerts,
            @Nullable FormToken csrf) {}
}
