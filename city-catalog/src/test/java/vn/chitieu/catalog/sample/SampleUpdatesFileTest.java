package vn.chitieu.catalog.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chitieu.catalog.files.format.InvalidCatalogException;

class SampleUpdatesFileTest {

    private static final String HEADER = "id,unit,indicator,period,value,unitOfMeasure,status,reportedAt\n";
    private static final String SOUND =
            "s-1,nam-ngan,LAND_CLEARED,2022-03,1.50,ha,OFFICIAL,2022-04-01T08:00:00+07:00\n";

    @TempDir
    Path catalog;

    @Test
    void readsFiguresWithTheDigitsThatWereWritten() throws IOException, InvalidCatalogException {
        write(SOUND);

        assertThat(SampleUpdatesFile.read(catalog)).singleElement().satisfies(update -> {
            assertThat(update.value()).hasToString("1.50");
            assertThat(update.period()).hasToString("2022-03");
            assertThat(update.reportedAt()).hasToString("2022-04-01T08:00+07:00");
        });
    }

    @Test
    void sortsByTheTimeOfReporting() throws IOException, InvalidCatalogException {
        write(SOUND + SOUND.replace("s-1", "s-0").replace("T08", "T07") + SOUND.replace("s-1", "s-2"));

        assertThat(SampleUpdatesFile.read(catalog)).extracting(SampleUpdate::id).containsExactly("s-0", "s-1", "s-2");
    }

    @Test
    void hasNoneWhereThereIsNoSample() throws InvalidCatalogException {
        assertThat(SampleUpdatesFile.read(catalog)).isEmpty();
    }

    @Test
    void listsEveryRowThatIsNotAnUpdate() throws IOException {
        write(SOUND
                + SOUND
                + SOUND.replace("s-1", "s-2").replace("2022-03", "2022-13")
                + SOUND.replace("s-1", "s-3").replace("T08:00:00+07:00", " 8:00")
                + SOUND.replace("s-1", "s-4").replace("1.50", "1,50").replace("OFFICIAL", "\"DRAFT\""));

        InvalidCatalogException invalid =
                catchThrowableOfType(InvalidCatalogException.class, () -> SampleUpdatesFile.read(catalog));

        assertThat(invalid.errors())
                .extracting(error -> error.file() + ":" + error.line() + " " + error.code())
                .containsExactly(
                        "sample/updates-2022-Q1.csv:3 DUPLICATE",
                        "sample/updates-2022-Q1.csv:4 INVALID_PERIOD",
                        "sample/updates-2022-Q1.csv:5 INVALID_TIME",
                        "sample/updates-2022-Q1.csv:6 INVALID_CSV");
    }

    private void write(String rows) throws IOException {
        Files.createDirectories(catalog.resolve("sample"));
        Files.writeString(catalog.resolve("sample/updates-2022-Q1.csv"), HEADER + rows);
    }
}
