package vn.chitieu.client;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.chitieu.client.Spool.State;

/** Tells what waits, what was sent and what was refused, with the receipts of what was accepted. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = {
            "Cho biết tệp nào đang chờ, đã gửi, bị từ chối, kèm biên nhận.",
            "Tells what waits, what was sent and refused, with the receipts."
        })
final class StatusCommand implements Callable<Integer> {

    private static final int LAST = 20;

    @Mixin
    private SpoolOption spoolOption = new SpoolOption();

    @Option(
            names = "--lang",
            paramLabel = "vi|en",
            defaultValue = "vi",
            description = "Language of what is printed (${DEFAULT-VALUE})")
    private String language = "vi";

    @Override
    public Integer call() throws IOException {
        Words words = new Words(language);
        Spool spool = spoolOption.open();
        List<Parcel> waiting = spool.list(State.WAITING);
        List<Parcel> sent = spool.list(State.SENT);
        List<Parcel> refused = spool.list(State.REFUSED);
        Connection.out().println(words.say("status", waiting.size(), sent.size(), refused.size()));
        waiting.forEach(parcel -> Connection.out().println("  … " + parcel.name()));
        for (Parcel parcel : sent.subList(Math.max(0, sent.size() - LAST), sent.size())) {
            byte[] answer = spool.answer(parcel, State.SENT);
            String receipts = answer == null ? "" : String.join(" ", Answers.receipts(answer));
            Connection.out().println("  ✓ " + words.say("receipt", parcel.name(), receipts));
        }
        for (Parcel parcel : refused.subList(Math.max(0, refused.size() - LAST), refused.size())) {
            Connection.out().println("  ✗ " + parcel.name());
            byte[] answer = spool.answer(parcel, State.REFUSED);
            if (answer != null) {
                new Answers(words)
                        .lines(answer)
                        .forEach(line -> Connection.out().println("    " + line));
            }
        }
        return waiting.isEmpty() ? Chitieu.OK : Chitieu.WAITS;
    }
}
