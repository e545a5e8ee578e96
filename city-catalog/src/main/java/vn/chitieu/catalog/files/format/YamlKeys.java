package vn.chitieu.catalog.files.format;

import java.util.List;

/** The keys that a map in a YAML file has to have, and those that it may have. */
public record YamlKeys(List<String> required, List<String> optional) {

    /** The two languages of a name. */
    static final YamlKeys NAME = new YamlKeys(List.of("vi", "en"), List.of());

    boolean know(String key) {
        return required.contains(key) || optional.contains(key);
    }
}
