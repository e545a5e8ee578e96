package vn.chitieu.ingestion.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.chitieu.ingestion.corpus.Corpus;
import vn.chitieu.ingestion.corpus.CorpusCase;

/** What fuzzing starts from: the bodies of the corpus, in the form that a target wants. */
public final class FuzzSeeds {

    /** Longer ones would only slow the search down; they are in the corpus for their length. */
    private static final int LONGEST = 20_000;

    private FuzzSeeds() {}

    /** Writes the seeds of a target into a folder: {@code FuzzSeeds TARGET FOLDER}. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        int number = 0;
        for (byte[] seed : of(arguments[0])) {
            Files.write(folder.resolve("seed-" + number++), seed);
        }
    }

    static List<byte[]> of(String target) {
        List<byte[]> seeds = new ArrayList<>();
        for (CorpusCase one : Corpus.cases()) {
            if (!one.given().containsKey("raw")) {
                seeds.addAll(of(target, one));
            }
        }
        return seeds.stream().filter(seed -> seed.length <= LONGEST).toList();
    }

    private static List<byte[]> of(String target, CorpusCase one) {
        return switch (target) {
            case "JsonUpdatesFuzz", "JsonTargetsFuzz", "AdministrationRequestsFuzz" ->
                one.isFile() ? List.of() : List.of(one.body());
            case "CsvFuzz" -> one.isWorkbook() ? List.of() : formats(one.body());
            case "XlsxFuzz" -> one.isWorkbook() ? parts(one) : List.of();
            case "WordsFuzz" -> words(one);
            default -> throw new IllegalArgumentException("expected the name of a target, got " + target);
        };
    }

    private static List<byte[]> formats(byte[] body) {
        return List.of(with(0, body), with(1, body), with(2, body));
    }

    /** The whole file, and its sheet. */
    private static List<byte[]> parts(CorpusCase one) {
        List<byte[]> seeds = new ArrayList<>();
        seeds.add(with(6, one.body()));
        Map<String, byte[]> parts = one.workbookParts();
        List<String> names = XlsxFuzz.PARTS;
        for (int kind = 0; kind < names.size(); kind++) {
            if (parts.containsKey(names.get(kind))) {
                seeds.add(with(kind, parts.get(names.get(kind))));
            }
        }
        return seeds;
    }

    private static List<byte[]> words(CorpusCase one) {
        return one.text("with").or(() -> one.text("csv-row")).stream()
                .flatMap(text -> List.of(text.split("[\";]")).stream())
                .map(word -> word.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    private static byte[] with(int first, byte[] rest) {
        byte[] seed = new byte[rest.length + 1];
        seed[0] = (byte) first;
        System.arraycopy(rest, 0, seed, 1, rest.length);
        return seed;
    }
}
