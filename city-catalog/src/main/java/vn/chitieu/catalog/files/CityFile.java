package vn.chitieu.catalog.files;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Name;

/**
 * {@code city.yaml}: the city's id and name.
 *
 * @param id the key of the city's events
 */
record CityFile(String id, Name name) {

    static final String NAME = "city.yaml";

    private static final YamlKeys KEYS = new YamlKeys(List.of("id", "name"), List.of());

    static Optional<CityFile> read(CatalogDirectory directory) {
        return YamlFile.read(directory, NAME, KEYS).flatMap(yaml -> {
            Optional<String> id = yaml.value("id", field -> id(field, directory.city()));
            Optional<Name> name = yaml.name("name");
            return id.flatMap(i -> name.map(n -> new CityFile(i, n)));
        });
    }

    private static Optional<String> id(Field field, @Nullable String expected) {
        return expected == null || expected.equals(field.text())
                ? field.id()
                : field.refuse(ErrorCode.ANOTHER_CITY, expected + ", which the service runs for,");
    }
}
