package vn.chitieu.catalog.files.format;

import java.io.StringReader;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A YAML file as its tree of nodes, which know their lines. No object is made by the library, so tags have no power;
 * values stay the text that was written: a decimal keeps its digits, and {@code no} is not false.
 */
public final class YamlFile {

    private static final int MAX_DEPTH = 12;

    private YamlFile() {}

    /** Returns the map at the top of a file with exactly these keys allowed; empty where the file cannot be used. */
    public static Optional<YamlMap> read(CatalogDirectory directory, String file, YamlKeys keys) {
        return read(directory, file, keys, true);
    }

    /** Does the same for a file that may say nothing at all: no error then, and empty. */
    public static Optional<YamlMap> readOrEmpty(CatalogDirectory directory, String file, YamlKeys keys) {
        return read(directory, file, keys, false);
    }

    private static Optional<YamlMap> read(
            CatalogDirectory directory, String file, YamlKeys keys, boolean saysSomething) {
        return directory.text(file).flatMap(text -> {
            FileLocation top = new FileLocation(file, 1, directory.errors());
            try {
                Node root = new Yaml(limits()).compose(new StringReader(text));
                if (root == null) {
                    if (saysSomething) {
                        top.report(CatalogErrorCode.INVALID_YAML, "keys and values", "an empty file");
                    }
                    return Optional.empty();
                }
                return YamlMap.of(root, "this file", keys, top);
            } catch (MarkedYAMLException malformed) {
                Mark mark = malformed.getProblemMark();
                new FileLocation(file, mark == null ? 1 : mark.getLine() + 1, directory.errors())
                        .report(CatalogErrorCode.INVALID_YAML, "YAML", String.valueOf(malformed.getProblem()));
                return Optional.empty();
            } catch (YAMLException malformed) {
                top.report(CatalogErrorCode.INVALID_YAML, "YAML", String.valueOf(malformed.getMessage()));
                return Optional.empty();
            }
        });
    }

    private static LoaderOptions limits() {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setCodePointLimit(CatalogBytes.MAX_BYTES);
        return options;
    }
}
