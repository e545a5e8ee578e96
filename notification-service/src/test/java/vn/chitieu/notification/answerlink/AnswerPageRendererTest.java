package vn.chitieu.notification.answerlink;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.notification.fixtures.SomeFigures.context;
import static vn.chitieu.notification.fixtures.SomeFigures.figures;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.notification.cases.FigureWatchService;
import vn.chitieu.notification.cases.life.CaseLife;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseEvent;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.JudgedFigures;
import vn.chitieu.notification.cases.model.TotalKey;
import vn.chitieu.notification.cases.policy.Rule;
import vn.chitieu.notification.fixtures.SmallCity;
import vn.chitieu.notification.fixtures.SomeFigures;
import vn.chitieu.notification.fixtures.SomeNotices;
import vn.chitieu.support.testing.PageShells;
import vn.chitieu.support.web.PageSite;

class AnswerPageRendererTest {

    private final Catalog city = SmallCity.catalog();
    private final AnswerPageRenderer page = new AnswerPageRenderer(
            PageShells.of(new PageSite("Cảnh báo", "pages/favicon.svg", ""), () -> city),
            Clock.fixed(SomeFigures.NOW, ZoneOffset.UTC));

    /** Where less is better a figure is too high and not late. */
    @Test
    void aLimitIsExceededAndNothingIsLate() {
        TotalKey total = new TotalKey(Scope.city(), "URBAN_VIOLATIONS", new Quarter(2022, 1));
        AlertCase above = Objects.requireNonNull(CaseLife.next(
                null,
                new CaseEvent.Judged(
                        new CaseKey(Rule.BEHIND_TARGET, total, "CITY"),
                        figures()
                                .lowerIsBetter()
                                .official()
                                .worth("310", Verdict.SEVERELY_BEHIND)
                                .build()),
                context()));

        assertThat(shown(above, "vi"))
                .contains("Vượt mức theo tiến độ", "Số liệu vượt mức theo tiến độ", "trở lại trong mức")
                .doesNotContainIgnoringCase("chậm so với", "chưa đạt", "đạt tiến độ");
        assertThat(shown(above, "en"))
                .contains("Above the limit by pace", "The figure went above the limit")
                .doesNotContain("Behind", "fell behind", "on pace");
    }

    @Test
    void aTargetIsMissed() {
        assertThat(shown(SomeNotices.opened(), "vi"))
                .contains("Chậm so với tiến độ", "Số liệu chậm so với yêu cầu", "đạt tiến độ")
                .doesNotContain("ượt mức");
    }

    /** The mail says the target of its day, so the page says where another one holds now. */
    @Test
    void saysThatTheTargetHasChangedSinceTheMail() {
        AlertCase opened = SomeNotices.opened();
        assertThat(shown(opened, "vi")).doesNotContain("Chỉ tiêu giao đã thay đổi từ khi gửi thư");
        JudgedFigures.Attainment before = opened.figures().latest().attainment();
        AlertCase lowered = Objects.requireNonNull(CaseLife.next(
                opened,
                figures()
                        .revision(2)
                        .against("800")
                        .worth("142", Verdict.SEVERELY_BEHIND)
                        .event(),
                context()));

        assertThat(before.target()).isEqualByComparingTo("1000");
        assertThat(shown(lowered, "vi"))
                .contains("Chỉ tiêu giao đã thay đổi từ khi gửi thư: từ 1.000 doanh nghiệp thành 800 doanh nghiệp");
        assertThat(shown(lowered, "en")).contains("The target has changed since the mail was sent: from 1,000");
    }

    private String shown(AlertCase one, String language) {
        LinkVisit.Welcome visit = new LinkVisit.Welcome(
                new CaseLink("uv-dn", one.key(), one.progress().episode(), SomeFigures.NOW.plus(Duration.ofDays(30))),
                city,
                one,
                city.people().iterator().next(),
                true,
                true,
                FigureWatchService.Watching.NO,
                null);
        return page.page(visit, language, "token", AnswerForm.EMPTY, AnswerPageRenderer.Message.NONE);
    }
}
