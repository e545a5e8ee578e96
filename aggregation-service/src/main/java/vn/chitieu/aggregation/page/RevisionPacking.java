package vn.chitieu.aggregation.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bson.types.Binary;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Revision;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;

/** Packed form of the moves, causes and origins of a revision. */
final class RevisionPacking {

    private RevisionPacking() {}

    /**
     * What is packed of a revision.
     *
     * @param moves the totals that changed
     * @param causes the updates that did it
     * @param furtherCauses how many more there were
     * @param origins the revisions of other pages that did it
     */
    record Contents(
            List<Revision.Move> moves, List<Revision.Cause> causes, int furtherCauses, List<Revision.Id> origins) {}

    static Binary pack(Revision revision) {
        PackedWriter writer = new PackedWriter().count(revision.moves().size());
        revision.moves().forEach(move -> write(writer, move));
        writer.count(revision.causes().size());
        revision.causes().forEach(cause -> write(writer, cause));
        writer.count(revision.furtherCauses()).count(revision.origins().size());
        revision.origins().forEach(origin -> writer.word(origin.page()).count(origin.version()));
        return writer.packed();
    }

    static Contents unpack(Binary packed) {
        PackedReader reader = new PackedReader(packed);
        return new Contents(
                list(reader, () -> move(reader)),
                list(reader, () -> cause(reader)),
                reader.size(),
                list(reader, () -> new Revision.Id(page(reader), reader.count())));
    }

    private static <T> List<T> list(PackedReader reader, Supplier<T> read) {
        int count = reader.size();
        List<T> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            list.add(read.get());
        }
        return list;
    }

    private static PageKey page(PackedReader reader) {
        return reader.givenWord(PageDocuments::key);
    }

    private static void write(PackedWriter writer, Revision.Move move) {
        writer.word(move.scope())
                .count(move.revision())
                .decimal(move.valueBefore())
                .decimal(move.value())
                .decimal(move.cumulativeBefore())
                .decimal(move.cumulative())
                .flag(move.afterClosing())
                .count(move.verdicts().size());
        move.verdicts()
                .forEach(change ->
                        writer.word(change.owner()).word(change.before()).word(change.now()));
    }

    private static Revision.Move move(PackedReader reader) {
        return new Revision.Move(
                reader.givenWord(Scope::parse),
                reader.count(),
                reader.decimal(),
                reader.decimal(),
                reader.decimal(),
                reader.decimal(),
                reader.flag(),
                list(
                        reader,
                        () -> new Revision.VerdictChange(
                                reader.givenWord(Function.identity()),
                                reader.word(Verdict::valueOf),
                                reader.givenWord(Verdict::valueOf))));
    }

    private static void write(PackedWriter writer, Revision.Cause cause) {
        writer.word(cause.indicator()).flag(cause.before() != null);
        if (cause.before() != null) {
            ContributionDocuments.write(writer, cause.before());
        }
        ContributionDocuments.write(writer, cause.now());
    }

    private static Revision.Cause cause(PackedReader reader) {
        return new Revision.Cause(
                reader.givenWord(Function.identity()),
                reader.flag() ? ContributionDocuments.read(reader) : null,
                ContributionDocuments.read(reader));
    }
}
