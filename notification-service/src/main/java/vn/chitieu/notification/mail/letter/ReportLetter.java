package vn.chitieu.notification.mail.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.chitieu.notification.quarterreport.FetchedReport;
import vn.chitieu.notification.quarterreport.ReportMaterial;
import vn.chitieu.notification.quarterreport.ReportNotice;

/** The letter with the report of a quarter. */
final class ReportLetter {

    private static final int SUBJECT_LIMIT = 160;
    private static final int PARAGRAPH_LIMIT = 2000;
    private static final int PARAGRAPHS_SHOWN = 60;

    private final ReportNotice notice;
    private final ReportMaterial material;
    private final LetterVocabulary vocabulary;
    private final LetterAddresses addresses;
    private final OpenCases cases;

    ReportLetter(
            ReportNotice notice,
            ReportMaterial material,
            LetterVocabulary vocabulary,
            OpenCases cases,
            LetterAddresses addresses) {
        this.notice = notice;
        this.material = material;
        this.vocabulary = vocabulary;
        this.cases = cases;
        this.addresses = addresses;
    }

    Letter write(Addressee reader) {
        String scope = vocabulary.scope(notice.scope());
        String asOf = material.printed() == null
                ? vocabulary.say("report.nothing", Map.of("scope", scope))
                : line(material.printed().asOfText());
        return new Letter(
                reader.language(),
                HeaderText.of(vocabulary.say("subject.report", Map.of("scope", scope)), SUBJECT_LIMIT),
                Letter.Tone.NEUTRAL,
                vocabulary.say("state.report"),
                vocabulary.say("title.report"),
                LetterVocabulary.capitalised(scope),
                asOf,
                reader.salutation(vocabulary),
                blocks(reader, scope, asOf),
                vocabulary.say("closing"),
                vocabulary.say("signature"),
                material.workbook() == null
                        ? List.of(vocabulary.say("foot.auto"))
                        : List.of(vocabulary.say("foot.auto"), vocabulary.say("foot.report")),
                material.workbook() == null ? List.of() : List.of(material.workbook()));
    }

    private List<Block> blocks(Addressee reader, String scope, String asOf) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(
                material.printed() == null
                        ? asOf
                        : vocabulary.say("report.lead", Map.of("scope", scope)) + " " + asOf));
        blocks.add(new Block.Links(
                vocabulary.say("link.report"),
                addresses.report(notice.city(), notice.quarter(), notice.scope(), reader.language()),
                List.of(new Block.Link(
                        vocabulary.say("link.figures"),
                        addresses.figures(notice.city(), notice.quarter(), notice.scope(), reader.language())))));
        FetchedReport printed = material.printed();
        if (printed != null) {
            sentences(printed, blocks);
            new ReportTables(printed, vocabulary).addTo(blocks);
        }
        blocks.addAll(cases.blocks(material.cases(), material.others()));
        return blocks;
    }

    private static void sentences(FetchedReport printed, List<Block> blocks) {
        int left = PARAGRAPHS_SHOWN;
        for (FetchedReport.Section section : printed.sections()) {
            blocks.add(new Block.Heading(line(section.heading())));
            for (String paragraph : section.paragraphs()) {
                if (left > 0) {
                    blocks.add(new Block.Paragraph(HeaderText.of(paragraph, PARAGRAPH_LIMIT)));
                    left--;
                }
            }
        }
    }

    private static String line(String text) {
        return HeaderText.of(text, PARAGRAPH_LIMIT);
    }
}
