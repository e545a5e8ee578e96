package vn.chitieu.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import vn.chitieu.client.ServiceClient.Outcome;
import vn.chitieu.client.Spool.State;

/** Polls the receipts of everything that was sent, until all of it is in the totals or the timeout is reached. */
final class FollowUp {

    private static final Duration AGAIN = Duration.ofSeconds(2);
    private static final int BAR_WIDTH = 78;
    private static final int NOT_FOUND = 404;

    private final Spool spool;
    private final ServiceClient service;
    private final ClientMessages messages;
    private final SpoolSender.WaitPolicy waitPolicy;

    FollowUp(Spool spool, ServiceClient service, ClientMessages messages, SpoolSender.WaitPolicy waitPolicy) {
        this.spool = spool;
        this.service = service;
        this.messages = messages;
        this.waitPolicy = waitPolicy;
    }

    /** Returns the outcome that ended the polling before it was complete; null where every receipt could be fetched. */
    @Nullable
    Outcome ask(List<Parcel> sent) throws IOException, InterruptedException {
        List<Pending> pending = pending(sent);
        if (pending.isEmpty()) {
            return null;
        }
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(messages.say("asking"))
                .setInitialMax(pending.size())
                .setStyle(ProgressBarStyle.ASCII) // consoles of Windows show neither colors nor blocks
                .setConsumer(new ConsoleProgressBarConsumer(Connection.err(), BAR_WIDTH))
                .build()) {
            while (true) {
                Outcome stopped = askOnce(pending, bar);
                if (pending.isEmpty() || (stopped != null && !(stopped instanceof Outcome.Later))) {
                    return stopped;
                }
                Duration wait = stopped instanceof Outcome.Later later ? later.after() : AGAIN;
                if (!waitPolicy.waits(wait)) {
                    return stopped;
                }
            }
        }
    }

    /** Polls each that is under way; removes those that are known. */
    private @Nullable Outcome askOnce(List<Pending> pending, ProgressBar bar) throws IOException, InterruptedException {
        for (Pending one : List.copyOf(pending)) {
            Outcome outcome = service.receipt(one.receipt());
            if (outcome instanceof Outcome.Taken taken) {
                ReceiptText receipt = new ReceiptText(taken.answer().bytes());
                if (!receipt.isOne()) {
                    return new Outcome.Later(messages.say("noReceipt"), AGAIN, false);
                }
                spool.storeReceipt(one.parcel(), receipt.line());
                pending.remove(one);
                bar.step();
            } else if (!isUnderWay(outcome)) {
                return outcome;
            }
        }
        return null;
    }

    private static boolean isUnderWay(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused
                && refused.status() == NOT_FOUND
                && new String(refused.answer().bytes(), StandardCharsets.UTF_8).contains("\"UNDER_WAY\"");
    }

    private List<Pending> pending(List<Parcel> sent) throws IOException {
        List<Pending> pending = new ArrayList<>();
        for (Parcel parcel : sent) {
            byte[] answer = spool.answer(parcel, State.SENT);
            if (answer != null && ResponseText.isSubmission(answer)) {
                Map<String, ReceiptText> known = spool.known(parcel);
                ResponseText.receipts(answer).stream()
                        .filter(receipt -> !known.containsKey(receipt))
                        .forEach(receipt -> pending.add(new Pending(parcel, receipt)));
            }
        }
        return pending;
    }

    private record Pending(Parcel parcel, String receipt) {}
}
