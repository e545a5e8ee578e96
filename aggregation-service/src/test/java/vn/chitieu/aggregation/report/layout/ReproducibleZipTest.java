package vn.chitieu.aggregation.report.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class ReproducibleZipTest {

    private static final Instant FIGURES = Instant.parse("2022-04-05T09:53:00Z");

    @Test
    void downloadsOfDifferentTimesAreTheSame() throws IOException {
        byte[] morning = ReproducibleZip.of(zip("2026-01-01T08:00"), FIGURES);
        byte[] evening = ReproducibleZip.of(zip("2026-01-01T20:00"), FIGURES);

        assertThat(morning).isEqualTo(evening);
    }

    @Test
    void keepsWhatIsInIt() throws IOException {
        try (ZipInputStream in =
                new ZipInputStream(new ByteArrayInputStream(ReproducibleZip.of(zip("2026-01-01T08:00"), FIGURES)))) {
            ZipEntry entry = in.getNextEntry();
            assertThat(entry.getName()).isEqualTo("a/b.xml");
            assertThat(entry.getTimeLocal()).isEqualTo(LocalDateTime.parse("2022-04-05T09:53"));
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("quý");
            assertThat(in.getNextEntry()).isNull();
        }
    }

    @Test
    void aReportWithoutFiguresIsDatedAsEarlyAsAZipCan() throws IOException {
        assertThat(ReproducibleZip.of(zip("2026-01-01T08:00"), Instant.EPOCH))
                .isEqualTo(ReproducibleZip.of(zip("2026-01-02T08:00"), Instant.EPOCH));
    }

    private static byte[] zip(String time) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            ZipEntry entry = new ZipEntry("a/b.xml");
            entry.setTimeLocal(LocalDateTime.parse(time));
            out.putNextEntry(entry);
            out.write("quý".getBytes(StandardCharsets.UTF_8));
            out.closeEntry();
        }
        return bytes.toByteArray();
    }
}
