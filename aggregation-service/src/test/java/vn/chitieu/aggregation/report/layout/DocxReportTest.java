package vn.chitieu.aggregation.report.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.apache.xmlbeans.XmlError;
import org.apache.xmlbeans.XmlOptions;
import org.junit.jupiter.api.Test;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;
import vn.chitieu.aggregation.report.PrintedReport;
import vn.chitieu.aggregation.report.TheSample;

/** Reads the document back. */
class DocxReportTest {

    private static final PrintedReport REPORT = TheSample.whole().printed("city", "vi");
    private static final byte[] FILE = new DocxReport().write(REPORT);

    @Test
    void beginsAsAnOfficialReportDoes() throws IOException {
        try (XWPFDocument document = document()) {
            XWPFTableRow letterhead = document.getTables().get(0).getRow(0);
            assertThat(letterhead.getCell(0).getText()).contains("THÀNH PHỐ THANH HÓA");
            assertThat(letterhead.getCell(1).getText())
                    .contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
                    .contains("Độc lập - Tự do - Hạnh phúc");
            assertThat(document.getParagraphs())
                    .extracting(XWPFParagraph::getText)
                    .contains("TÌNH HÌNH THỰC HIỆN CÁC CHỈ TIÊU QUÝ I-2022", "Thành phố Thanh Hóa")
                    .anyMatch(line -> line.contains("đạt 32% dự toán tỉnh giao và 25,7% dự toán thành phố giao"));
        }
    }

    @Test
    void theTableRepeatsItsHeadingsAndSharesThoseOfOwners() throws IOException {
        try (XWPFDocument document = document()) {
            XWPFTable table = document.getTables().get(1);
            assertThat(table.getRow(0).isRepeatHeader()).isTrue();
            assertThat(table.getRow(1).isRepeatHeader()).isTrue();
            assertThat(table.getRow(2).isRepeatHeader()).isFalse();
            XWPFTableCell plan = table.getRow(0).getCell(4);
            assertThat(plan.getText()).isEqualTo("Kế hoạch năm 2022");
            assertThat(plan.getCTTc().getTcPr().getGridSpan().getVal()).isEqualTo(BigInteger.TWO);
            assertThat(table.getRow(1)
                            .getCell(0)
                            .getCTTc()
                            .getTcPr()
                            .getVMerge()
                            .getVal())
                    .isEqualTo(STMerge.CONTINUE);
            assertThat(table.getRow(1).getCell(5).getText()).isEqualTo("TP giao");
        }
    }

    @Test
    void theTableHasEveryRowInVietnameseNumbers() throws IOException {
        try (XWPFDocument document = document()) {
            XWPFTable table = document.getTables().get(1);
            int lines = REPORT.groups().stream()
                    .mapToInt(group -> group.lines().size() + 1)
                    .sum();
            assertThat(table.getRows()).hasSize(2 + lines);
            assertThat(table.getText()).contains("799.690").contains("630,72").contains("+67,8");
        }
    }

    @Test
    void isLandscapeWithPageNumbersAndTheTimeOfItsFigures() throws IOException {
        try (XWPFDocument document = document()) {
            CTSectPr section = document.getDocument().getBody().getSectPr();
            assertThat(section.getPgSz().getOrient()).isEqualTo(STPageOrientation.LANDSCAPE);
            assertThat(document.getFooterList()).singleElement().satisfies(footer -> {
                assertThat(footer.getText()).contains("Số liệu tính đến 16:53 ngày 05/04/2022");
                assertThat(footer.getParagraphs().get(0).getCTP().xmlText()).contains("NUMPAGES");
            });
            assertThat(document.getParagraphs().stream()
                            .flatMap(paragraph -> paragraph.getRuns().stream())
                            .map(run -> run.getFontFamily()))
                    .containsOnly("Times New Roman");
        }
    }

    /** An office program refuses a document whose elements stand in another order than its schema says. */
    @Test
    void isAsTheSchemaOfTheFormatWants() throws IOException {
        try (XWPFDocument document = document()) {
            List<XmlError> errors = new ArrayList<>();
            document.getDocument().getBody().validate(new XmlOptions().setErrorListener(errors));
            assertThat(errors).isEmpty();
        }
    }

    @Test
    void theSameReportGivesTheSameBytes() {
        assertThat(Arrays.equals(new DocxReport().write(REPORT), FILE)).isTrue();
    }

    private static XWPFDocument document() throws IOException {
        return new XWPFDocument(new ByteArrayInputStream(FILE));
    }
}
