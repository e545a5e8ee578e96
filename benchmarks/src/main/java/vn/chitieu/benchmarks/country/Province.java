package vn.chitieu.benchmarks.country;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One province, which is one city of the system.
 *
 * @param number from 1
 * @param communes how many communes report
 */
record Province(int number, int communes) {

    /** How many communes a country of 34 provinces has. */
    static final int ALL_COMMUNES = 3_321;

    private static final int CLUSTERS = 6;
    private static final int FEWEST = 5;
    /** How many communes the provinces have: a few more than 160, a few less than 50, most about 100. */
    private static final List<Integer> SIZES = List.of(
            126, 168, 114, 94, 40, 103, 102, 99, 64, 56, 102, 45, 95, 102, 135, 69, 104, 65, 38, 124, 65, 99, 130, 129,
            148, 96, 54, 78, 75, 96, 92, 166, 124, 124);

    /** Returns how many provinces there are at most. */
    static int most() {
        return SIZES.size();
    }

    /**
     * Returns the first provinces of the table, with as many communes in all as wanted, spread like those of the table.
     *
     * @throws IllegalArgumentException if there are no so many provinces, or too few communes for each to have some
     */
    static List<Province> of(int provinces, int communes) {
        if (provinces < 1 || provinces > most() || communes < FEWEST * provinces) {
            throw new IllegalArgumentException("expected 1 to " + most() + " provinces with " + FEWEST
                    + " communes each on average, got " + provinces + " with " + communes);
        }
        int all = SIZES.subList(0, provinces).stream().mapToInt(size -> size).sum();
        List<Province> made = new ArrayList<>();
        int before = 0;
        for (int index = 0; index < provinces; index++) {
            int after = before + SIZES.get(index);
            int size = (int) ((long) communes * after / all - (long) communes * before / all);
            made.add(new Province(index + 1, Math.max(1, size)));
            before = after;
        }
        return made;
    }

    /** Returns the id of the city. */
    String id() {
        return "province-%02d".formatted(number);
    }

    /** Returns the ids of its communes, the same in every province. */
    List<String> units() {
        return IntStream.rangeClosed(1, communes).mapToObj(Province::unit).toList();
    }

    /** Returns the ids of its clusters. */
    List<String> clusters() {
        return IntStream.rangeClosed(1, Math.min(CLUSTERS, communes))
                .mapToObj("cluster-%d"::formatted)
                .toList();
    }

    /** Returns the cluster of a commune. */
    String clusterOf(int commune) {
        return clusters().get(commune % clusters().size());
    }

    /** Returns the id of a commune. */
    static String unit(int commune) {
        return "commune-%03d".formatted(commune);
    }

    /** Returns the address of the chairperson of a commune. */
    String chairperson(int commune) {
        return "chu-tich-%03d@%s.example.org".formatted(commune, id());
    }
}
