package vn.chitieu.catalog.files;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.LocalizedName;
import vn.chitieu.catalog.files.format.CatalogDirectory;
import vn.chitieu.catalog.files.format.CatalogErrorCode;
import vn.chitieu.catalog.files.format.TextValue;
import vn.chitieu.catalog.files.format.YamlFile;
import vn.chitieu.catalog.files.format.YamlKeys;
import vn.chitieu.catalog.files.format.YamlMap;

/**
 * {@code city.yaml}: the city's id and name, and what owners of targets are called beside province and city.
 *
 * @param id the key of the city's events
 * @param owners by their ids in capitals
 */
record CityFile(String id, LocalizedName name, Map<String, LocalizedName> owners) {

    static final String NAME = "city.yaml";

    private static final YamlKeys KEYS = new YamlKeys(List.of("id", "name"), List.of("owners"));
    private static final YamlKeys OWNER = new YamlKeys(List.of("id", "name"), List.of());

    static Optional<CityFile> read(CatalogDirectory directory, References references) {
        return YamlFile.read(directory, NAME, KEYS).flatMap(yaml -> {
            Optional<String> id = yaml.value("id", field -> id(field, directory.city()));
            Optional<LocalizedName> name = yaml.name("name");
            Map<String, LocalizedName> owners = owners(yaml, references);
            return id.flatMap(i -> name.map(n -> new CityFile(i, n, owners)));
        });
    }

    private static Map<String, LocalizedName> owners(YamlMap yaml, References references) {
        Map<String, LocalizedName> owners = new LinkedHashMap<>();
        for (YamlMap owner : yaml.maps("owners", OWNER)) {
            Optional<LocalizedName> name = owner.name("name");
            owner.value("id", TextValue::capitals).ifPresent(id -> {
                references.owners().add(id);
                if (owners.containsKey(id)) {
                    owner.place("id").report(CatalogErrorCode.DUPLICATE, "each owner once", id);
                }
                name.ifPresent(called -> owners.put(id, called));
            });
        }
        return owners;
    }

    private static Optional<String> id(TextValue field, @Nullable String expected) {
        return expected == null || expected.equals(field.text())
                ? field.id()
                : field.refuse(CatalogErrorCode.ANOTHER_CITY, expected + ", which the service runs for,");
    }
}
