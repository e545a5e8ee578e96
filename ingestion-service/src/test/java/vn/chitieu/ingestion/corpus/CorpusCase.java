package vn.chitieu.ingestion.corpus;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One case: what is sent, and the answer that it is to get.
 *
 * @param id by which the case is known
 * @param what it is, in words
 * @param given everything that the file says of the case
 */
public record CorpusCase(String id, String what, Map<String, Object> given) {

    private static final Set<String> BODIES =
            Set.of("with", "row", "csv-row", "xlsx-row", "body", "hex", "workbook", "raw");

    private static final Set<String> OTHERS = Set.of(
            "id",
            "what",
            "caller",
            "method",
            "path",
            "query",
            "type",
            "headers",
            "encoding",
            "mark",
            "wrapped",
            "length",
            "expect",
            "kept",
            "says");

    static CorpusCase read(Map<String, Object> given) {
        CorpusCase read = new CorpusCase(String.valueOf(given.get("id")), String.valueOf(given.get("what")), given);
        for (String name : given.keySet()) {
            read.require(BODIES.contains(name) || OTHERS.contains(name), "no " + name);
        }
        read.require(given.keySet().containsAll(Set.of("id", "what", "expect")), "id, what and expect");
        read.require(given.keySet().stream().filter(BODIES::contains).count() <= 1, "one body");
        return read;
    }

    private void require(boolean holds, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("expected " + expected + " in the case " + id + ", got " + given);
        }
    }

    /** Returns what the case says under a name, as text. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(given.get(name)).map(String::valueOf).map(Repeated::text);
    }

    /** Returns the lines that the case says under a name; none where it says nothing. */
    @SuppressWarnings("unchecked")
    public List<String> lines(String name) {
        return ((List<Object>) given.getOrDefault(name, List.of()))
                .stream().map(String::valueOf).map(Repeated::text).toList();
    }

    /** Returns what the case says under a name, by names of its own; nothing where it says nothing. */
    @SuppressWarnings("unchecked")
    public Map<String, Object> parts(String name) {
        return (Map<String, Object>) given.getOrDefault(name, Map.of());
    }

    /** Returns who sends it: {@code ward}, {@code admin}, {@code planner} or {@code nobody}. */
    public String caller() {
        return text("caller").orElse("ward");
    }

    /** Returns whether it is one row, sent between two good ones, which are to be kept. */
    public boolean isRow() {
        return given.keySet().stream().anyMatch(Set.of("with", "row", "csv-row", "xlsx-row")::contains);
    }

    /** Returns whether it is a file of any kind. */
    public boolean isFile() {
        return isWorkbook()
                || given.containsKey("csv-row")
                || text("type").orElse("").startsWith("text/csv");
    }

    /** Returns whether it is a workbook. */
    public boolean isWorkbook() {
        return given.containsKey("workbook") || given.containsKey("xlsx-row");
    }

    /** Returns the bytes of the body. */
    public byte[] body() {
        return CorpusBodies.of(this);
    }

    /** Returns the parts of the workbook by their paths. */
    public Map<String, byte[]> workbookParts() {
        return CorpusBodies.workbook(this).parts();
    }

    /** Returns the bytes of the whole request, with the sender's key. */
    public byte[] request(String key) {
        return CorpusRequests.request(this, key);
    }

    /** Returns what is expected. */
    public Expected expected() {
        Object expect = given.get("expect");
        if ("accepted".equals(expect)) {
            return new Expected(202, Optional.empty(), List.of());
        }
        if (expect instanceof List<?> errors) {
            return new Expected(
                    202, Optional.empty(), errors.stream().map(String::valueOf).toList());
        }
        String[] words = String.valueOf(expect).split(" ", 2);
        return new Expected(
                Integer.parseInt(words[0]), words.length == 1 ? Optional.empty() : Optional.of(words[1]), List.of());
    }

    @Override
    public String toString() {
        return id + ": " + what;
    }

    /**
     * The answer.
     *
     * @param status of HTTP
     * @param code of the problem; empty where it is to be none
     * @param findings of the row, each a code (of a warning with that word before it), the name of the field and, where
     *     a file came, a slash and the column's title
     */
    public record Expected(int status, Optional<String> code, List<String> findings) {}
}
