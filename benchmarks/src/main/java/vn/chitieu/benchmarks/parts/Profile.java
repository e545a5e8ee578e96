package vn.chitieu.benchmarks.parts;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Profile of one run: by thread, by command of the database, and, if wanted, by stack. To look at stacks stops all
 * threads each time, so it slows down what it looks at.
 */
public final class Profile {

    private final ThreadCpu threads = ThreadCpu.start();
    private final DatabaseCommands commands;
    private final @Nullable StackSampler sampler;

    private Profile(MeterRegistry meters, boolean stacks) {
        this.commands = DatabaseCommands.start(meters);
        this.sampler = stacks ? StackSampler.start() : null;
    }

    /** Begins to look at the service that has these meters, and at all threads of this process. */
    public static Profile start(MeterRegistry meters, boolean stacks) {
        return new Profile(meters, stacks);
    }

    /** Stops and prints what was seen of so many updates in so many batches. */
    public void stop(int updates, long batches) {
        threads.print(updates);
        commands.print(batches);
        if (sampler != null) {
            sampler.stop();
        }
    }
}
