package vn.chitieu.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.chitieu.client.ServiceClient.Outcome;

/** The command {@code template}: downloads the workbook that a unit fills in. */
@Command(
        name = "template",
        mixinStandardHelpOptions = true,
        description = {"Tải biểu Excel của đơn vị cho một quý.", "Fetches the unit's workbook for a quarter."})
final class TemplateCommand implements Callable<Integer> {

    @Mixin
    private Connection connection = new Connection();

    @Parameters(index = "0", paramLabel = "UNIT", description = "Id or code of the unit, such as nam-ngan")
    private String unit = "";

    @Parameters(index = "1", paramLabel = "QUARTER", description = "Such as 2022-Q1")
    private String quarter = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to; chitieu-UNIT-QUARTER.xlsx without it")
    private @Nullable Path output;

    @Option(names = "--force", description = "Write over a file that is there")
    private boolean force;

    @Override
    public Integer call() throws IOException, InterruptedException {
        ClientMessages messages = connection.words();
        ServiceClient service = connection.service();
        if (service == null) {
            return Chitieu.USAGE;
        }
        Path file = output != null
                ? output
                : Path.of("chitieu-" + unit.replaceAll("[^A-Za-z0-9._-]", "_") + "-"
                        + quarter.replaceAll("[^A-Za-z0-9-]", "_") + ".xlsx");
        if (Files.exists(file) && !force) {
            Connection.err().println(messages.say("exists", file));
            return Chitieu.USAGE;
        }
        Outcome outcome = service.template(unit, quarter);
        if (outcome instanceof Outcome.Taken taken) {
            Path unfinished = file.resolveSibling(file.getFileName() + ".part");
            Files.write(unfinished, taken.answer().bytes());
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
            Connection.out().println(messages.say("template", file));
            return Chitieu.OK;
        }
        return FailureText.print(outcome, messages);
    }
}
