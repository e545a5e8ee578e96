package vn.chitieu.contracts.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class VerdictTest {

    @Test
    void onlyBehindAndSeverelyBehindAreBehind() {
        assertThat(Arrays.stream(Verdict.values()).filter(Verdict::isBehind))
                .containsExactly(Verdict.BEHIND, Verdict.SEVERELY_BEHIND);
    }

    @Test
    void goesFromTheBestToTheWorst() {
        assertThat(Verdict.values())
                .containsExactly(
                        Verdict.EXCEEDED,
                        Verdict.AHEAD,
                        Verdict.ON_PACE,
                        Verdict.AT_RISK,
                        Verdict.BEHIND,
                        Verdict.SEVERELY_BEHIND,
                        Verdict.NOT_JUDGED);
    }

    @Test
    void statusesGoFromTheSoftestToTheFirmest() {
        assertThat(FigureStatus.values())
                .containsExactly(FigureStatus.ESTIMATE, FigureStatus.PRELIMINARY, FigureStatus.OFFICIAL);
    }
}
