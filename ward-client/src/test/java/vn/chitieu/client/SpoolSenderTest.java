package vn.chitieu.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chitieu.client.FlakyService.Seen;
import vn.chitieu.client.Spool.State;

class SpoolSenderTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2022-04-04T01:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path directory;

    private final List<Duration> waited = new ArrayList<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private Spool spool;

    @BeforeEach
    void aSpoolWithAFile() throws IOException {
        spool = new Spool(directory.resolve("spool"), CLOCK, new Random(1));
        spool.add(Files.writeString(directory.resolve("a.csv"), "unit;value\n"), FileKind.CSV, "vi");
    }

    @Test
    void sendsUnderTheKeyOfTheParcelAndKeepsTheAnswer() throws Exception {
        try (FlakyService service = new FlakyService()) {
            Parcel parcel = spool.list(State.WAITING).get(0);

            assertThat(send(service, 9)).isEqualTo(Chitieu.REFUSED);

            assertThat(service.seen)
                    .containsExactly(new Seen(
                            "/api/v1/updates?numbers=vi&reportedAt=2022-04-04T01:00:00Z",
                            parcel.id(),
                            "Bearer ct_x_y",
                            "text/csv",
                            "unit;value\n"));
            assertThat(spool.list(State.SENT)).containsExactly(parcel);
            assertThat(output())
                    .contains("Được nhận: 1. Bị từ chối: 1", "Nộp quá hạn, vẫn nhận và có đánh dấu: 1.")
                    .contains("trang Số liệu, dòng 7, cột đơn vị: expected a unit?[31m (UNKNOWN_UNIT)")
                    .doesNotContain("\u001b");
        }
    }

    /** Otherwise what waited for the link since Monday would beat what was corrected on Tuesday. */
    @Test
    void whatWaitedWasReportedWhenItWasPushedFirstEvenAfterARestart() throws Exception {
        try (FlakyService service = new FlakyService().first(FlakyService.HANG_UP, 200)) {
            assertThat(send(service, 0)).isEqualTo(Chitieu.WAITS);

            Clock wednesday = Clock.offset(CLOCK, Duration.ofDays(2));
            spool = new Spool(directory.resolve("spool"), wednesday, new Random(2));
            assertThat(send(service, 0)).isEqualTo(Chitieu.OK);

            assertThat(service.seen.get(1).path()).contains("reportedAt=2022-04-04T01:00:00Z");
            assertThat(service.dates).contains("Mon, 04 Apr 2022 01:00:00 GMT");
        }
    }

    @Test
    void aFigureThatIsHeldBackIsReportedAndIsSentOnceItIsConfirmed() throws Exception {
        aSecondLater().add(directory.resolve("a.csv"), FileKind.CSV, "vi", true);
        try (FlakyService service = new FlakyService().first(201, 200)) {
            assertThat(send(service, 0)).isEqualTo(Chitieu.REFUSED);

            assertThat(output())
                    .contains("Tạm giữ, chưa nhận: 1.")
                    .contains("dòng 3, cột giá trị: Gấp 10 lần (FAR_FROM_LAST_FIGURE)");
            assertThat(service.seen)
                    .extracting(Seen::path)
                    .containsExactly(
                            "/api/v1/updates?numbers=vi&reportedAt=2022-04-04T01:00:00Z",
                            "/api/v1/updates?numbers=vi&confirm=true&reportedAt=2022-04-04T01:00:01Z");
        }
    }

    @Test
    void sendsTheSameAgainUnderTheSameKeyUntilItIsAnswered() throws Exception {
        try (FlakyService service = new FlakyService().first(FlakyService.HANG_UP, 503, 502, 429, 200)) {
            assertThat(send(service, 9)).isEqualTo(Chitieu.OK);

            assertThat(service.seen).hasSize(5);
            assertThat(service.seen.stream().distinct()).hasSize(1);
            assertThat(waited)
                    .containsExactly(
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(7),
                            Duration.ofSeconds(14),
                            Duration.ofSeconds(11));
        }
    }

    /**
     * A proxy in between has not taken anything, whatever it answers, nor does it know what the service would refuse.
     */
    @ParameterizedTest
    @ValueSource(
            ints = {
                FlakyService.PAGE_OF_A_PROXY,
                FlakyService.SIGN_IN_OF_A_PROXY,
                FlakyService.NOT_FOUND_BY_A_PROXY,
                FlakyService.BROKE_OFF
            })
    void whatTheServiceDidNotAnswerWaits(int strange) throws Exception {
        try (FlakyService service = new FlakyService().first(strange, 200)) {
            assertThat(send(service, 0)).isEqualTo(Chitieu.WAITS);
            assertThat(spool.list(State.WAITING)).hasSize(1);
            assertThat(output().contains("nơi trả lời không phải là dịch vụ"))
                    .isEqualTo(strange == FlakyService.PAGE_OF_A_PROXY);

            assertThat(send(service, 0)).isEqualTo(Chitieu.OK);
            assertThat(spool.list(State.SENT)).hasSize(1);
        }
    }

    @Test
    void asksLessAndLessOftenWhileTheLinkIsAway() throws Exception {
        Integer[] away = new Integer[9];
        Arrays.fill(away, FlakyService.HANG_UP);
        try (FlakyService service = new FlakyService().first(away)) {
            assertThat(send(service, 8)).isEqualTo(Chitieu.WAITS);

            assertThat(waited.stream().map(Duration::toSeconds)).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
        }
    }

    @Test
    void nothingOfADamagedParcelIsSent() throws Exception {
        Parcel whole = spool.add(directory.resolve("a.csv"), FileKind.CSV, null);
        Path damaged = spool.body(
                spool.list(State.WAITING).get(0).equals(whole)
                        ? spool.list(State.WAITING).get(1)
                        : spool.list(State.WAITING).get(0));
        Files.writeString(damaged, "unit;val");
        try (FlakyService service = new FlakyService().first(200)) {
            assertThat(send(service, 0)).isEqualTo(Chitieu.REFUSED);

            assertThat(service.seen).extracting(Seen::repeatKey).containsExactly(whole.id());
            assertThat(output()).contains("a.csv: bản lưu trong hàng chờ bị hỏng");
            assertThat(spool.damaged()).containsExactly("a.csv");
        }
    }

    @Test
    void anAnswerThatIsLostIsAskedForUnderTheSameKey() throws Exception {
        try (FlakyService service = new FlakyService().first(200, 200)) {
            assertThat(send(service, 0)).isEqualTo(Chitieu.OK);
            Parcel parcel = spool.list(State.SENT).get(0);
            Files.writeString(directory.resolve("spool/sent/" + parcel.id() + "/answer.json"), "{\"accep");

            assertThat(send(service, 0)).isEqualTo(Chitieu.OK);

            assertThat(service.seen).hasSize(2);
            assertThat(service.seen.get(1)).isEqualTo(service.seen.get(0));
            assertThat(spool.answer(parcel, State.SENT)).asString().contains("\"accepted\": 1");
        }
    }

    @Test
    void sendsWhatAnotherCommandAddsMeanwhile() throws Exception {
        try (FlakyService service = new FlakyService().first(503, 200, 200)) {
            PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
            ServiceClient there = new ServiceClient(URI.create(service.url()), "ct_x_y", null, CLOCK);
            int status = new SpoolSender(spool, there, new ClientMessages("vi"), out, time -> added()).send();

            assertThat(status).isEqualTo(Chitieu.OK);
            assertThat(spool.list(State.SENT)).hasSize(2);
        }
    }

    private boolean added() {
        try {
            spool.add(directory.resolve("a.csv"), FileKind.CSV, null);
            return true;
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    @Test
    void whatCannotBeSentWaits() throws Exception {
        try (FlakyService service = new FlakyService().first(FlakyService.HANG_UP, FlakyService.HANG_UP)) {
            assertThat(send(service, 1)).isEqualTo(Chitieu.WAITS);

            assertThat(spool.list(State.WAITING)).hasSize(1);
            assertThat(output()).contains("Còn 1 tệp trong hàng chờ");
        }
    }

    @Test
    void whatIsRefusedIsNotSentAgainAndHoldsBackNothing() throws Exception {
        spool.add(directory.resolve("a.csv"), FileKind.CSV, null);
        try (FlakyService service = new FlakyService().first(400, 200)) {
            assertThat(send(service, 0)).isEqualTo(Chitieu.REFUSED);

            assertThat(spool.list(State.REFUSED)).hasSize(1);
            assertThat(spool.list(State.SENT)).hasSize(1);
            assertThat(spool.list(State.WAITING)).isEmpty();
            assertThat(output()).contains("Dấu nháy đặt sai ở dòng 3. Hãy sửa lại. (MALFORMED_CSV)");
        }
    }

    @Test
    void anEmptyFileIsTheServicesToRefuse() throws Exception {
        aSecondLater().add(Files.createFile(directory.resolve("empty.csv")), FileKind.CSV, null);
        try (FlakyService service = new FlakyService().first(200, 400)) {
            assertThat(send(service, 0)).isEqualTo(Chitieu.REFUSED);

            assertThat(service.seen.get(1).body()).isEmpty();
            assertThat(spool.list(State.REFUSED)).hasSize(1);
        }
    }

    @Test
    void aWrongKeyLosesNothing() throws Exception {
        try (FlakyService service = new FlakyService().first(401)) {
            assertThat(send(service, 9)).isEqualTo(Chitieu.USAGE);

            assertThat(spool.list(State.WAITING)).hasSize(1);
            assertThat(service.seen).hasSize(1);
            assertThat(output()).contains("Khóa không đúng. Hãy kiểm tra lại. (UNKNOWN_KEY)");
        }
    }

    /** Files that are pushed in the same millisecond have no order. */
    private Spool aSecondLater() throws IOException {
        return new Spool(directory.resolve("spool"), Clock.offset(CLOCK, Duration.ofSeconds(1)), new Random(2));
    }

    private int send(FlakyService service, int waitPolicy) throws IOException, InterruptedException {
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return new SpoolSender(
                        spool,
                        new ServiceClient(URI.create(service.url()), "ct_x_y", null, CLOCK),
                        new ClientMessages("vi"),
                        out,
                        time -> waited.size() < waitPolicy && waited.add(time))
                .send();
    }

    private String output() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
