package vn.chitieu.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
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
        assertThat(parcel.query()).isEqualTo("?numbers=vi&reportedAt=2022-04-06T01:00:00Z");
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

    /** Whatever of a file the power left: all of it is sent, or nothing. */
    @Test
    void whatIsNotWholeIsNotSentAndIsReported() throws IOException {
        Spool spool = spool();
        Parcel parcel = spool.add(file, FileKind.CSV, "vi", true);
        Path folder = directory.resolve("spool/waiting").resolve(parcel.id());
        for (String part : List.of("body", "parcel.properties")) {
            byte[] whole = Files.readAllBytes(folder.resolve(part));
            for (int length = 0; length < whole.length; length++) {
                Files.write(folder.resolve(part), Arrays.copyOf(whole, length));
                boolean isWhole = spool.list(State.WAITING).equals(List.of(parcel));
                assertThat(spool.damaged().isEmpty()).as(part + " of " + length).isEqualTo(isWhole);
                assertThat(isWhole)
                        .as(part + " of " + length)
                        .isEqualTo(part.equals("parcel.properties") && length == whole.length - 1);
            }
            Files.write(folder.resolve(part), whole);
        }
        assertThat(spool.list(State.WAITING)).containsExactly(parcel);
    }

    @Test
    void whatIsDamagedIsSetAside() throws IOException {
        Spool spool = spool();
        Parcel parcel = spool.add(file, FileKind.CSV, null);
        Files.writeString(directory.resolve("spool/waiting/" + parcel.id() + "/body"), "unit;");

        assertThat(spool.setDamagedAside()).containsExactly("số liệu.csv");
        assertThat(spool.setDamagedAside()).isEmpty();
        assertThat(spool.damaged()).containsExactly("số liệu.csv");
        assertThat(directory.resolve("spool/damaged/" + parcel.id())).exists();
    }

    @Test
    void anAnswerCutAnywhereIsTakenBackToBeSentAgain() throws IOException {
        Spool spool = spool();
        Parcel parcel = spool.add(file, FileKind.CSV, null);
        byte[] whole = "{\"accepted\":1,\"rejected\":0,\"results\":[]}".getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length; length++) {
            spool.done(parcel, State.SENT, Arrays.copyOf(whole, length));
            assertThat(spool.takeBackUnanswered()).as("of " + length).containsExactly(parcel);
            assertThat(spool.list(State.WAITING)).containsExactly(parcel);
        }
        spool.done(parcel, State.SENT, whole);
        assertThat(spool.takeBackUnanswered()).isEmpty();
    }

    @Test
    void whatStandsAfterACutLineIsKnown() throws IOException {
        Spool spool = spool();
        Parcel parcel = spool.add(file, FileKind.CSV, null);
        spool.done(parcel, State.SENT, "{\"accepted\":2}".getBytes(StandardCharsets.UTF_8));
        spool.storeReceipt(parcel, "{\"receipt\":\"2-1\",\"outcome\":\"CREATED\"}");
        Path told = directory.resolve("spool/sent/" + parcel.id() + "/receipts.jsonl");
        Files.writeString(told, Files.readString(told) + "{\"receipt\":\"2-");
        spool.storeReceipt(parcel, "{\"receipt\":\"2-2\",\"outcome\":\"CREATED\"}");

        assertThat(spool.known(parcel)).containsOnlyKeys("2-1", "2-2");
    }

    /** Such as desktop.ini, which Windows puts anywhere. */
    @Test
    void aFileOfSomebodyElseIsLeftAlone() throws IOException {
        Spool spool = spool();
        Files.writeString(directory.resolve("spool/waiting/desktop.ini"), "x");

        assertThat(spool.list(State.WAITING)).isEmpty();
        assertThat(spool.damaged()).isEmpty();
    }

    @Test
    void aFolderOfSomebodyElseIsLeftAlone() throws IOException {
        spool();
        Path strange = Files.createDirectory(directory.resolve("spool/waiting/notes"));
        Files.writeString(strange.resolve("parcel.properties"), "kind=PDF");

        assertThat(spool().list(State.WAITING)).isEmpty();
        assertThat(spool().damaged()).isEmpty();
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
