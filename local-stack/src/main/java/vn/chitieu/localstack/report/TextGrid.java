package vn.chitieu.localstack.report;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Rows of text in columns that are as wide as their widest cell; composed letters are one column wide each. */
final class TextGrid {

    private static final String GAP = "  ";
    private static final int WIDEST = 40;

    private final List<String> headings;
    private final List<Integer> toTheRight;
    private final List<List<String>> rows = new ArrayList<>();

    TextGrid(List<String> headings, Integer... toTheRight) {
        this.headings = headings;
        this.toTheRight = Arrays.asList(toTheRight);
    }

    /** Adds a row of as many cells as there are headings; a cell that is too long goes on below itself. */
    void row(List<String> cells) {
        List<List<String>> wrapped = cells.stream()
                .map(cell -> wrap(Normalizer.normalize(cell, Normalizer.Form.NFC)))
                .toList();
        int height = wrapped.stream().mapToInt(List::size).max().orElse(1);
        for (int line = 0; line < height; line++) {
            int number = line;
            rows.add(wrapped.stream()
                    .map(parts -> number < parts.size() ? parts.get(number) : "")
                    .toList());
        }
    }

    /** Adds a row that begins a group. */
    void heading(String number, String text) {
        List<String> cells = new ArrayList<>(List.of(number, text));
        headings.stream().skip(2).forEach(column -> cells.add(""));
        row(cells);
    }

    List<String> lines() {
        List<Integer> widths =
                IntStream.range(0, headings.size()).mapToObj(this::width).toList();
        int width = widths.stream().mapToInt(Integer::intValue).sum() + GAP.length() * (headings.size() - 1);
        List<String> lines = new ArrayList<>();
        lines.add(line(headings, widths));
        lines.add("-".repeat(width));
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    /** Breaks a text between words; what goes on below is indented by one. */
    private static List<String> wrap(String cell) {
        int space = cell.length() <= WIDEST ? -1 : cell.lastIndexOf(' ', WIDEST);
        if (space <= 0) {
            return List.of(cell);
        }
        List<String> lines = new ArrayList<>(List.of(cell.substring(0, space)));
        lines.addAll(wrap(" " + cell.substring(space + 1)));
        return lines;
    }

    private int width(int column) {
        return rows.stream()
                .mapToInt(row -> row.get(column).length())
                .reduce(headings.get(column).length(), Math::max);
    }

    private String line(List<String> cells, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            String padding = " ".repeat(widths.get(column) - cell.length());
            line.append(column == 0 ? "" : GAP);
            line.append(toTheRight.contains(column) ? padding + cell : cell + padding);
        }
        return line.toString().stripTrailing();
    }
}
