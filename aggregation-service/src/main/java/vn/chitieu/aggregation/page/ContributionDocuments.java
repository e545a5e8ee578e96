package vn.chitieu.aggregation.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import vn.chitieu.aggregation.model.Cell;
import vn.chitieu.aggregation.model.Contribution;
import vn.chitieu.aggregation.model.ReceiptId;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;

/** Packed form of contributions, on pages and in their history. */
final class ContributionDocuments {

    private ContributionDocuments() {}

    static void write(PackedWriter writer, Contribution contribution) {
        writer.word(contribution.cell().unit())
                .word(contribution.cell().period())
                .decimal(contribution.value())
                .word(contribution.status())
                .text(contribution.updateId())
                .moment(contribution.reportedAt())
                .count(contribution.receipt().partition())
                .count(contribution.receipt().offset())
                .word(contribution.reason())
                .text(contribution.note())
                .word(contribution.channel())
                .word(contribution.sender());
    }

    static Contribution read(PackedReader reader) {
        return new Contribution(
                new Cell(reader.givenWord(Function.identity()), reader.givenWord(ReportingPeriod::parse)),
                reader.decimal(),
                reader.givenWord(FigureStatus::valueOf),
                reader.givenText(),
                reader.moment(),
                new ReceiptId(reader.size(), reader.count()),
                reader.word(Function.identity()),
                reader.text(),
                reader.word(Function.identity()),
                reader.givenWord(Function.identity()));
    }

    static void writeAll(PackedWriter writer, List<Contribution> contributions) {
        writer.count(contributions.size());
        contributions.forEach(one -> write(writer, one));
    }

    static List<Contribution> readAll(PackedReader reader) {
        int count = reader.size();
        List<Contribution> contributions = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            contributions.add(read(reader));
        }
        return contributions;
    }
}
