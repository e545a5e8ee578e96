package vn.chitieu.localstack.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextGridTest {

    @Test
    void continuesALongCellBelowItselfAndKeepsItsIndentation() {
        TextGrid grid = new TextGrid(List.of("A", "B", "C"), 2);
        grid.row(List.of("1", "  - số trường hợp vi phạm trật tự đô thị, vệ sinh môi trường", "214"));

        assertThat(grid.lines())
                .containsExactly(
                        "A  B                                       C",
                        "--------------------------------------------",
                        "1    - số trường hợp vi phạm trật tự đô  214",
                        "    thị, vệ sinh môi trường");
    }

    @Test
    void countsAComposedLetterAsOneColumn() {
        TextGrid grid = new TextGrid(List.of("A", "B", "C"));
        grid.row(List.of("e\u0302\u0301", "x", "y"));

        assertThat(grid.lines().get(2)).isEqualTo("\u1ebf  x  y");
    }
}
