package vn.chitieu.notification.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of allowances must do. */
abstract class DailyMailQuotaContract {

    private static final LocalDate DAY = LocalDate.of(2022, 4, 7);
    private static final int THREADS = 8;

    private DailyMailQuota allowance;

    abstract DailyMailQuota empty();

    @BeforeEach
    void start() {
        allowance = empty();
    }

    @Test
    void givesEachPersonSoManyADayAndTheSameNoticeTheSameAnswer() {
        assertThat(allowance.take("uv-dn", DAY, "a", 2)).isTrue();
        assertThat(allowance.take("uv-dn", DAY, "b", 2)).isTrue();
        assertThat(allowance.take("uv-dn", DAY, "c", 2)).isFalse();
        assertThat(allowance.take("uv-dn", DAY, "a", 2)).isTrue();
        assertThat(allowance.take("uv-dn", DAY, "c", 2)).isFalse();
        assertThat(allowance.take("uv-dn", DAY.plusDays(1), "c", 2)).isTrue();
        assertThat(allowance.take("co-van", DAY, "d", 2)).isTrue();
    }

    @Test
    void givesNoMoreHoweverManyAskAtOnce() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Integer>> racers = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            String own = "notice-" + thread + "-";
            Callable<Integer> racer = () -> {
                start.await();
                int taken = 0;
                for (int i = 0; i < 5; i++) {
                    taken += allowance.take("uv-dn", DAY, own + i, 3) ? 1 : 0;
                }
                return taken;
            };
            racers.add(pool.submit(racer));
        }
        start.countDown();
        int taken = 0;
        for (Future<Integer> racer : racers) {
            taken += racer.get();
        }
        pool.shutdown();
        assertThat(taken).isEqualTo(3);
    }
}
