package vn.chitieu.catalog.table;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Two changes of the same files brought together, row by row: a row that one side changed is taken from that side, a
 * row that both sides changed alike as both have it, and one that they changed differently is a conflict, of which one
 * side is chosen. Comments, order and all that is in no table are those of the published files. Pure.
 *
 * @param files the published files with what is taken of the draft; of a conflict without a choice the published row
 * @param conflicts those without a choice
 */
public record TableMerge(Map<String, String> files, List<Conflict> conflicts) {

    public TableMerge {
        files = Map.copyOf(files);
        conflicts = List.copyOf(conflicts);
    }

    /** Whose row is taken. */
    public enum Side {
        PUBLISHED,
        DRAFT
    }

    /**
     * A row that both sides changed, each otherwise.
     *
     * @param row the cells that tell it from others, in the order of the table's key
     * @param published its cells by column as they are published; null where the row was removed there
     * @param draft its cells by column in the draft; null where the row is removed there
     */
    public record Conflict(
            CatalogTable table,
            List<String> row,
            @Nullable Map<String, String> published,
            @Nullable Map<String, String> draft) {

        /** Returns what names it in a choice, such as {@code units/nam-ngan}; its parts are percent-encoded. */
        public String id() {
            return Stream.concat(Stream.of(table.id()), row.stream())
                    .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8))
                    .collect(Collectors.joining("/"));
        }
    }

    /**
     * Merges what a draft changed into files that were published meanwhile.
     *
     * @param base files from which both sides were begun
     * @param published files in force
     * @param draft files of the draft
     * @param choices whose row is taken, by the ids of conflicts; others are left unread
     * @throws IllegalArgumentException if a file is so malformed that it has no rows
     */
    public static TableMerge of(
            Map<String, String> base,
            Map<String, String> published,
            Map<String, String> draft,
            Map<String, Side> choices) {
        Map<String, String> merged = published;
        List<Conflict> conflicts = new ArrayList<>();
        for (CatalogTable table : CatalogTable.values()) {
            if (!Objects.equals(base.get(table.file()), draft.get(table.file()))) {
                var rows = new Rows(
                        table,
                        TableChange.rows(base, table),
                        TableChange.rows(merged, table),
                        TableChange.rows(draft, table));
                List<CatalogRow> all = rows.merged(choices, conflicts);
                if (!all.equals(List.copyOf(rows.published.values()))) {
                    merged = CatalogTables.with(merged, table, all);
                }
            }
        }
        return new TableMerge(merged, conflicts);
    }

    /** The rows of a table on all sides, by their keys. */
    private record Rows(
            CatalogTable table,
            Map<List<String>, CatalogRow> base,
            Map<List<String>, CatalogRow> published,
            Map<List<String>, CatalogRow> draft) {

        List<CatalogRow> merged(Map<String, Side> choices, List<Conflict> conflicts) {
            Map<List<String>, CatalogRow> all = new LinkedHashMap<>();
            published.forEach((key, row) -> {
                CatalogRow taken = taken(key, choices, conflicts);
                if (taken != null) {
                    all.put(key, new CatalogRow(row.line(), taken.values()));
                }
            });
            List<CatalogRow> rows = new ArrayList<>(all.values());
            List<String> before = null;
            for (List<String> key : draft.keySet()) {
                if (!published.containsKey(key)) {
                    CatalogRow added = taken(key, choices, conflicts);
                    if (added == null) {
                        continue;
                    }
                    CatalogRow young = new CatalogRow(0, added.values());
                    CatalogRow above = before == null ? null : all.get(before);
                    rows.add(above == null ? rows.size() : rows.lastIndexOf(above) + 1, young);
                    all.put(key, young);
                }
                before = key;
            }
            return rows;
        }

        private @Nullable CatalogRow taken(List<String> key, Map<String, Side> choices, List<Conflict> conflicts) {
            Map<String, String> was = cells(base, key);
            Map<String, String> theirs = cells(published, key);
            Map<String, String> ours = cells(draft, key);
            if (Objects.equals(ours, was) || Objects.equals(ours, theirs)) {
                return published.get(key);
            }
            if (Objects.equals(theirs, was)) {
                return draft.get(key);
            }
            Conflict conflict = new Conflict(table, key, theirs, ours);
            Side choice = choices.get(conflict.id());
            if (choice == null) {
                conflicts.add(conflict);
            }
            return choice == Side.DRAFT ? draft.get(key) : published.get(key);
        }

        private static @Nullable Map<String, String> cells(Map<List<String>, CatalogRow> rows, List<String> key) {
            CatalogRow row = rows.get(key);
            return row == null ? null : row.values();
        }
    }
}
