package vn.chitieu.localstack.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chitieu.localstack.StackException;

class FirstCityIT {

    @TempDir
    private Path dir;

    @Test
    void isTheFirstCityOfTheFirstStartWhateverComesLater() {
        Path file = dir.resolve("city.txt");

        assertThat(FirstCity.open(file, "thanh-hoa").id()).isEqualTo("thanh-hoa");
        FirstCity later = FirstCity.open(file, "hue");

        assertThat(later.id()).isEqualTo("thanh-hoa");
        assertThat(later.name("targets", "thanh-hoa")).isEqualTo("targets");
        assertThat(later.name("targets", "hue")).isEqualTo("targets.hue");
        assertThat(later.named("hue")).isEqualTo("hue");
        assertThat(later.named("thanh-hoa")).isEmpty();
        assertThat(later.andOthers(List.of("hue", "vinh", "thanh-hoa"))).containsExactly("thanh-hoa", "hue", "vinh");
    }

    @Test
    void refusesAFileWithoutACity() throws Exception {
        Path file = Files.writeString(dir.resolve("city.txt"), "\n");

        assertThatThrownBy(() -> FirstCity.open(file, "hue"))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("damaged");
    }
}
