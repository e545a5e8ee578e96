package vn.chitieu.client;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.chitieu.client.ServiceClient.Outcome;
import vn.chitieu.client.Spool.State;

/**
 * The command {@code status}: lists what waits, what was sent and what was refused, and the receipt of each accepted
 * update.
 */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = {
            "Cho biết tệp nào đang chờ, đã gửi, bị từ chối, và từng số liệu đã vào tổng hợp chưa.",
            "Tells what waits, what was sent and refused, and what became of each update."
        })
final class StatusCommand implements Callable<Integer> {

    private static final int LAST = 20;
    private static final int MOST_LINES = 200;

    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private SpoolOption spoolOption = new SpoolOption();

    @Option(names = "--watch", description = "Go on asking until everything that was sent is in the totals")
    private boolean watch;

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            defaultValue = "P36500D",
            description = "How long to watch, such as PT10M; without it as long as it takes")
    private Duration wait = Duration.ZERO;

    @Override
    public Integer call() throws IOException, InterruptedException {
        ClientMessages words = connection.words();
        Spool spool = spoolOption.open();
        List<Parcel> sent = last(spool.list(State.SENT));
        Outcome stopped = null;
        if (!sent.isEmpty() && connection.hasKey()) {
            ServiceClient service = connection.service();
            if (service == null) {
                return Chitieu.USAGE;
            }
            stopped = new FollowUp(spool, service, words, watch ? RetryLoop.within(wait) : time -> false).ask(sent);
        }
        return print(spool, sent, words, stopped);
    }

    private int print(Spool spool, List<Parcel> sent, ClientMessages words, @Nullable Outcome stopped)
            throws IOException {
        PrintStream out = Connection.out();
        List<Parcel> waiting = spool.list(State.WAITING);
        List<String> damaged = spool.damaged();
        List<Parcel> refused = spool.list(State.REFUSED);
        out.println(words.say("status", waiting.size(), spool.list(State.SENT).size(), refused.size()));
        waiting.forEach(parcel -> out.println("  … " + parcel.name()));
        damaged.forEach(name -> out.println("  ✗ " + words.say("damaged", name)));
        int open = 0;
        boolean lost = false;
        boolean counted = true;
        for (Parcel parcel : sent) {
            Sent one = Sent.read(spool, parcel);
            one.print(words, out, MOST_LINES);
            lost |= !one.isAnswered();
            open += one.underWay();
            counted = one.allCount(); // of the one sent last
        }
        for (Parcel parcel : last(refused)) {
            out.println("  ✗ " + parcel.name());
            byte[] answer = spool.answer(parcel, State.REFUSED);
            if (answer != null) {
                new ResponseText(words).lines(answer).forEach(line -> out.println("    " + line));
            }
        }
        if (stopped != null) {
            return FailureText.print(stopped, words);
        }
        if (!sent.isEmpty() && !connection.hasKey()) {
            out.println(words.say("askWithKey"));
        }
        boolean isOpen = !waiting.isEmpty() || lost || (connection.hasKey() && open > 0);
        return isOpen ? Chitieu.WAITS : counted && damaged.isEmpty() ? Chitieu.OK : Chitieu.REFUSED;
    }

    private static List<Parcel> last(List<Parcel> parcels) {
        return parcels.subList(Math.max(0, parcels.size() - LAST), parcels.size());
    }

    /**
     * A parcel that was sent.
     *
     * @param isAnswered whether its answer can be read
     * @param receipts of all of it that was accepted
     * @param known what is known of them, by receipt
     */
    private record Sent(Parcel parcel, boolean isAnswered, List<String> receipts, Map<String, ReceiptText> known) {

        static Sent read(Spool spool, Parcel parcel) throws IOException {
            byte[] answer = spool.answer(parcel, State.SENT);
            return answer == null || !ResponseText.isSubmission(answer)
                    ? new Sent(parcel, false, List.of(), Map.of())
                    : new Sent(parcel, true, ResponseText.receipts(answer), spool.known(parcel));
        }

        int underWay() {
            return (int) receipts.stream()
                    .filter(receipt -> !known.containsKey(receipt))
                    .count();
        }

        boolean allCount() {
            return known.values().stream().allMatch(ReceiptText::counts);
        }

        void print(ClientMessages words, PrintStream out, int most) {
            if (!isAnswered) {
                out.println("  … " + words.say("answerLost", parcel.name()));
                return;
            }
            out.println("  ✓ " + words.say("known", parcel.name(), receipts.size(), receipts.size() - underWay()));
            receipts.stream()
                    .limit(most)
                    .forEach(receipt -> out.println("    "
                            + (known.containsKey(receipt)
                                    ? known.get(receipt).shown(words)
                                    : receipt + "  " + words.say("underWay"))));
            if (receipts.size() > most) {
                out.println("    " + words.say("more", receipts.size() - most));
            }
        }
    }
}
