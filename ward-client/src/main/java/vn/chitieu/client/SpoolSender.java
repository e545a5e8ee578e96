package vn.chitieu.client;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import me.tongfei.progressbar.wrapped.ProgressBarWrappedInputStream;
import vn.chitieu.client.ServiceClient.Outcome;
import vn.chitieu.client.Spool.State;

/** Sends what is in the spool, the oldest first, with retries while the link is down until the timeout. */
final class SpoolSender {

    private static final int BAR_WIDTH = 78;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final Spool spool;
    private final ServiceClient service;
    private final ClientMessages messages;
    private final PrintStream out;
    private final WaitPolicy waitPolicy;

    SpoolSender(Spool spool, ServiceClient service, ClientMessages messages, PrintStream out, WaitPolicy waitPolicy) {
        this.spool = spool;
        this.service = service;
        this.messages = messages;
        this.out = out;
        this.waitPolicy = waitPolicy;
    }

    /** Returns the exit status of the command, when nothing waits any more, not what others have added meanwhile. */
    int send() throws IOException, InterruptedException {
        int status = Chitieu.OK;
        for (String name : spool.setDamagedAside()) {
            out.println(messages.say("damaged", name));
            status = Chitieu.REFUSED;
        }
        for (Parcel parcel : spool.takeBackUnanswered()) {
            out.println(messages.say("answerLost", parcel.name()));
        }
        for (List<Parcel> waiting = spool.list(State.WAITING);
                !waiting.isEmpty();
                waiting = spool.list(State.WAITING)) {
            for (Parcel parcel : waiting) {
                int sent = send(parcel);
                if (sent == Chitieu.WAITS || sent == Chitieu.USAGE) {
                    return stopped(sent);
                }
                status = Math.max(status, sent);
            }
        }
        return status;
    }

    private int stopped(int status) throws IOException {
        out.println(messages.say("waits", spool.list(State.WAITING).size()));
        return status;
    }

    private int send(Parcel parcel) throws IOException, InterruptedException {
        Duration pause = Duration.ZERO;
        while (true) {
            Outcome outcome = once(parcel);
            if (outcome instanceof Outcome.Taken taken) {
                return taken(parcel, taken.answer().bytes());
            }
            if (outcome instanceof Outcome.Refused refused) {
                return refused(parcel, refused.answer().bytes());
            }
            if (outcome instanceof Outcome.NotAllowed not) {
                new ResponseText(messages).lines(not.answer().bytes()).forEach(out::println);
                out.println(messages.say("notAllowed", parcel.name()));
                return Chitieu.USAGE;
            }
            Outcome.Later later = (Outcome.Later) outcome;
            pause = later.isAsked() ? later.after() : longer(pause, later.after());
            out.println(messages.say("later", parcel.name(), messages.reason(later.why()), pause.toSeconds()));
            if (!waitPolicy.waits(pause)) {
                return Chitieu.WAITS;
            }
        }
    }

    /** Exponential back-off: a link that is down for hours is not tried every second. */
    private static Duration longer(Duration pause, Duration first) {
        Duration twice = pause.isZero() ? first : pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    private int taken(Parcel parcel, byte[] answer) throws IOException {
        spool.done(parcel, State.SENT, answer);
        out.println(messages.say("sent", parcel.name()));
        new ResponseText(messages).lines(answer).forEach(out::println);
        return ResponseText.notKept(answer) == 0 ? Chitieu.OK : Chitieu.REFUSED;
    }

    private int refused(Parcel parcel, byte[] answer) throws IOException {
        spool.done(parcel, State.REFUSED, answer);
        out.println(messages.say("refused", parcel.name()));
        new ResponseText(messages).lines(answer).forEach(out::println);
        return Chitieu.REFUSED;
    }

    private Outcome once(Parcel parcel) throws IOException, InterruptedException {
        Path body = spool.body(parcel);
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(messages.say("sending"))
                .setInitialMax(Files.size(body))
                .setStyle(ProgressBarStyle.ASCII) // consoles of Windows show neither colors nor blocks
                .setConsumer(new ConsoleProgressBarConsumer(Connection.err(), BAR_WIDTH))
                .build()) {
            return service.send(parcel, body, in -> new ProgressBarWrappedInputStream(in, bar));
        }
    }

    /** How long to wait for the link. */
    @FunctionalInterface
    interface WaitPolicy {

        /** Waits so long and returns true, or returns false where it would be too long. */
        boolean waits(Duration time) throws InterruptedException;
    }
}
