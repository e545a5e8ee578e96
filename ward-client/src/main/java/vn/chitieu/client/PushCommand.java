package vn.chitieu.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code push}: puts files into the spool and sends what is there. */
@Command(
        name = "push",
        mixinStandardHelpOptions = true,
        description = {
            "Lưu tệp vào hàng chờ rồi gửi; không nêu tệp thì gửi những gì đang chờ.",
            "Keeps files in the spool and sends them; without a file sends what waits."
        })
final class PushCommand implements Callable<Integer> {

    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private SpoolOption spoolOption = new SpoolOption();

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Files to send: .xlsx, .csv or .json")
    private List<Path> files = List.of();

    @Option(
            names = "--numbers",
            paramLabel = "vi|en|plain",
            defaultValue = "",
            description = "How the files write numbers as text: vi 1.234,5, en 1,234.5, plain 1234.5")
    private String numbers = "";

    @Option(
            names = "--confirm",
            description = "The figures of these files are right, those, too, that the service holds back as strange")
    private boolean confirmed;

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            defaultValue = "P36500D",
            description =
                    "How long to wait for the link, such as PT10M; PT0S not at all; without it as long as it takes")
    private Duration wait = Duration.ZERO;

    @Override
    public Integer call() throws IOException, InterruptedException {
        ClientMessages messages = connection.words();
        if (!numbers.isEmpty() && !Parcel.isNumberFormat(numbers)) {
            Connection.err().println(messages.say("unknownNumbers"));
            return Chitieu.USAGE;
        }
        for (Path file : files) {
            if (FileKind.of(file).isEmpty()) {
                Connection.err().println(messages.say("unknownKind", file));
                return Chitieu.USAGE;
            }
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                Connection.err().println(messages.say("noFile", file));
                return Chitieu.USAGE;
            }
        }
        Spool spool = spoolOption.open();
        for (Path file : files) {
            Parcel parcel =
                    spool.add(file, FileKind.of(file).orElseThrow(), numbers.isEmpty() ? null : numbers, confirmed);
            Connection.out().println(messages.say("spooled", parcel.name(), parcel.id()));
        }
        ServiceClient service = connection.service();
        if (service == null) {
            return Chitieu.USAGE;
        }
        try (SpoolLock lock = SpoolLock.take(spoolOption.directory())) {
            if (lock == null) {
                Connection.err().println(messages.say("busy"));
                return Chitieu.WAITS;
            }
            return new SpoolSender(spool, service, messages, Connection.out(), RetryLoop.within(wait)).send();
        }
    }
}
