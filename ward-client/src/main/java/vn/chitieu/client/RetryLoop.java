package vn.chitieu.client;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Retries with a timeout. */
final class RetryLoop {

    private static final long LONGEST_MS = Long.MAX_VALUE / 2_000_000;

    private static final Duration IN_USE = Duration.ofSeconds(2);
    private static final Duration MOMENT = Duration.ofMillis(100);

    private RetryLoop() {}

    /**
     * Runs an operation on files, and retries it for two seconds while another program has them open, such as a search
     * index or a virus scanner: Windows renames nothing that is open.
     *
     * @throws IOException of the last time
     */
    static void whileInUse(OnFiles work) throws IOException {
        SpoolSender.WaitPolicy waitPolicy = within(IN_USE);
        while (true) {
            try {
                work.run();
                return;
            } catch (NoSuchFileException gone) {
                throw gone;
            } catch (FileSystemException inUse) {
                if (!again(waitPolicy)) {
                    throw inUse;
                }
            }
        }
    }

    private static boolean again(SpoolSender.WaitPolicy waitPolicy) {
        try {
            return waitPolicy.waits(MOMENT);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What is done to files. */
    @FunctionalInterface
    interface OnFiles {
        /** Does it. */
        void run() throws IOException;
    }

    /** Returns a wait that ends so long from now. */
    static SpoolSender.WaitPolicy within(Duration wait) {
        long until = System.nanoTime() + Math.min(wait.toMillis(), LONGEST_MS) * 1_000_000;
        CountDownLatch never = new CountDownLatch(1);
        return time -> {
            if (System.nanoTime() + time.toNanos() - until > 0) {
                return false;
            }
            return !never.await(time.toMillis(), TimeUnit.MILLISECONDS);
        };
    }
}
