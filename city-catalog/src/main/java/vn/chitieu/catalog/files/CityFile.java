package vn.chitieu.catalog.files;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Name;
import vn.chitieu.catalog.files.format.CatalogDirectory;
import vn.chitieu.catalog.files.format.ErrorCode;
import vn.chitieu.catalog.files.format.Field;
import vn.chitieu.catalog.files.format.YamlFile;
import vn.chitieu.catalog.files.format.YamlKeys;
import vn.chitieu.catalog.files.format.YamlMap;

/**
 * {@code city.yaml}: the city's id and name, and what owners of targets are called beside province and city.
 *
 * @param id the key of the city's events
 * @param owners by their ids in capitals
 */
record CityFile(String id, Name name, Map<String, Name> owners) {

    static final String NAME = "city.yaml";

    private static final YamlKeys KEYS = new YamlKeys(List.of("id", "name"), List.of("owners"));
    private static final YamlKeys OWNER = new YamlKeys(List.of("id", "name"), List.of());

    static Optional<CityFile> read(CatalogDirectory directory, References references) {
        return YamlFile.read(directory, NAME, KEYS).flatMap(yaml -> {
            Optional<String> id = yaml.value("id", field -> id(field, directory.city()));
            Optional<Name> name = yaml.name("name");
            Map<String, Name> owners = owners(yaml, references);
            return id.flatMap(i -> name.map(n -> new CityFile(i, n, owners)));
        });
    }

    private static Map<String, Name> owners(YamlMap yaml, References references) {
        Map<String, Name> owners = new LinkedHashMap<>();
        for (YamlMap owner : yaml.maps("owners", OWNER)) {
            Optional<Name> name = owner.name("name");
            owner.value("id", Field::capitals).ifPresent(id -> {
                references.owners().add(id);
                if (owners.containsKey(id)) {
                    owner.place("id").report(ErrorCode.DUPLICATE, "each owner once", id);
                }
                name.ifPresent(called -> owners.put(id, called));
            });
        }
        return owners;
    }

    private static Optional<String> id(Field field, @Nullable String expected) {
        return expected == null || expected.equals(field.text())
                ? field.id()
                : field.refuse(ErrorCode.ANOTHER_CITY, expected + ", which the service runs for,");
    }
}
