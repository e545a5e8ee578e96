package vn.chitieu.localstack.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentBatchesIT {

    @TempDir
    private Path dir;

    @Test
    void remembersWhatWasAcceptedAcrossARestart() {
        Path file = dir.resolve("sample-sent.csv");
        SentBatches sent = SentBatches.open(file);
        assertThat(sent.contains("nam-ngan,2022-Q1,aa")).isFalse();
        sent.add("nam-ngan,2022-Q1,aa");

        assertThat(SentBatches.open(file).contains("nam-ngan,2022-Q1,aa")).isTrue();
    }

    @Test
    void doesNotCountALineThatWasCutShort() throws Exception {
        Path file = dir.resolve("sample-sent.csv");
        SentBatches.open(file).add("nam-ngan,2022-Q1,aa");
        Files.writeString(file, "dong-tho,2022-Q1,bb", StandardOpenOption.APPEND);

        SentBatches again = SentBatches.open(file);
        assertThat(again.contains("dong-tho,2022-Q1,bb")).isFalse();
        again.add("phu-son,2022-Q1,cc");

        assertThat(file).hasContent("nam-ngan,2022-Q1,aa\nphu-son,2022-Q1,cc\n");
    }
}
