package vn.chitieu.contracts.vocabulary;

import java.util.Objects;

/**
 * Scope of a total, what it covers: the city, one of its clusters, or one unit. Written {@code city},
 * {@code cluster:<id>}, {@code unit:<id>}; ordered city first, then clusters, then units, each by id.
 */
public sealed interface Scope extends Comparable<Scope> permits Scope.City, Scope.Cluster, Scope.Unit {

    /** Returns the scope of the whole city. */
    static Scope city() {
        return new City();
    }

    /**
     * Reads {@code city}, {@code cluster:<id>} or {@code unit:<id>}.
     *
     * @throws IllegalArgumentException if the text is none of these or the id is not 1 to 64 characters of a-z, 0-9 and
     *     inner hyphens
     */
    static Scope parse(String text) {
        if (text.equals("city")) {
            return city();
        }
        if (text.startsWith("cluster:")) {
            return new Cluster(text.substring("cluster:".length()));
        }
        if (text.startsWith("unit:")) {
            return new Unit(text.substring("unit:".length()));
        }
        throw new IllegalArgumentException("expected city, cluster:<id> or unit:<id>, got " + SafeText.of(text));
    }

    @Override
    default int compareTo(Scope other) {
        int byRank = Integer.compare(rank(this), rank(other));
        return byRank != 0 ? byRank : idOf(this).compareTo(idOf(other));
    }

    private static String idOf(Scope scope) {
        if (scope instanceof Unit unit) {
            return unit.id();
        }
        return scope instanceof Cluster cluster ? cluster.id() : "";
    }

    private static int rank(Scope scope) {
        if (scope instanceof City) {
            return 0;
        }
        return scope instanceof Cluster ? 1 : 2;
    }

    private static void checkId(String id) {
        if (!Id.isValid(id)) {
            throw new IllegalArgumentException(
                    "expected an id of 1 to 64 characters a-z, 0-9 and inner hyphens, got " + SafeText.of(id));
        }
    }

    /** The city. */
    record City() implements Scope {
        @Override
        public String toString() {
            return "city";
        }
    }

    /** A cluster (cụm) of wards. */
    record Cluster(String id) implements Scope {
        public Cluster {
            Objects.requireNonNull(id);
            checkId(id);
        }

        @Override
        public String toString() {
            return "cluster:" + id;
        }
    }

    /** One unit that reports. */
    record Unit(String id) implements Scope {
        public Unit {
            Objects.requireNonNull(id);
            checkId(id);
        }

        @Override
        public String toString() {
            return "unit:" + id;
        }
    }

    /** The shape of an id of a unit or cluster. */
    final class Id {
        private static final int MOST_CHARACTERS = 64;

        private Id() {}

        /**
         * Returns whether the text can be the id of a unit or cluster: 1 to 64 characters of a-z, 0-9 and inner
         * hyphens.
         */
        public static boolean isValid(String text) {
            int last = text.length() - 1;
            if (last < 0 || last >= MOST_CHARACTERS || text.charAt(0) == '-' || text.charAt(last) == '-') {
                return false;
            }
            for (int i = 0; i <= last; i++) {
                char c = text.charAt(i);
                if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')) {
                    return false;
                }
            }
            return true;
        }
    }
}
