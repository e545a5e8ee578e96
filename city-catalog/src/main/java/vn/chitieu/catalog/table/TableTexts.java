package vn.chitieu.catalog.table;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.chitieu.contracts.vocabulary.MessageBundle;

/** What tables, columns and values are called in a language, and changes in words. Immutable. */
public final class TableTexts {

    /** The texts in Vietnamese. */
    public static final TableTexts VIETNAMESE = new TableTexts("vi");

    /** The texts in English. */
    public static final TableTexts ENGLISH = new TableTexts("en");

    private final MessageBundle phrases;

    private TableTexts(String language) {
        this.phrases = MessageBundle.of(TableTexts.class, language);
    }

    /** Returns the texts of a language: {@code en}, else Vietnamese. */
    public static TableTexts in(String language) {
        return language.equals("en") ? ENGLISH : VIETNAMESE;
    }

    /** Returns what a table is called. */
    public String title(CatalogTable table) {
        return phrases.say(table.id());
    }

    /** Returns what a column of a table is called. */
    public String title(CatalogTable table, String column) {
        String own = table.id() + "." + column;
        return phrases.say(phrases.has(own) ? own : "column." + column);
    }

    /** Returns what a value that can be chosen is called; itself where it has no other name. */
    public String choice(String value) {
        String key = "choice." + value;
        return phrases.has(key) ? phrases.say(key) : value;
    }

    /** Returns a change as a sentence. */
    public String sentence(TableChange change) {
        CatalogTable table = change.table();
        String cells = change.cells().stream()
                .map(cell -> cell(table, change.kind(), cell))
                .collect(Collectors.joining("; "));
        return phrases.say(
                "change." + change.kind(), Map.of("table", title(table), "row", row(change.row()), "cells", cells));
    }

    private String row(List<String> key) {
        String row = key.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
        return row.isEmpty() ? "" : " " + row;
    }

    private String cell(CatalogTable table, TableChange.Kind kind, TableChange.Cell cell) {
        String key = kind == TableChange.Kind.ADDED ? "cell.new" : "cell.changed";
        return phrases.say(
                key,
                Map.of(
                        "column", title(table, cell.column()),
                        "before", shown(cell.before()),
                        "after", shown(cell.after())));
    }

    private String shown(String value) {
        return value.isEmpty() ? phrases.say("empty") : choice(value);
    }
}
