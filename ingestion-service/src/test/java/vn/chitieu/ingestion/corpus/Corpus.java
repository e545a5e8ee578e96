package vn.chitieu.ingestion.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** All cases of the corpus; its README tells what a case may say. */
public final class Corpus {

    private static final List<String> FILES = List.of(
            "json-rows", "json-bodies", "encodings", "csv", "xlsx", "requests", "targets", "credentials", "templates");

    private Corpus() {}

    /**
     * Returns all cases in their order.
     *
     * @throws IllegalArgumentException for a case that cannot be read, or an id that is there twice
     */
    public static List<CorpusCase> cases() {
        List<CorpusCase> cases = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (String file : FILES) {
            for (Map<String, Object> one : read("/corpus/" + file + ".yaml")) {
                CorpusCase read = CorpusCase.read(one);
                if (!ids.add(read.id())) {
                    throw new IllegalArgumentException("expected an id of its own, got " + read.id() + " again");
                }
                cases.add(read);
            }
        }
        return cases;
    }

    private static List<Map<String, Object>> read(String name) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try (InputStream file = Corpus.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalArgumentException("expected the file " + name + ", got none");
            }
            return new Yaml(new SafeConstructor(options)).load(file);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
