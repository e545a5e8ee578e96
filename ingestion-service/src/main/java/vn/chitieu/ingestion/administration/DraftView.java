package vn.chitieu.ingestion.administration;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.table.CatalogColumn;
import vn.chitieu.catalog.table.CatalogTable;
import vn.chitieu.catalog.table.CatalogTables;
import vn.chitieu.catalog.table.TableChange;
import vn.chitieu.catalog.table.TableError;
import vn.chitieu.catalog.table.TableMerge;
import vn.chitieu.catalog.table.TableTexts;
import vn.chitieu.ingestion.catalogdraft.CatalogDraft;
import vn.chitieu.ingestion.catalogdraft.DraftCheck;
import vn.chitieu.ingestion.catalogdraft.DraftMerge;

/** Answers about the draft of a catalog. */
final class DraftView {

    private static final TableTexts VI = TableTexts.VIETNAMESE;
    private static final TableTexts EN = TableTexts.ENGLISH;

    private DraftView() {}

    /**
     * A draft with the tables that it is made of.
     *
     * @param changedAt when it was changed last; null where nothing was changed
     */
    record Draft(
            String city,
            String edition,
            String basedOn,
            @Nullable String changedBy,
            @Nullable Instant changedAt,
            List<Table> tables) {

        static Draft of(CatalogDraft draft) {
            return new Draft(
                    draft.city(),
                    draft.edition(),
                    draft.basedOn(),
                    draft.changedBy(),
                    draft.changedAt(),
                    Arrays.stream(CatalogTable.values()).map(Table::of).toList());
        }
    }

    /** A table: what it is called, which columns tell its rows apart, and its columns. */
    record Table(String id, String title, String titleVi, boolean single, List<String> key, List<Column> columns) {

        static Table of(CatalogTable table) {
            return new Table(
                    table.id(),
                    EN.title(table),
                    VI.title(table),
                    table.isRecord(),
                    table.key(),
                    table.columns().stream()
                            .map(column -> Column.of(table, column))
                            .toList());
        }
    }

    /** A column; {@code refersTo} is the table whose ids or codes its cells name. */
    record Column(
            String name,
            String title,
            String titleVi,
            CatalogColumn.Kind kind,
            boolean required,
            List<Choice> choices,
            @Nullable String refersTo) {

        static Column of(CatalogTable table, CatalogColumn column) {
            return new Column(
                    column.name(),
                    EN.title(table, column.name()),
                    VI.title(table, column.name()),
                    column.kind(),
                    column.required(),
                    column.choices().stream()
                            .map(choice -> new Choice(choice, EN.choice(choice), VI.choice(choice)))
                            .toList(),
                    column.refersTo());
        }
    }

    /** A value that can be chosen. */
    record Choice(String value, String title, String titleVi) {}

    /** The rows of a table; {@code edition} is that of the draft. */
    record Rows(String edition, String table, List<Row> rows) {

        static Rows of(CatalogDraft draft, CatalogTable table) {
            return new Rows(
                    draft.edition(),
                    table.id(),
                    CatalogTables.rows(draft.files(), table).stream()
                            .map(row -> new Row(row.line(), row.values()))
                            .toList());
        }
    }

    /** A row; {@code line} names it in a change, 0 is one that is new. */
    record Row(int line, Map<String, String> cells) {}

    /** What is wrong with a draft, and what it changes. */
    record Check(String edition, boolean outdated, boolean valid, List<Fault> errors, List<Change> changes) {

        static Check of(DraftCheck check) {
            return new Check(
                    check.edition(),
                    check.isOutdated(),
                    check.errors().isEmpty(),
                    check.errors().stream().map(Fault::of).toList(),
                    check.changes().stream().map(Change::of).toList());
        }
    }

    /** An error of a cell; without a column of a row, with the row 0 of the table. */
    record Fault(String table, int row, @Nullable String column, String code, String message, String messageVi) {

        static Fault of(TableError error) {
            return new Fault(
                    error.table().id(),
                    error.row(),
                    error.column(),
                    error.error().code().name(),
                    error.error().message(),
                    error.error().messageVi());
        }
    }

    /** A change in words. */
    record Change(String table, TableChange.Kind kind, List<String> row, String text, String textVi) {

        static Change of(TableChange change) {
            return new Change(
                    change.table().id(), change.kind(), change.row(), EN.sentence(change), VI.sentence(change));
        }
    }

    /** What bringing the draft onto the edition {@code inForce} leaves to choose; nothing where it can be done. */
    record Merge(String edition, String inForce, List<Conflict> conflicts) {

        static Merge of(DraftMerge merge) {
            return new Merge(
                    merge.edition(),
                    merge.inForce(),
                    merge.rows().conflicts().stream().map(Conflict::of).toList());
        }
    }

    /**
     * A row that both sides changed.
     *
     * @param id what names it in a choice
     * @param removedInPublished whether the edition in force has the row no more
     * @param removedInDraft whether the draft has the row no more
     * @param cells those that differ
     */
    record Conflict(
            String id,
            String table,
            String title,
            String titleVi,
            List<String> row,
            boolean removedInPublished,
            boolean removedInDraft,
            List<Both> cells) {

        static Conflict of(TableMerge.Conflict one) {
            Map<String, String> published = one.published() == null ? Map.of() : one.published();
            Map<String, String> draft = one.draft() == null ? Map.of() : one.draft();
            return new Conflict(
                    one.id(),
                    one.table().id(),
                    EN.title(one.table()),
                    VI.title(one.table()),
                    one.row(),
                    one.published() == null,
                    one.draft() == null,
                    one.table().columns().stream()
                            .map(CatalogColumn::name)
                            .map(column -> new Both(
                                    EN.title(one.table(), column),
                                    VI.title(one.table(), column),
                                    published.getOrDefault(column, ""),
                                    draft.getOrDefault(column, "")))
                            .filter(cell -> !cell.published().equals(cell.draft()))
                            .toList());
        }
    }

    /** A cell on both sides; empty where it holds nothing. */
    record Both(String title, String titleVi, String published, String draft) {}
}
