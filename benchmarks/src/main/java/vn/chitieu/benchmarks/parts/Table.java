package vn.chitieu.benchmarks.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table of results: Markdown on the standard output and in a file. */
public final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    /** Makes a table with these columns. */
    public Table(String... columns) {
        rows.add(List.of(columns));
        rows.add(IntStream.range(0, columns.length).mapToObj(column -> "---").toList());
    }

    /** Adds a row. */
    public void row(String... cells) {
        rows.add(List.of(cells));
    }

    /** Prints the table, and writes it to {@code NAME.md} in the directory {@code benchmarks.results}. */
    public void print(String name) {
        String text = rows.stream()
                .map(row -> row.stream().collect(Collectors.joining(" | ", "| ", " |")))
                .collect(Collectors.joining("\n", "", "\n"));
        System.out.printf("%n%s%n", text);
        Path file = results().resolve(name + ".md");
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("The results cannot be written to " + file, e);
        }
    }

    /** Returns the directory of the results, made when missing. */
    public static Path results() {
        Path dir = Path.of(System.getProperty("benchmarks.results", "."));
        try {
            return Files.createDirectories(dir);
        } catch (IOException e) {
            throw new UncheckedIOException("The directory " + dir + " cannot be made", e);
        }
    }
}
