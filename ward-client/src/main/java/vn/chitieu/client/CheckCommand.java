package vn.chitieu.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.chitieu.client.ServiceClient.Outcome;

/** The command {@code check}: has a file validated by the service without sending it. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {"Kiểm tra tệp, không gửi.", "Has a file checked; nothing of it is kept."})
final class CheckCommand implements Callable<Integer> {

    @Mixin
    private Connection connection = new Connection();

    @Parameters(paramLabel = "FILE", description = "The file: .xlsx, .csv or .json")
    private Path file = Path.of("");

    @Option(
            names = "--numbers",
            paramLabel = "vi|en|plain",
            defaultValue = "",
            description = "How the file writes numbers as text: vi 1.234,5, en 1,234.5, plain 1234.5")
    private String numbers = "";

    @Override
    public Integer call() throws IOException, InterruptedException {
        ClientMessages messages = connection.words();
        if (!numbers.isEmpty() && !Parcel.isNumberFormat(numbers)) {
            Connection.err().println(messages.say("unknownNumbers"));
            return Chitieu.USAGE;
        }
        Optional<FileKind> kind = FileKind.of(file);
        if (kind.isEmpty()) {
            Connection.err().println(messages.say("unknownKind", file));
            return Chitieu.USAGE;
        }
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            Connection.err().println(messages.say("noFile", file));
            return Chitieu.USAGE;
        }
        ServiceClient service = connection.service();
        if (service == null) {
            return Chitieu.USAGE;
        }
        Outcome outcome = service.check(file, kind.get(), numbers);
        ResponseText answers = new ResponseText(messages);
        if (outcome instanceof Outcome.Taken taken) {
            answers.lines(taken.answer().bytes()).forEach(Connection.out()::println);
            return ResponseText.notKept(taken.answer().bytes()) == 0 ? Chitieu.OK : Chitieu.REFUSED;
        }
        if (outcome instanceof Outcome.Refused refused) {
            answers.lines(refused.answer().bytes()).forEach(Connection.out()::println);
            return Chitieu.REFUSED;
        }
        return FailureText.print(outcome, messages);
    }
}
