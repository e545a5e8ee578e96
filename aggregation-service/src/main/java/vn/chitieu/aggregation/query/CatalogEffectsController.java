package vn.chitieu.aggregation.query;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.aggregation.access.AggregationProblemCode;
import vn.chitieu.aggregation.model.Attainment;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.files.CatalogLoader;
import vn.chitieu.catalog.files.CatalogSnapshot;
import vn.chitieu.catalog.files.format.InvalidCatalogException;
import vn.chitieu.contracts.CatalogPublished;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.support.problem.ProblemException;
import vn.chitieu.support.request.BodyLimit;

/** Endpoint for what a catalog would change before it is published. */
@RestController
@Tag(name = "Catalog")
class CatalogEffectsController {

    /** As that of an edition where it is published. */
    private static final DataSize MAX_BODY = DataSize.ofBytes(2L * CatalogPublished.MAX_BYTES);

    private static final JsonMapper JSON = JsonMapper.shared();

    private final CatalogEffectsQuery query;
    private final Supplier<Catalog> catalog;

    CatalogEffectsController(CatalogEffectsQuery query, Supplier<Catalog> catalog) {
        this.query = query;
        this.catalog = catalog;
    }

    @PostMapping("/api/v1/catalog/effects")
    @Operation(
            summary = "Which verdicts of the newest quarter with figures another catalog of the city would change;"
                    + " nothing is stored")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = FilesRequest.class),
                            examples = @ExampleObject("{\"files\": {\"units.csv\": \"id,code,name\\n\"}}")))
    EffectsAnswer effects(@Parameter(hidden = true) HttpServletRequest request) throws IOException {
        Catalog inForce = catalog.get();
        try {
            FilesRequest files = Optional.ofNullable(
                            JSON.readValue(BodyLimit.json(request, MAX_BODY), FilesRequest.class))
                    .orElseThrow(() -> new IllegalArgumentException("expected an object, got null"));
            Catalog wanted = CatalogLoader.read(CatalogSnapshot.of(files.files()), inForce.id());
            return EffectsAnswer.of(query.effects(inForce, wanted), wanted);
        } catch (InvalidCatalogException | IllegalArgumentException | JacksonException invalid) {
            throw new ProblemException(
                    AggregationProblemCode.BAD_PARAMETER, "expected a valid catalog of the city, got errors");
        }
    }

    /** The files of a catalog by their names. */
    record FilesRequest(Map<String, String> files) {
        FilesRequest {
            if (files == null || files.containsValue(null)) {
                throw new IllegalArgumentException("expected the files of a catalog, got none");
            }
        }
    }

    /** What would change; {@code quarter} is the newest with figures. */
    record EffectsAnswer(@Nullable String quarter, List<Item> effects) {

        static EffectsAnswer of(CatalogEffectsQuery.Effects effects, Catalog city) {
            return new EffectsAnswer(
                    effects.quarter() == null ? null : effects.quarter().toString(),
                    effects.effects().stream()
                            .map(effect -> Item.of(effect, city))
                            .toList());
        }
    }

    /** A figure that would stand otherwise; {@code flips} where its verdict changes. */
    record Item(
            String scope,
            String indicator,
            String name,
            String nameVi,
            String owner,
            @Nullable Standing before,
            @Nullable Standing after,
            boolean flips) {

        static Item of(CatalogEffectsQuery.Effect effect, Catalog city) {
            Standing before = Standing.of(effect.before());
            Standing after = Standing.of(effect.after());
            return new Item(
                    effect.scope().toString(),
                    effect.indicator(),
                    city.indicator(effect.indicator())
                            .map(one -> one.display().name().en())
                            .orElse(effect.indicator()),
                    city.indicator(effect.indicator())
                            .map(one -> one.display().name().vi())
                            .orElse(effect.indicator()),
                    effect.owner(),
                    before,
                    after,
                    before == null || after == null || before.verdict() != after.verdict());
        }
    }

    /** How a figure stands against a target. */
    record Standing(BigDecimal target, @Nullable BigDecimal sharePercent, Verdict verdict) {

        static @Nullable Standing of(@Nullable Attainment attainment) {
            return attainment == null
                    ? null
                    : new Standing(attainment.target(), attainment.sharePercent(), attainment.verdict());
        }
    }
}
