package vn.chitieu.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The command {@code chitieu}. */
@Command(
        name = "chitieu",
        mixinStandardHelpOptions = true,
        version = "chitieu 0.1",
        description = {
            "Gửi số liệu của đơn vị; tệp chưa gửi được nằm trong hàng chờ trên đĩa.",
            "Sends figures of a unit; what cannot be sent yet waits in a spool on disk."
        },
        subcommands = {PushCommand.class, CheckCommand.class, StatusCommand.class, TemplateCommand.class},
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:all was accepted",
            "1:some updates, or a file, were refused or held back, or do not count",
            "2:the command line is wrong, or the key",
            "74:a file or the folder of the spool could not be read or written",
            "75:something still waits to be sent, or is not in the totals yet"
        })
public final class Chitieu {

    static final int OK = 0;
    static final int REFUSED = 1;
    static final int USAGE = 2;
    static final int DISK = 74;
    static final int WAITS = 75;

    private Chitieu() {}

    /** Runs the command and ends the process with its status. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Chitieu()).setExecutionExceptionHandler(Chitieu::failed);
    }

    /**
     * A disk that is full or not there is reported in a line; what is spooled stays. Anything else is a defect of this
     * program.
     */
    private static int failed(Exception thrown, CommandLine command, ParseResult parsed) throws Exception {
        if (!(thrown instanceof IOException || thrown instanceof UncheckedIOException)) {
            throw thrown;
        }
        Throwable fault =
                thrown instanceof UncheckedIOException && thrown.getCause() != null ? thrown.getCause() : thrown;
        ClientMessages messages = new ClientMessages(command.getParseResult().matchedOptionValue("--lang", "vi"));
        Connection.err().println(messages.say("disk", ResponseText.clean(fault.toString())));
        return DISK;
    }
}
