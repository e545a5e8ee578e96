package vn.chitieu.localstack;

import jakarta.mail.MessagingException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import vn.chitieu.embedded.DeliveredMail;
import vn.chitieu.localstack.data.KeyRing;
import vn.chitieu.localstack.data.SignIns;
import vn.chitieu.localstack.foreign.HostAndPort;
import vn.chitieu.localstack.sample.SampleLoader;
import vn.chitieu.localstack.services.NotificationApi.SentMail;

/** Reports the progress of the stack, and its result, to the user at the terminal. */
final class StackReporter {

    /** The line that says that the sample is aggregated and all mail that it causes is sent. */
    static final String READY = "Ready";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final ZoneId CITY_ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final String FOREIGN = " (foreign: not started and not stopped here)";
    private static final int QUARTERS_OF_THE_WAY = 4;
    private static final int BAR_WIDTH = 100;

    private final PrintStream out;
    private final boolean terminal;

    StackReporter(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    void say(String line) {
        out.println(line);
    }

    void started(StackPlan plan, RunningStack stack, Duration took) {
        say((plan.foreign().isEmpty() ? "Broker, database, inbox" : "What is embedded")
                + " and the three services run on "
                + plan.data() + " after " + took.toSeconds()
                + " s; their clock says " + TIME.format(stack.clock().now().atZone(CITY_ZONE)));
    }

    /** Runs something that reports progress, under a bar on a terminal and else with a line at each quarter of it. */
    int underABar(String task, int updates, Loading loading) {
        if (!terminal) {
            AtomicInteger reported = new AtomicInteger();
            return loading.load((done, total) -> {
                int quarters = done * QUARTERS_OF_THE_WAY / total;
                if (reported.getAndSet(quarters) < quarters) {
                    say(task + ": " + done + " of " + total);
                }
            });
        }
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(updates)
                .setConsumer(new ConsoleProgressBarConsumer(out, BAR_WIDTH))
                .build()) {
            return loading.load((done, total) -> {
                bar.maxHint(total);
                bar.stepTo(done);
            });
        }
    }

    void table(List<String> lines) {
        say("");
        lines.forEach(this::say);
    }

    /** Shows what arrived in the embedded inbox. */
    void alerts(List<DeliveredMail> mails) {
        say("");
        say("Alerts sent: " + mails.size());
        mails.forEach(mail -> say("  " + mail.recipient() + "  " + subject(mail)));
    }

    /** Shows what a foreign mail server has taken, which cannot be asked what arrived. */
    void alertsTaken(List<SentMail> mails, HostAndPort server) {
        say("");
        say("Alerts sent: " + mails.size() + ", as the notification service counts what " + server + " has taken");
        mails.forEach(mail -> say("  " + mail.recipient() + "  " + mail.subject()));
    }

    void addresses(RunningStack stack, StackPlan plan) {
        say("");
        say("Dashboard      " + stack.services().aggregation() + "/");
        say("Ingestion      " + stack.services().ingestion());
        say("Aggregation    " + stack.services().aggregation());
        say("Alerts         " + stack.services().notification() + "/");
        partAddresses(stack, plan);
        say("Sign in        " + SignIns.LEADER + ", password in " + plan.data().resolve("sign-in.csv") + " (others: "
                + SignIns.STAFF + ", " + SignIns.ADMIN + (stack.signIns().size() > 3 ? " and one of each unit)" : ")"));
        cities(stack.catalogs().cities());
        say("Keys           " + plan.data().resolve("credentials.csv") + " (" + KeyRing.ADMIN + ", " + KeyRing.READER
                + ", "
                + KeyRing.STAFF
                + ", "
                + KeyRing.TARGETS
                + (plan.sample() ? " and each unit)" : "; the key of the administrator issues others)"));
        say("Answers        " + stack.services().notification() + "/answer/..., from the links in mails; signed with "
                + plan.data().resolve("link-keys.txt"));
        say("Logs           " + plan.data().resolve("logs"));
        say("Ctrl-C stops everything; what was accepted is kept.");
    }

    private void cities(List<String> all) {
        if (all.size() > 1) {
            say("Cities         " + String.join(", ", all) + " (users and keys end with .CITY but for the city in"
                    + " city.txt; " + SignIns.PROVINCE + " sees all; ?city=ID asks about one)");
        }
    }

    private void partAddresses(RunningStack stack, StackPlan plan) {
        say("Kafka          " + stack.bootstrapServers() + access(plan));
        say("MongoDB        " + stack.mongodb() + (plan.foreign().mongodb() == null ? "" : FOREIGN));
        say(stack.inbox()
                .map(inbox -> "SMTP, IMAP     127.0.0.1:" + inbox.smtpPort() + ", 127.0.0.1:" + inbox.imapPort()
                        + " (every user, every password)")
                .orElseGet(() -> "SMTP           " + stack.smtp() + " (foreign: mail is read there, "
                        + plan.data().resolve("mail") + " gets none, and no archive is asked for mails whose outcome"
                        + " is unknown)"));
    }

    private static String access(StackPlan plan) {
        if (!plan.foreign().kafka().isEmpty()) {
            return FOREIGN;
        }
        return plan.secure()
                ? ", SASL_PLAINTEXT with SCRAM-SHA-512; its users are in "
                        + plan.data().resolve("broker-users.csv")
                        + ", those of wards come with their keys (docs/for-wards/kafka.md)"
                : " (lets in everybody; ./run --secure authenticates them)";
    }

    void ready() {
        say(READY);
        out.flush();
    }

    private static String subject(DeliveredMail mail) {
        try {
            return mail.message().getSubject();
        } catch (MessagingException e) {
            return "(subject cannot be read: " + e.getMessage() + ")";
        }
    }

    /** Something that loads updates and says how far it got. */
    @FunctionalInterface
    interface Loading {
        int load(SampleLoader.Progress progress);
    }
}
