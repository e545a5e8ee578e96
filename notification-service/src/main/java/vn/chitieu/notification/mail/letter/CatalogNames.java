package vn.chitieu.notification.mail.letter;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Cluster;
import vn.chitieu.catalog.LocalizedName;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.cases.model.TotalKey;

/** Names in one language for what events call by id; where the catalog has none, the id itself. */
public final class CatalogNames {

    private static final int LIMIT = 120;

    private final Catalog catalog;
    private final String language;

    /** Takes the catalog, and {@code vi} or {@code en}. */
    public CatalogNames(Catalog catalog, String language) {
        this.catalog = catalog;
        this.language = language;
    }

    String city() {
        return in(catalog.name());
    }

    /** Returns what a scope was called in a quarter. */
    public String scope(Scope scope, Quarter quarter) {
        if (scope instanceof Scope.Unit unit) {
            return unit(unit.id(), quarter);
        }
        if (scope instanceof Scope.Cluster cluster) {
            return catalog.cluster(cluster.id())
                    .map(Cluster::name)
                    .map(this::in)
                    .orElse(cluster.id());
        }
        return city();
    }

    String unit(String id, Quarter quarter) {
        return catalog.unit(id)
                .flatMap(unit -> unit.in(quarter))
                .map(ReportingUnit.Version::name)
                .map(name -> HeaderText.of(name, LIMIT))
                .orElse(HeaderText.of(id, LIMIT));
    }

    /** Returns what an owner of targets is called. */
    String owner(String id) {
        return in(catalog.owner(id));
    }

    /** Returns what an indicator is called. */
    public String indicator(String code) {
        return catalog.indicator(code)
                .map(one -> one.display().name())
                .map(this::in)
                .orElse(code);
    }

    /** Returns the unit of measure of an indicator; empty where the catalog has no such indicator. */
    String unitOfMeasure(String indicator) {
        return catalog.indicator(indicator)
                .map(one -> one.display().unitOfMeasure())
                .map(this::in)
                .orElse("");
    }

    /** Returns the position of a person; where the catalog has none of that id, the id itself. */
    String person(String id) {
        return catalog.people().stream()
                .filter(person -> person.id().equals(id))
                .findFirst()
                .map(person -> in(person.position()))
                .orElse(HeaderText.of(id, LIMIT));
    }

    /** Returns whether a window has targets of its own for a total; those are for the whole city. */
    boolean isTargetOfWindow(@Nullable String window, TotalKey total) {
        return total.scope().equals(Scope.city())
                && catalog.windows().stream()
                        .filter(one -> one.id().equals(window))
                        .anyMatch(one -> one.targets().containsKey(total.indicator()));
    }

    Optional<String> targetTerm(String indicator) {
        return catalog.indicator(indicator)
                .map(one -> one.display().targetTerm())
                .map(this::in);
    }

    String in(LocalizedName name) {
        return HeaderText.of(name.in(language), LIMIT);
    }
}
