package vn.chitieu.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chitieu.client.Spool.State;

class SpoolTest {

    @TempDir
    private Path directory;

    private Path file = Path.of("");

    @BeforeEach
    void aFile() throws IOException {
        file = Files.writeString(directory.resolve("số liệu.csv"), "unit;value\n");
    }

    @Test
    void keepsACopyWhateverBecomesOfTheFile() throws IOException {
        Parcel parcel = spool().add(file, FileKind.CSV, "vi");
        Files.delete(file);

        assertThat(spool().list(State.WAITING)).containsExactly(parcel);
        assertThat(spool().body(parcel)).hasContent("unit;value\n");
        assertThat(parcel.name()).isEqualTo("số liệu.csv");
        assertThat(parcel.query()).isEqualTo("?numbers=vi");
    }

    @Test
    void keepsTheOrder() throws IOException {
        Parcel second = spool(1).add(file, FileKind.CSV, null);
        Parcel first = spool(0).add(file, FileKind.CSV, null);

        assertThat(spool().list(State.WAITING)).containsExactly(first, second);
    }

    @Test
    void theSameFileTwiceIsTwoParcels() throws IOException {
        Spool spool = spool();
        assertThat(spool.add(file, FileKind.CSV, null).id())
                .isNotEqualTo(spool.add(file, FileKind.CSV, null).id());
    }

    @Test
    void whatIsDoneLeavesWithItsAnswer() throws IOException {
        Spool spool = spool();
        Parcel sent = spool.add(file, FileKind.CSV, null);
        Parcel refused = spool.add(file, FileKind.CSV, null);
        spool.done(sent, State.SENT, "{}".getBytes(StandardCharsets.UTF_8));
        spool.done(refused, State.REFUSED, "[]".getBytes(StandardCharsets.UTF_8));

        assertThat(spool().list(State.WAITING)).isEmpty();
        assertThat(spool().list(State.SENT)).containsExactly(sent);
        assertThat(spool().list(State.REFUSED)).containsExactly(refused);
        assertThat(spool().answer(refused, State.REFUSED)).asString().isEqualTo("[]");
    }

    @Test
    void whatWasNotWholeWhenThePowerWentIsNotSent() throws IOException {
        spool();
        Path half = Files.createDirectory(directory.resolve("spool/making/20220406T010000000Z-half"));
        Files.writeString(half.resolve("body"), "uni");

        assertThat(spool().list(State.WAITING)).isEmpty();
    }

    @Test
    void whatWasAnsweredButNotMovedIsSentAgainUnderTheSameKey() throws IOException {
        Parcel parcel = spool().add(file, FileKind.CSV, null);
        Path folder = directory.resolve("spool/waiting").resolve(parcel.id());
        Files.writeString(folder.resolve("answer.json.part"), "{");

        assertThat(spool().list(State.WAITING)).containsExactly(parcel);
        spool().done(parcel, State.SENT, "{}".getBytes(StandardCharsets.UTF_8));
        assertThat(spool().list(State.SENT)).containsExactly(parcel);
    }

    @Test
    void aFolderOfSomebodyElseIsLeftAlone() throws IOException {
        spool();
        Path strange = Files.createDirectory(directory.resolve("spool/waiting/notes"));
        Files.writeString(strange.resolve("parcel.properties"), "kind=PDF");

        assertThat(spool().list(State.WAITING)).isEmpty();
        assertThat(strange).exists();
    }

    @Test
    void namesOfFoldersWorkOnEverySystem() throws IOException {
        assertThat(spool().add(file, FileKind.CSV, null).id()).matches("[A-Za-z0-9-]{1,60}");
    }

    private Spool spool() throws IOException {
        return spool(0);
    }

    private Spool spool(int seconds) throws IOException {
        Clock clock = Clock.fixed(Instant.parse("2022-04-06T01:00:00Z").plusSeconds(seconds), ZoneOffset.UTC);
        return new Spool(directory.resolve("spool"), clock, new Random(seconds));
    }
}
